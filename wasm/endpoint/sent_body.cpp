#include "endpoint/sent_body.h"

#include <algorithm>
#include <functional>

#include "document/argsort.h"
#include "document/pointer.h"
#include "document/writer.h"
#include "validate/validator.h"

namespace resume_patch::endpoint {

namespace {

using document::Path;
using document::Value;

/// Writes a value without the members at sorted paths.
class FilteredWriter {
 public:
  FilteredWriter(std::string& out, const std::vector<std::string>& paths) : out_(out), paths_(paths) {}

  void write(Value value, const Path& at) {
    const std::string path = at.pointer();
    if (!value.is_container() || !is_above_any(path)) return document::write(out_, value);
    const char opening = value.is_object() ? '{' : '[';
    out_ += opening;
    for (const Value::Member member : value.members()) {
      const std::string name = member.key.string();
      const Path member_path(at, name);
      if (std::binary_search(paths_.begin(), paths_.end(), member_path.pointer())) continue;
      if (out_.back() != opening) out_ += ',';
      document::write_key(out_, member.key);
      write(member.value, member_path);
    }
    std::uint32_t position = 0;
    for (const Value item : value.items()) {
      if (position > 0) out_ += ',';
      write(item, Path(at, position++));
    }
    out_ += value.is_object() ? '}' : ']';
  }

 private:
  [[nodiscard]] bool is_above_any(const std::string& path) const {
    const std::string below = path + '/';
    const auto next = std::lower_bound(paths_.begin(), paths_.end(), below);
    return next != paths_.end() && next->compare(0, below.size(), below) == 0;
  }

  std::string& out_;
  const std::vector<std::string>& paths_;
};

std::vector<std::string> sorted(std::vector<std::string>&& texts) {
  document::sort(texts, std::less<>());
  return std::move(texts);
}

/// Returns the code and the path of an issue, with "*" for positions in lists.
std::string key_of(const validate::Issue& issue) {
  std::string key(issue.code);
  std::string_view path = issue.path;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view token = path.substr(1, end - 1);
    key += '/';
    key += document::array_index(token) ? "*" : token;
    path = path.substr(end);
  }
  return key;
}

}  // namespace

std::string without_members(Value body, const std::vector<std::string>& paths) {
  const std::vector<std::string> ordered = sorted(std::vector<std::string>(paths));
  std::string text;
  FilteredWriter(text, ordered).write(body, Path());
  return text;
}

std::string members_of_body(Value stored, Value body) {
  std::string text = "{";
  for (const Value::Member member : stored.members()) {
    if (!body.find(member.key.string())) continue;
    if (text.size() > 1) text += ',';
    document::write_key(text, member.key);
    document::write(text, member.value);
  }
  return text + '}';
}

StoredIssues::StoredIssues(const validate::Report& report) : is_partial_(report.truncated) {
  std::vector<std::string> keys;
  for (const validate::Issue& issue : report.issues) keys.push_back(key_of(issue));
  keys_ = sorted(std::move(keys));
}

bool StoredIssues::has(const validate::Issue& issue) const {
  return is_partial_ || std::binary_search(keys_.begin(), keys_.end(), key_of(issue));
}

}  // namespace resume_patch::endpoint
