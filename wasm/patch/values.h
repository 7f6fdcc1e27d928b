// The values of a PATCH body: what a request may say of a value, and how it clears one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diff/shape.h"
#include "document/members.h"
#include "document/pointer.h"
#include "patch/body.h"

namespace resume_patch::patch {

enum class Clearing : std::uint8_t { by_null, by_empty_string, by_empty_list, impossible };

/// How a value of the shape is taken away so that both server models agree. `is_explicit`: the edit set it to
/// null, rather than leaving it out.
[[nodiscard]] Clearing clearing_of(const diff::Shape& shape, bool is_explicit, BodyOptions options);

/// The text that clears a member, or that repeats it where it cannot be cleared.
[[nodiscard]] std::string leftover_text(const diff::Shape& shape, document::Value before, bool is_explicit,
                                        BodyOptions options);

/// Writes values into a body, and notes what it has to leave out of values that are new as a whole. (What is
/// left out of others is a change of its own, which compare() has told.)
class ValueWriter {
 public:
  ValueWriter(const diff::Shapes& shapes, BodyOptions options, Body& body)
      : shapes_(shapes), options_(options), body_(body) {}

  /// A member with its key and, unless it is the first, a comma; nothing where the body says nothing of it.
  void member(bool& first, document::Value key, document::OptionalValue before, document::OptionalValue after,
              const diff::Shape& object, const document::Path& parent, bool in_list, bool is_new);
  /// A member that goes along as it is stored.
  void unchanged_member(bool& first, document::Value key, document::Value stored, const diff::Shape& object);

 private:
  using MaybeValue = document::OptionalValue;

  void value(MaybeValue before, document::Value after, diff::ShapeId shape, const document::Path& at,
             bool in_list);
  void object(MaybeValue before, document::Value after, diff::ShapeId shape, const document::Path& at,
              bool in_list);
  void list(MaybeValue before, document::Value after, diff::ShapeId shape, const document::Path& at);
  void repeat(document::Value value, diff::ShapeId shape);
  void repeat_members(document::Value object, const diff::Shape& shape,
                      const std::vector<std::string>& hidden);
  [[nodiscard]] bool is_leftover(const document::MemberPairs& pairs, document::Value after,
                                 diff::ShapeId object, bool in_list) const;
  [[nodiscard]] bool is_needed_null(const document::MemberPairs& pairs, diff::ShapeId object) const;
  [[nodiscard]] std::vector<std::string> hidden_members(document::Value after, diff::ShapeId object) const;
  void missing_in_list(bool& first, document::Value key, const MaybeValue& before, const MaybeValue& after,
                       const diff::Shape& shape, bool is_named);
  void missing_member(bool& first, document::Value key, const MaybeValue& before, const MaybeValue& after,
                      diff::ShapeId shape_id, const document::Path& at, bool is_new);
  void open_member(bool& first, document::Value key);
  void ignore(IgnoredReason reason, document::Value after, const document::Path& at);

  const diff::Shapes& shapes_;
  BodyOptions options_;
  Body& body_;
};

}  // namespace resume_patch::patch
