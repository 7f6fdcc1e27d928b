#include "case_results.h"

#include "diff/word_diff.h"
#include "document/equality.h"
#include "document/reader.h"

namespace resume_patch::tests {

std::string written(document::Value value) {
  std::string text;
  document::write(text, value);
  return text;
}

bool same_json(const std::string& left, const std::string& right) {
  const auto left_document = document::read(left);
  const auto right_document = document::read(right);
  const auto* left_read = std::get_if<document::Document>(&left_document);
  const auto* right_read = std::get_if<document::Document>(&right_document);
  if (left_read == nullptr || right_read == nullptr) return false;
  if (!document::equal(left_read->root(), right_read->root())) return false;
  const auto left_plain = nlohmann::json::parse(left, nullptr, false);
  const auto right_plain = nlohmann::json::parse(right, nullptr, false);
  return left_plain.is_discarded() || right_plain.is_discarded() || left_plain == right_plain;
}

std::string params_text(const validate::Issue& issue) {
  return document::dump(issue.params);
}

namespace {

std::string json_string(std::string_view text) {
  return document::Json(text).dump();
}

Entries entries_of(const std::vector<validate::Issue>& issues) {
  Entries entries;
  for (const validate::Issue& issue : issues) {
    const bool is_error = issue.severity == schema::Severity::error;
    entries.push_back({{"path", json_string(issue.path)},
                       {"code", json_string(issue.code)},
                       {"severity", json_string(is_error ? "error" : "warning")},
                       {"params", params_text(issue)}});
  }
  return entries;
}

/// Adds the values before and after a change or an ignored edit.
template <typename Edit>
void add_sides(Entry& entry, const Edit& edit) {
  if (edit.before) entry["before"] = written(*edit.before);
  if (edit.after) entry["after"] = written(*edit.after);
}

Entries entries_of(const std::vector<patch::IgnoredEdit>& ignored) {
  Entries entries;
  for (const patch::IgnoredEdit& one : ignored) {
    Entry entry{{"path", json_string(one.path)}, {"reason", json_string(patch::name_of(one.reason))}};
    add_sides(entry, one);
    entries.push_back(std::move(entry));
  }
  return entries;
}

/// Reports whether an entry has every expected member. Other members are not compared.
bool fits(const Entry& entry, const Json& expected) {
  for (const auto& [name, value] : expected.items()) {
    const auto found = entry.find(name);
    if (found == entry.end() || !same_json(found->second, value.dump())) return false;
  }
  return true;
}

}  // namespace

Entries entries_of(const std::vector<diff::Change>& changes) {
  Entries entries;
  for (const diff::Change& change : changes) {
    Entry entry{{"kind", json_string(diff::name_of(change.kind))}, {"path", json_string(change.path)}};
    if (change.kind == diff::ChangeKind::move) entry["from"] = json_string(change.from);
    add_sides(entry, change);
    if (const auto words = diff::changed_words_of(change)) {
      const Json ranges = {{"before", words->before}, {"after", words->after}};
      entry["ranges"] = ranges.dump();
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

void check_entries(Entries entries, const Json& expected) {
  std::string all;
  for (const Entry& entry : entries) {
    all += '\n';
    for (const auto& [name, text] : entry) all.append(" ").append(name).append(" ").append(text);
  }
  INFO("all:", all);
  for (const Json& one : expected) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return fits(entry, one); });
    const std::string missing = found == entries.end() ? one.dump() : "";
    CHECK(missing == "");
    if (found != entries.end()) entries.erase(found);
  }
  for (const Entry& entry : entries) {
    const std::string unexpected = entry.at("path");
    CHECK(unexpected == "");
  }
}

void check_changes(const std::vector<diff::Change>& changes, const Json& expected) {
  for (const Json& one : expected) check_members(one, {"kind", "path", "from", "before", "after", "ranges"});
  check_entries(entries_of(changes), expected);
}

void check_ignored(const std::vector<patch::IgnoredEdit>& ignored, const Json& expected) {
  for (const Json& one : expected) check_members(one, {"path", "reason", "before", "after"});
  check_entries(entries_of(ignored), expected);
}

void check_issues(const std::vector<validate::Issue>& issues, Json expected) {
  for (Json& one : expected) {
    check_members(one, {"path", "code", "severity", "params"});
    if (!one.contains("severity")) one["severity"] = "error";
  }
  check_entries(entries_of(issues), expected);
  for (auto issue = issues.begin(); issue != issues.end(); ++issue) {
    const bool comes_again = std::any_of(issue + 1, issues.end(), [&](const validate::Issue& other) {
      return other.path == issue->path && other.code == issue->code;
    });
    INFO("place: ", issue->path);
    CHECK_FALSE(comes_again);
  }
}

bool has_error(const Json& issues) {
  return std::any_of(issues.begin(), issues.end(),
                     [](const Json& issue) { return issue.value("severity", "error") == "error"; });
}

}  // namespace resume_patch::tests
