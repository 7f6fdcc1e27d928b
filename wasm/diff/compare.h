// Compares two documents and lists the differences.
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

/// Returns the kind's name in the public interface.
[[nodiscard]] std::string_view name_of(ChangeKind kind);

/// One difference. It states a result, not a step: paths do not depend on other changes.
struct Change {
  ChangeKind kind;
  std::string path;          ///< In `after`; for a removal, in `before`.
  std::string from;          ///< For a move: the path of the item in `before`.
  std::string display_path;  ///< In `after`: `path`, or for a removal the container of the removed value.
  document::OptionalValue before;
  document::OptionalValue after;
  DiffSchemaId schema = any_schema;  ///< Of the value.
  MemberAccess access = MemberAccess::writable;
  bool in_list = false;  ///< The value is a list item or inside one.
  std::string name;      ///< The name of a removed member.
};

struct CompareOptions {
  /// Treats an empty string or list as null where null is allowed. For servers that clear a value by the
  /// empty one and return it.
  bool empty_is_null = false;
};

/// Returns every difference between two documents. Members are compared by name. These are no differences:
///
/// - null and absent where the schema is nullable,
/// - a read-only member that `after` lacks,
/// - an empty list that it lacks, and outside of lists a null that it lacks if the schema is a list.
///
/// A read-only or unknown member is one change, at whatever depth it differs.
[[nodiscard]] std::vector<Change> compare(document::Value before, document::Value after,
                                          const DiffSchemas& schemas, DiffSchemaId schema,
                                          CompareOptions options = {});

/// Compares one member of two objects and appends the differences. Paths start at the objects.
/// @param object The schema of the objects.
void compare_member(std::vector<Change>& changes, document::Value key, document::OptionalValue before,
                    document::OptionalValue after, const DiffSchemas& schemas, DiffSchemaId object,
                    CompareOptions options = {});

}  // namespace resume_patch::diff
