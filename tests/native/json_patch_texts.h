// JSON Patch from text to text.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "case_results.h"
#include "document/reader.h"
#include "patch/json_patch.h"
#include "random_documents.h"

namespace resume_patch::tests {

/// Returns a value that equals no other if the text is not JSON.
inline Plain plain(const std::string& text) {
  return Plain::parse(text, nullptr, false);
}

inline std::string applied(const std::string& document, const std::string& operations) {
  const document::Document before = document::read_trusted(document);
  const document::Document edits = document::read_trusted(operations);
  const patch::JsonPatchResult result = patch::apply_json_patch(before.root(), edits.root());
  CHECK(result.error == patch::PatchErrorCode::none);
  CHECK_FALSE(result.limit.has_value());
  return result.text;
}

inline std::string difference(const std::string& before, const std::string& after) {
  const document::Document left = document::read_trusted(before);
  const document::Document right = document::read_trusted(after);
  return document::dump(patch::diff_json_patch(left.root(), right.root()));
}

inline std::string inverse(const std::string& document, const std::string& operations) {
  const document::Document before = document::read_trusted(document);
  const document::Document edits = document::read_trusted(operations);
  const patch::JsonPatchResult result = patch::invert_json_patch(before.root(), edits.root());
  CHECK(result.error == patch::PatchErrorCode::none);
  return document::dump(result.operations);
}

}  // namespace resume_patch::tests
