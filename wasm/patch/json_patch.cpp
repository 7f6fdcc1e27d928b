#include "patch/json_patch.h"

#include <array>
#include <utility>
#include <vector>

#include "document/json_writer.h"
#include "document/pointer.h"
#include "document/tree.h"
#include "document/writer.h"

namespace resume_patch::patch {

namespace {

using document::EditFault;
using document::JsonWriter;
using document::Tree;
using document::Value;

enum class Verb : std::uint8_t { add, remove, replace, move, copy, test };
constexpr std::array<std::string_view, 6> verb_names = {"add", "remove", "replace", "move", "copy", "test"};

/// An operation that is well formed.
struct Operation {
  Verb verb = Verb::test;
  Value whole;
  document::OptionalValue value;
  std::vector<std::string> path;
  std::vector<std::string> from;
};

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
  Patching(Value document, bool inverts) : tree_(document), inverts_(inverts) {}

  [[nodiscard]] JsonPatchResult run(Value operations);

 private:
  [[nodiscard]] bool read(Value whole, Operation& operation);
  [[nodiscard]] bool read_pointer(Value whole, const char* name, std::vector<std::string>& tokens,
                                  PatchFault missing);
  [[nodiscard]] bool fail(PatchFault fault, bool at_from = false);
  [[nodiscard]] bool perform(const Operation& operation);
  [[nodiscard]] bool test(const Operation& operation);
  void undo(const Operation& operation, const Tree::Edited& edited);
  void undo_move(const Operation& operation, const std::string& path, const Tree::Edited& edited);
  void write_operation(Verb verb, std::string_view path, const Tree::Part* value);
  [[nodiscard]] std::string inverse() const;

  Tree tree_;
  bool inverts_;
  JsonPatchResult result_;
  std::string undoing_;                ///< What undoes the operations, one after another.
  std::vector<std::uint32_t> starts_;  ///< Where in it what undoes each of them starts.
};

bool Patching::fail(PatchFault fault, bool at_from) {
  result_.fault = fault;
  result_.at_from = at_from;
  return false;
}

bool Patching::read_pointer(Value whole, const char* name, std::vector<std::string>& tokens,
                            PatchFault missing) {
  const bool at_from = missing == PatchFault::missing_from;
  const auto pointer = whole.find(name);
  if (!pointer) return fail(missing, at_from);
  auto split = pointer->is_string() ? document::split_pointer(pointer->string()) : std::nullopt;
  if (!split) return fail(PatchFault::invalid_pointer, at_from);
  tokens = std::move(*split);
  return true;
}

bool Patching::read(Value whole, Operation& operation) {
  if (!whole.is_object()) return fail(PatchFault::not_an_object);
  const auto name = whole.find("op");
  if (!name) return fail(PatchFault::missing_op);
  std::size_t verb = 0;
  while (verb < verb_names.size() && !(name->is_string() && name->text_is(verb_names[verb]))) ++verb;
  if (verb == verb_names.size()) return fail(PatchFault::unknown_op);
  operation.verb = static_cast<Verb>(verb);
  if (!read_pointer(whole, "path", operation.path, PatchFault::missing_path)) return false;
  const bool has_from = operation.verb == Verb::move || operation.verb == Verb::copy;
  if (has_from) return read_pointer(whole, "from", operation.from, PatchFault::missing_from);
  operation.value = whole.find("value");
  return operation.value || operation.verb == Verb::remove || fail(PatchFault::missing_value);
}

bool Patching::test(const Operation& operation) {
  EditFault fault = EditFault::none;
  const Tree::Part part = tree_.get(operation.path, fault);
  if (part.is_empty()) return fail(fault_of(fault));
  if (!tree_.equal(part, *operation.value)) return fail(PatchFault::test_failed);
  if (inverts_) JsonWriter(undoing_).value(operation.whole);
  return true;
}

bool Patching::perform(const Operation& operation) {
  Tree::Edited edited;
  switch (operation.verb) {
    case Verb::add: edited = tree_.add(operation.path, *operation.value); break;
    case Verb::remove: edited = tree_.remove(operation.path); break;
    case Verb::replace: edited = tree_.replace(operation.path, *operation.value); break;
    case Verb::move: edited = tree_.move(operation.from, operation.path); break;
    case Verb::copy: edited = tree_.copy(operation.from, operation.path); break;
    case Verb::test: return test(operation);
  }
  if (edited.fault != EditFault::none) return fail(fault_of(edited.fault), edited.fault_at_from);
  if (inverts_) undo(operation, edited);
  return true;
}

void Patching::write_operation(Verb verb, std::string_view path, const Tree::Part* value) {
  JsonWriter out(undoing_);
  out.begin('{');
  out.member("op", verb_names[static_cast<std::size_t>(verb)]);
  out.member("path", path);
  if (value != nullptr) {
    out.key("value");
    if (const auto limit = tree_.write(undoing_, *value)) result_.limit = limit;
  }
  out.end('}');
}

void Patching::undo(const Operation& operation, const Tree::Edited& edited) {
  std::string path = operation.whole.find("path")->string();
  if (edited.is_item && path.back() == '-') {
    path.pop_back();
    document::append_number(path, edited.index);
  }
  const bool stays = edited.before.is_empty() && path.empty();
  if (operation.verb == Verb::move && (stays || !path.empty())) return undo_move(operation, path, edited);
  if (operation.verb == Verb::remove) return write_operation(Verb::add, path, &edited.before);
  if (edited.before.is_empty()) return write_operation(Verb::remove, path, nullptr);
  write_operation(Verb::replace, path, &edited.before);
}

void Patching::undo_move(const Operation& operation, const std::string& path, const Tree::Edited& edited) {
  const std::string from = operation.whole.find("from")->string();
  const bool replaces = !edited.before.is_empty();
  // Out of a container and into its place, or before it: the way back would be a move into its own child. And
  // an item that comes back may shift the member that it had replaced.
  if (from.starts_with(path + '/') || (replaces && document::array_index(operation.from.back()))) {
    EditFault fault = EditFault::none;
    const Tree::Part moved = tree_.get(operation.path, fault);
    if (edited.is_item) {
      write_operation(Verb::remove, path, nullptr);
    } else {
      write_operation(Verb::replace, path, &edited.before);
    }
    return write_operation(Verb::add, from, &moved);
  }
  JsonWriter out(undoing_);
  out.begin('{');
  out.member("op", verb_names[static_cast<std::size_t>(Verb::move)]);
  out.member("from", path);
  out.member("path", from);
  out.end('}');
  if (replaces) write_operation(Verb::add, path, &edited.before);
}

// The last one is undone first.
std::string Patching::inverse() const {
  std::string text = "[";
  std::size_t end = undoing_.size();
  for (std::size_t at = starts_.size(); at-- > 0;) {
    std::string_view part = std::string_view(undoing_).substr(starts_[at], end - starts_[at]);
    end = starts_[at];
    if (part.starts_with(',')) part.remove_prefix(1);
    if (text.size() > 1 && !part.empty()) text += ',';
    text += part;
  }
  return text + ']';
}

JsonPatchResult Patching::run(Value operations) {
  if (!operations.is_array()) {
    result_.fault = PatchFault::not_a_list;
    return std::move(result_);
  }
  for (const Value whole : operations.items()) {
    Operation operation{Verb::test, whole, std::nullopt, {}, {}};
    starts_.push_back(static_cast<std::uint32_t>(undoing_.size()));
    if (!read(whole, operation) || !perform(operation)) {
      result_.operation = whole;
      return std::move(result_);
    }
    if (result_.limit) return std::move(result_);
    ++result_.index;
  }
  if (inverts_) {
    result_.text = inverse();
  } else {
    result_.limit = tree_.write(result_.text, tree_.root());
  }
  return std::move(result_);
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
    case PatchFault::past_end: return "pastEnd";
    case PatchFault::whole_document: return "wholeDocument";
    case PatchFault::own_child: return "ownChild";
    case PatchFault::test_failed: return "testFailed";
  }
  return {};
}

JsonPatchResult apply_json_patch(Value document, Value operations) {
  return Patching(document, false).run(operations);
}

JsonPatchResult invert_json_patch(Value document, Value operations) {
  return Patching(document, true).run(operations);
}

}  // namespace resume_patch::patch
