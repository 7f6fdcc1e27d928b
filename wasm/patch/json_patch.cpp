#include "patch/json_patch.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "document/editable_tree.h"
#include "document/json.h"
#include "document/pointer.h"
#include "document/writer.h"

namespace resume_patch::patch {

namespace {

using document::EditableTree;
using document::EditErrorCode;
using document::Json;
using document::make_object;
using document::Value;

enum class Op : std::uint8_t { add, remove, replace, move, copy, test };
constexpr std::array<std::string_view, 6> op_names = {"add", "remove", "replace", "move", "copy", "test"};

PatchErrorCode patch_error_of(EditErrorCode error) {
  switch (error) {
    case EditErrorCode::none: break;
    case EditErrorCode::not_found: return PatchErrorCode::not_found;
    case EditErrorCode::invalid_index: return PatchErrorCode::invalid_index;
    case EditErrorCode::out_of_range: return PatchErrorCode::out_of_range;
    case EditErrorCode::whole_document: return PatchErrorCode::whole_document;
    case EditErrorCode::own_child: return PatchErrorCode::own_child;
  }
  return PatchErrorCode::none;
}

class PatchApplier {
 public:
  PatchApplier(Value document, bool inverts, JsonPatchResult& result)
      : tree_(document), is_inverting_(inverts), result_(result), operation_(document) {}

  void apply(Value operations);

 private:
  using Tokens = std::vector<std::string>;

  [[nodiscard]] bool read_operation();
  [[nodiscard]] bool read_pointer(const char* name, Tokens& tokens, PatchErrorCode missing);
  [[nodiscard]] bool fail(PatchErrorCode error, bool at_from = false);
  [[nodiscard]] bool apply_operation();
  [[nodiscard]] bool test();
  void write_undo(const EditableTree::EditResult& edited);
  void write_undo_of_move(const std::string& path, const EditableTree::EditResult& edited);
  void keep_test();
  void add_operation(Op op, std::string_view path, const EditableTree::Element* value);
  void list_inverse();

  EditableTree tree_;
  bool is_inverting_;
  JsonPatchResult& result_;
  std::vector<Json> inverse_;  ///< Operations that undo the applied ones, in the same order.
  std::vector<std::size_t>
      starts_;             ///< For each applied operation, the index of the first one that undoes it.
  document::Limits left_;  ///< The remaining bytes for their values.

  // The current operation.
  Value operation_;
  Op op_ = Op::test;
  Tokens path_;
  Tokens from_;                    ///< For a move or a copy.
  document::OptionalValue value_;  ///< For other operations.
};

bool PatchApplier::fail(PatchErrorCode error, bool at_from) {
  result_.error = error;
  result_.error_is_at_from = at_from;
  return false;
}

bool PatchApplier::read_pointer(const char* name, Tokens& tokens, PatchErrorCode missing) {
  const bool at_from = missing == PatchErrorCode::missing_from;
  const auto pointer = operation_.find(name);
  if (!pointer) return fail(missing, at_from);
  auto split = pointer->is_string() ? document::split_pointer(pointer->string()) : std::nullopt;
  if (!split) return fail(PatchErrorCode::invalid_pointer, at_from);
  tokens.swap(*split);
  return true;
}

bool PatchApplier::read_operation() {
  if (!operation_.is_object()) return fail(PatchErrorCode::not_an_object);
  const auto name = operation_.find("op");
  if (!name) return fail(PatchErrorCode::missing_op);
  std::size_t op = 0;
  while (op < op_names.size() && !(name->is_string() && name->text_is(op_names[op]))) ++op;
  if (op == op_names.size()) return fail(PatchErrorCode::unknown_op);
  op_ = static_cast<Op>(op);
  if (!read_pointer("path", path_, PatchErrorCode::missing_path)) return false;
  if (op_ == Op::move || op_ == Op::copy) return read_pointer("from", from_, PatchErrorCode::missing_from);
  value_ = operation_.find("value");
  return value_ || op_ == Op::remove || fail(PatchErrorCode::missing_value);
}

bool PatchApplier::test() {
  EditErrorCode error = EditErrorCode::none;
  const EditableTree::Element element = tree_.get(path_, error);
  if (element.is_empty()) return fail(patch_error_of(error));
  if (!document::equal(element, *value_)) return fail(PatchErrorCode::test_failed);
  if (is_inverting_) keep_test();
  return true;
}

bool PatchApplier::apply_operation() {
  EditableTree::EditResult edited;
  switch (op_) {
    case Op::add: edited = tree_.add(path_, *value_); break;
    case Op::remove: edited = tree_.remove(path_); break;
    case Op::replace: edited = tree_.replace(path_, *value_); break;
    case Op::move: edited = tree_.move(from_, path_); break;
    case Op::copy: edited = tree_.copy(from_, path_); break;
    case Op::test: return test();
  }
  if (edited.error != EditErrorCode::none) return fail(patch_error_of(edited.error), edited.error_is_at_from);
  if (is_inverting_) write_undo(edited);
  return true;
}

void PatchApplier::keep_test() {
  Json::object_t test;
  for (const Value::Member member : operation_.members()) {
    std::string name = member.key.string();
    const bool is_own = name == "op" || name == "path";
    test.emplace_back(std::move(name), is_own ? Json(member.value.string()) : document::embed(member.value));
  }
  inverse_.emplace_back(std::move(test));
}

void PatchApplier::add_operation(Op op, std::string_view path, const EditableTree::Element* value) {
  Json operation = make_object({{"op", op_names[static_cast<std::size_t>(op)]}, {"path", path}});
  if (value != nullptr) {
    std::string text;
    if (const auto limit = document::write(text, *value, left_)) result_.limit = limit;
    left_.bytes -= static_cast<std::uint32_t>(std::min<std::size_t>(left_.bytes, text.size()));
    operation["value"] = document::embed(std::move(text));
  }
  inverse_.push_back(std::move(operation));
}

void PatchApplier::write_undo(const EditableTree::EditResult& edited) {
  std::string path = operation_.find("path")->string();
  if (edited.is_item && path.back() == '-') {
    path.pop_back();
    document::append_number(path, edited.index);
  }
  const bool stays = edited.before.is_empty() && path.empty();
  if (op_ == Op::move && (stays || !path.empty())) return write_undo_of_move(path, edited);
  if (op_ == Op::remove) return add_operation(Op::add, path, &edited.before);
  if (edited.before.is_empty()) return add_operation(Op::remove, path, nullptr);
  add_operation(Op::replace, path, &edited.before);
}

void PatchApplier::write_undo_of_move(const std::string& path, const EditableTree::EditResult& edited) {
  const std::string from = operation_.find("from")->string();
  const bool replaces = !edited.before.is_empty();
  // Out of a container and into its place, or before it: the way back would be a move into its own child. And
  // an item that comes back may shift the member that it had replaced.
  if (from.starts_with(path + '/') || (replaces && document::array_index(from_.back()))) {
    EditErrorCode error = EditErrorCode::none;
    const EditableTree::Element moved = tree_.get(path_, error);
    if (edited.is_item) {
      add_operation(Op::remove, path, nullptr);
    } else {
      add_operation(Op::replace, path, &edited.before);
    }
    return add_operation(Op::add, from, &moved);
  }
  inverse_.push_back(
      make_object({{"op", op_names[static_cast<std::size_t>(Op::move)]}, {"from", path}, {"path", from}}));
  if (replaces) add_operation(Op::add, path, &edited.before);
}

// The last operation is undone first.
void PatchApplier::list_inverse() {
  result_.operations = Json::array();
  std::size_t end = inverse_.size();
  for (std::size_t at = starts_.size(); at-- > 0; end = starts_[at]) {
    for (std::size_t each = starts_[at]; each < end; ++each)
      result_.operations.push_back(std::move(inverse_[each]));
  }
}

void PatchApplier::apply(Value operations) {
  if (!operations.is_array()) return static_cast<void>(fail(PatchErrorCode::not_a_list));
  for (const Value operation : operations.items()) {
    operation_ = operation;
    starts_.push_back(inverse_.size());
    if (!read_operation() || !apply_operation()) {
      result_.operation = operation;
      return;
    }
    if (result_.limit) return;
    ++result_.index;
  }
  if (is_inverting_) {
    list_inverse();
  } else {
    result_.limit = document::write(result_.text, tree_.root(), {});
  }
}

}  // namespace

std::string_view name_of(PatchErrorCode error) {
  switch (error) {
    case PatchErrorCode::none: break;
    case PatchErrorCode::not_a_list: return "notAList";
    case PatchErrorCode::not_an_object: return "notAnObject";
    case PatchErrorCode::missing_op: return "missingOp";
    case PatchErrorCode::unknown_op: return "unknownOp";
    case PatchErrorCode::missing_path: return "missingPath";
    case PatchErrorCode::missing_from: return "missingFrom";
    case PatchErrorCode::missing_value: return "missingValue";
    case PatchErrorCode::invalid_pointer: return "invalidPointer";
    case PatchErrorCode::not_found: return "notFound";
    case PatchErrorCode::invalid_index: return "invalidIndex";
    case PatchErrorCode::out_of_range: return "outOfRange";
    case PatchErrorCode::whole_document: return "wholeDocument";
    case PatchErrorCode::own_child: return "ownChild";
    case PatchErrorCode::test_failed: return "testFailed";
  }
  return {};
}

JsonPatchResult apply_json_patch(Value document, Value operations) {
  JsonPatchResult result;
  PatchApplier(document, false, result).apply(operations);
  return result;
}

JsonPatchResult invert_json_patch(Value document, Value operations) {
  JsonPatchResult result;
  PatchApplier(document, true, result).apply(operations);
  return result;
}

}  // namespace resume_patch::patch
