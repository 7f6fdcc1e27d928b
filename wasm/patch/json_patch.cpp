#include "patch/json_patch.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "document/json.h"
#include "document/pointer.h"
#include "document/tree.h"
#include "document/writer.h"

namespace resume_patch::patch {

namespace {

using document::EditFault;
using document::Json;
using document::make_object;
using document::Tree;
using document::Value;

enum class Verb : std::uint8_t { add, remove, replace, move, copy, test };
constexpr std::array<std::string_view, 6> verb_names = {"add", "remove", "replace", "move", "copy", "test"};

PatchFault fault_of(EditFault fault) {
  switch (fault) {
    case EditFault::none: break;
    case EditFault::missing: return PatchFault::not_found;
    case EditFault::invalid_index: return PatchFault::invalid_index;
    case EditFault::past_end: return PatchFault::past_end;
    case EditFault::root: return PatchFault::whole_document;
    case EditFault::own_child: return PatchFault::own_child;
  }
  return PatchFault::none;
}

class Patching {
 public:
  Patching(Value document, bool inverts, JsonPatchResult& result)
      : tree_(document), inverts_(inverts), result_(result), operation_(document) {}

  void run(Value operations);

 private:
  using Tokens = std::vector<std::string>;

  [[nodiscard]] bool read();
  [[nodiscard]] bool read_pointer(const char* name, Tokens& tokens, PatchFault missing);
  [[nodiscard]] bool fail(PatchFault fault, bool at_from = false);
  [[nodiscard]] bool perform();
  [[nodiscard]] bool test();
  void undo(const Tree::Edited& edited);
  void undo_move(const std::string& path, const Tree::Edited& edited);
  void keep_test();
  void add_operation(Verb verb, std::string_view path, const Tree::Part* value);
  void list_inverse();

  Tree tree_;
  bool inverts_;
  JsonPatchResult& result_;
  std::vector<Json> undoing_;        ///< Operations that undo those that were done, one after another.
  std::vector<std::size_t> starts_;  ///< The position of the first one that undoes each of them.
  document::Limits left_;            ///< The bytes that their values may still have.

  // The operation in turn.
  Value operation_;
  Verb verb_ = Verb::test;
  Tokens path_;
  Tokens from_;                    ///< Of a move or a copy.
  document::OptionalValue value_;  ///< Of the others.
};

bool Patching::fail(PatchFault fault, bool at_from) {
  result_.fault = fault;
  result_.at_from = at_from;
  return false;
}

bool Patching::read_pointer(const char* name, Tokens& tokens, PatchFault missing) {
  const bool at_from = missing == PatchFault::missing_from;
  const auto pointer = operation_.find(name);
  if (!pointer) return fail(missing, at_from);
  auto split = pointer->is_string() ? document::split_pointer(pointer->string()) : std::nullopt;
  if (!split) return fail(PatchFault::invalid_pointer, at_from);
  tokens.swap(*split);
  return true;
}

bool Patching::read() {
  if (!operation_.is_object()) return fail(PatchFault::not_an_object);
  const auto name = operation_.find("op");
  if (!name) return fail(PatchFault::missing_op);
  std::size_t verb = 0;
  while (verb < verb_names.size() && !(name->is_string() && name->text_is(verb_names[verb]))) ++verb;
  if (verb == verb_names.size()) return fail(PatchFault::unknown_op);
  verb_ = static_cast<Verb>(verb);
  if (!read_pointer("path", path_, PatchFault::missing_path)) return false;
  if (verb_ == Verb::move || verb_ == Verb::copy)
    return read_pointer("from", from_, PatchFault::missing_from);
  value_ = operation_.find("value");
  return value_ || verb_ == Verb::remove || fail(PatchFault::missing_value);
}

bool Patching::test() {
  EditFault fault = EditFault::none;
  const Tree::Part part = tree_.get(path_, fault);
  if (part.is_empty()) return fail(fault_of(fault));
  if (!tree_.equal(part, *value_)) return fail(PatchFault::test_failed);
  if (inverts_) keep_test();
  return true;
}

bool Patching::perform() {
  Tree::Edited edited;
  switch (verb_) {
    case Verb::add: edited = tree_.add(path_, *value_); break;
    case Verb::remove: edited = tree_.remove(path_); break;
    case Verb::replace: edited = tree_.replace(path_, *value_); break;
    case Verb::move: edited = tree_.move(from_, path_); break;
    case Verb::copy: edited = tree_.copy(from_, path_); break;
    case Verb::test: return test();
  }
  if (edited.fault != EditFault::none) return fail(fault_of(edited.fault), edited.fault_at_from);
  if (inverts_) undo(edited);
  return true;
}

void Patching::keep_test() {
  Json::object_t test;
  for (const Value::Member member : operation_.members()) {
    std::string name = member.key.string();
    const bool is_own = name == "op" || name == "path";
    test.emplace_back(std::move(name), is_own ? Json(member.value.string()) : document::embed(member.value));
  }
  undoing_.emplace_back(std::move(test));
}

void Patching::add_operation(Verb verb, std::string_view path, const Tree::Part* value) {
  Json operation = make_object({{"op", verb_names[static_cast<std::size_t>(verb)]}, {"path", path}});
  if (value != nullptr) {
    std::string text;
    if (const auto limit = tree_.write(text, *value, left_)) result_.limit = limit;
    left_.bytes -= static_cast<std::uint32_t>(std::min<std::size_t>(left_.bytes, text.size()));
    operation["value"] = document::embed(std::move(text));
  }
  undoing_.push_back(std::move(operation));
}

void Patching::undo(const Tree::Edited& edited) {
  std::string path = operation_.find("path")->string();
  if (edited.is_item && path.back() == '-') {
    path.pop_back();
    document::append_number(path, edited.index);
  }
  const bool stays = edited.before.is_empty() && path.empty();
  if (verb_ == Verb::move && (stays || !path.empty())) return undo_move(path, edited);
  if (verb_ == Verb::remove) return add_operation(Verb::add, path, &edited.before);
  if (edited.before.is_empty()) return add_operation(Verb::remove, path, nullptr);
  add_operation(Verb::replace, path, &edited.before);
}

void Patching::undo_move(const std::string& path, const Tree::Edited& edited) {
  const std::string from = operation_.find("from")->string();
  const bool replaces = !edited.before.is_empty();
  // Out of a container and into its place, or before it: the way back would be a move into its own child. And
  // an item that comes back may shift the member that it had replaced.
  if (from.starts_with(path + '/') || (replaces && document::array_index(from_.back()))) {
    EditFault fault = EditFault::none;
    const Tree::Part moved = tree_.get(path_, fault);
    if (edited.is_item) {
      add_operation(Verb::remove, path, nullptr);
    } else {
      add_operation(Verb::replace, path, &edited.before);
    }
    return add_operation(Verb::add, from, &moved);
  }
  undoing_.push_back(make_object(
      {{"op", verb_names[static_cast<std::size_t>(Verb::move)]}, {"from", path}, {"path", from}}));
  if (replaces) add_operation(Verb::add, path, &edited.before);
}

// The last one is undone first.
void Patching::list_inverse() {
  result_.operations = Json::array();
  std::size_t end = undoing_.size();
  for (std::size_t at = starts_.size(); at-- > 0; end = starts_[at]) {
    for (std::size_t each = starts_[at]; each < end; ++each)
      result_.operations.push_back(std::move(undoing_[each]));
  }
}

void Patching::run(Value operations) {
  if (!operations.is_array()) return static_cast<void>(fail(PatchFault::not_a_list));
  for (const Value operation : operations.items()) {
    operation_ = operation;
    starts_.push_back(undoing_.size());
    if (!read() || !perform()) {
      result_.operation = operation;
      return;
    }
    if (result_.limit) return;
    ++result_.index;
  }
  if (inverts_) {
    list_inverse();
  } else {
    result_.limit = tree_.write(result_.text, tree_.root());
  }
}

}  // namespace

std::string_view name_of(PatchFault fault) {
  switch (fault) {
    case PatchFault::none: break;
    case PatchFault::not_a_list: return "notAList";
    case PatchFault::not_an_object: return "notAnObject";
    case PatchFault::missing_op: return "missingOp";
    case PatchFault::unknown_op: return "unknownOp";
    case PatchFault::missing_path: return "missingPath";
    case PatchFault::missing_from: return "missingFrom";
    case PatchFault::missing_value: return "missingValue";
    case PatchFault::invalid_pointer: return "invalidPointer";
    case PatchFault::not_found: return "notFound";
    case PatchFault::invalid_index: return "invalidIndex";
    case PatchFault::past_end: return "outOfRange";
    case PatchFault::whole_document: return "wholeDocument";
    case PatchFault::own_child: return "ownChild";
    case PatchFault::test_failed: return "testFailed";
  }
  return {};
}

JsonPatchResult apply_json_patch(Value document, Value operations) {
  JsonPatchResult result;
  Patching(document, false, result).run(operations);
  return result;
}

JsonPatchResult invert_json_patch(Value document, Value operations) {
  JsonPatchResult result;
  Patching(document, true, result).run(operations);
  return result;
}

}  // namespace resume_patch::patch
