// Writes the values of a PATCH body.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diff/diff_schema.h"
#include "document/members.h"
#include "document/pointer.h"
#include "patch/body.h"

namespace resume_patch::patch {

enum class Clearing : std::uint8_t { by_null, by_empty_string, by_empty_list, impossible };

/// Returns how to clear a value so that both server models agree.
/// @param is_explicit The edit set the value to null. Otherwise it removed the member.
[[nodiscard]] Clearing clearing_of(const diff::DiffSchema& schema, bool is_explicit, BodyOptions options);

/// Returns the JSON text that clears a member, or repeats it if it cannot be cleared.
[[nodiscard]] std::string leftover_text(const diff::DiffSchema& schema, document::Value before,
                                        bool is_explicit, BodyOptions options);

/// Writes values into a body and records the ignored edits inside new values. compare() has already found the
/// ignored edits of other values.
class BodyValueWriter {
 public:
  BodyValueWriter(const diff::DiffSchemas& schemas, BodyOptions options, Body& body)
      : schemas_(schemas), options_(options), body_(body) {}

  /// Writes a member with its key and, unless it is the first, a comma. Writes nothing if the body omits the
  /// member.
  void write_member(bool& first, document::Value key, document::OptionalValue before,
                    document::OptionalValue after, const diff::DiffSchema& object,
                    const document::Path& parent, bool in_list, bool is_new);
  /// Writes a stored member that the edit did not change.
  void write_unchanged_member(bool& first, document::Value key, document::Value stored,
                              const diff::DiffSchema& object);

 private:
  using MaybeValue = document::OptionalValue;

  void write_value(MaybeValue before, document::Value after, diff::DiffSchemaId schema,
                   const document::Path& at, bool in_list);
  void write_object(MaybeValue before, document::Value after, diff::DiffSchemaId schema,
                    const document::Path& at, bool in_list);
  void write_list(MaybeValue before, document::Value after, diff::DiffSchemaId schema,
                  const document::Path& at);
  void write_as_stored(document::Value value, diff::DiffSchemaId schema);
  void write_members_as_stored(document::Value object, const diff::DiffSchema& schema,
                               const std::vector<std::string>& hidden);
  [[nodiscard]] bool is_leftover(const document::MemberPairs& pairs, document::Value after,
                                 diff::DiffSchemaId object, bool in_list) const;
  [[nodiscard]] bool is_required_null(const document::MemberPairs& pairs, diff::DiffSchemaId object) const;
  [[nodiscard]] std::vector<std::string> read_only_members(document::Value after,
                                                           diff::DiffSchemaId object) const;
  void write_missing_in_list(bool& first, document::Value key, const MaybeValue& before,
                             const MaybeValue& after, const diff::DiffSchema& schema, bool is_named);
  void write_missing_member(bool& first, document::Value key, const MaybeValue& before,
                            const MaybeValue& after, diff::DiffSchemaId schema_id, const document::Path& at,
                            bool is_new);
  void write_key(bool& first, document::Value key);
  void ignore(IgnoredReason reason, document::Value after, const document::Path& at);

  const diff::DiffSchemas& schemas_;
  BodyOptions options_;
  Body& body_;
};

}  // namespace resume_patch::patch
