// Models of the two kinds of servers, and the equality of resources: an independent and simple implementation
// of what build_body() promises.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "diff/compare.h"
#include "document/pointer.h"
#include "document/writer.h"
#include "patch/body.h"
#include "random_documents.h"

namespace resume_patch::tests {

/// Applies a body as a server does that replaces each top-level property of it.
inline Plain apply_by_replacing(Plain stored, const Plain& body) {
  for (const auto& [name, value] : body.items()) stored[name] = value;
  return stored;
}

/// Applies a body as a server does that merges (RFC 7396, section 2).
inline Plain apply_by_merging(Plain target, const Plain& patch) {
  if (!patch.is_object()) return patch;
  if (!target.is_object()) target = Plain::object();
  for (const auto& [name, value] : patch.items()) {
    if (value.is_null()) {
      target.erase(name);
    } else {
      target[name] = apply_by_merging(target.contains(name) ? target[name] : Plain(), value);
    }
  }
  return target;
}

inline Plain plain(document::Value value) {
  std::string text;
  document::write(text, value);
  return Plain::parse(text, nullptr, false);
}

/// Returns `after`, in which everything that the body does not carry is as in `before`.
inline Plain expected_after(Plain after, const std::vector<patch::IgnoredEdit>& ignored) {
  for (const patch::IgnoredEdit& one : ignored) {
    const auto tokens = *document::split_pointer(one.path);
    Plain* container = &after;
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at)
      container = container->is_array() ? &(*container)[std::stoul(tokens[at])] : &(*container)[tokens[at]];
    CHECK(container->is_object());
    if (one.before) {
      (*container)[tokens.back()] = plain(*one.before);
    } else {
      container->erase(tokens.back());
    }
  }
  return after;
}

/// The differences that a comparison of resources ignores.
struct Reduction {
  bool empty_is_null = false;
  bool keep_empty_lists = false;  ///< Unless set, a removed list equals an empty one.
  bool keep_unnamed = false;      ///< Unless set, members that a closed object does not name are dropped.
};

inline Plain reduced(const Plain& value, const diff::DiffSchemas& schemas, diff::DiffSchemaId id,
                     Reduction how, bool in_list = false) {
  const diff::DiffSchema& schema = schemas[id];
  if (value.is_array()) {
    Plain list = Plain::array();
    for (const Plain& item : value) list.push_back(reduced(item, schemas, schema.items, how, true));
    return list;
  }
  if (!value.is_object()) return value;
  Plain object = Plain::object();
  for (const auto& [name, member] : value.items()) {
    const diff::MemberSchema member_schema = diff::find_member_schema(schemas, schema, name);
    const diff::DiffSchema& inner = schemas[member_schema.schema];
    if (member_schema.access == diff::MemberAccess::read_only) continue;
    if (member_schema.access == diff::MemberAccess::forbidden && !how.keep_unnamed) continue;
    if (member.is_null() && (inner.nullable || !in_list)) continue;
    if (how.empty_is_null && inner.nullable && inner.is_string && member == "") continue;
    const bool removed_list =
        inner.is_list && (!inner.nullable || how.empty_is_null) && !how.keep_empty_lists;
    if (removed_list && member.is_array() && member.empty()) continue;
    object[name] = reduced(member, schemas, member_schema.schema, how, in_list);
  }
  return object;
}

/// Applies a list of changes to `before`, using nothing but the list.
class Rebuilder {
 public:
  explicit Rebuilder(const std::vector<diff::Change>& changes) {
    for (const diff::Change& change : changes) {
      if (change.kind == diff::ChangeKind::remove) {
        removed_.insert(change.path);
      } else if (change.kind == diff::ChangeKind::move) {
        moved_to_[change.path] = change.from;
        moved_from_.insert(change.from);
      } else {
        set_[change.path] = plain(*change.after);
        if (change.kind == diff::ChangeKind::add) added_[parent_of(change.path)].push_back(change.path);
      }
    }
  }

  [[nodiscard]] Plain rebuild(const Plain& before, const std::string& from, const std::string& to) const {
    if (const auto set = set_.find(to); set != set_.end()) return set->second;
    if (before.is_object()) return rebuild_object(before, from, to);
    if (before.is_array()) return rebuild_list(before, from, to);
    return before;
  }

 private:
  static std::string parent_of(const std::string& path) { return path.substr(0, path.rfind('/')); }
  static std::string child(std::string path, const std::string& name) {
    document::append_token(path, name);
    return path;
  }

  [[nodiscard]] Plain rebuild_object(const Plain& before, const std::string& from,
                                     const std::string& to) const {
    Plain object = Plain::object();
    for (const auto& [name, member] : before.items()) {
      if (removed_.count(child(from, name)) == 0)
        object[name] = rebuild(member, child(from, name), child(to, name));
    }
    if (const auto added = added_.find(to); added != added_.end()) {
      for (const std::string& path : added->second)
        object[document::split_pointer(path)->back()] = set_.at(path);
    }
    return object;
  }

  [[nodiscard]] Plain rebuild_list(const Plain& before, const std::string& from,
                                   const std::string& to) const {
    std::vector<std::size_t> staying;
    for (std::size_t at = 0; at < before.size(); ++at) {
      const std::string path = child(from, std::to_string(at));
      if (removed_.count(path) == 0 && moved_from_.count(path) == 0) staying.push_back(at);
    }
    const auto added = added_.find(to);
    const std::set<std::string> added_here =
        added == added_.end() ? std::set<std::string>()
                              : std::set<std::string>(added->second.begin(), added->second.end());
    Plain list = Plain::array();
    for (std::size_t next = 0;;) {
      const std::string path = child(to, std::to_string(list.size()));
      if (added_here.count(path) != 0) {
        list.push_back(set_.at(path));
      } else if (const auto move = moved_to_.find(path); move != moved_to_.end()) {
        const auto origin = std::stoul(document::split_pointer(move->second)->back());
        list.push_back(rebuild(before[origin], move->second, path));
      } else if (next < staying.size()) {
        const std::size_t origin = staying[next++];
        list.push_back(rebuild(before[origin], child(from, std::to_string(origin)), path));
      } else {
        return list;
      }
    }
  }

  std::set<std::string> removed_;
  std::set<std::string> moved_from_;
  std::map<std::string, std::string> moved_to_;
  std::map<std::string, Plain> set_;
  std::map<std::string, std::vector<std::string>> added_;
};

}  // namespace resume_patch::tests
