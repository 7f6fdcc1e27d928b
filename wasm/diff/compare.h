// Two documents to the differences between them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diff/diff_schema.h"
#include "document/document.h"

namespace resume_patch::diff {

enum class ChangeKind : std::uint8_t { add, remove, replace, move };

/// The kind's name in the public interface.
[[nodiscard]] std::string_view name_of(ChangeKind kind);

/// One difference, told declaratively: where it is, not what to do in which order.
struct Change {
  ChangeKind kind;
  std::string path;  ///< Where the value is in `after`; of a removal where it was in `before`.
  std::string from;  ///< Of a move: where the item was in `before`.
  std::string
      display_path;  ///< Where it shows in `after`: `path`, or of a removal the container that has lost it.
  document::OptionalValue before;
  document::OptionalValue after;
  DiffSchemaId schema = any_schema;  ///< Of the value.
  MemberAccess access = MemberAccess::writable;
  bool in_list = false;  ///< It is an item of a list or lies inside one.
  std::string name;      ///< Of a removed member: its name.
};

struct CompareOptions {
  /// A string that may be null says the same when it is empty, and so does a list: for servers that clear by
  /// the empty value and give it back.
  bool empty_is_null = false;
};

/// Every difference from `before` to `after`. Members are compared by name, null and absent are equal where
/// the shape is nullable, a read-only member that `after` lacks is no difference, and neither is an empty
/// list that it lacks, or a null in place of one outside of lists. A read-only or unknown member is one
/// change, however deep it differs.
[[nodiscard]] std::vector<Change> compare(document::Value before, document::Value after,
                                          const DiffSchemas& schemas, DiffSchemaId schema,
                                          CompareOptions options = {});

/// The same for one member of two objects of the shape `object`; paths start at these.
void compare_member(std::vector<Change>& changes, document::Value key, document::OptionalValue before,
                    document::OptionalValue after, const DiffSchemas& schemas, DiffSchemaId object,
                    CompareOptions options = {});

}  // namespace resume_patch::diff
