// The state that the module keeps between calls, and helpers for inputs and results.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bindings/codes.h"
#include "bindings/results.h"
#include "endpoint/endpoint.h"

namespace resume_patch::bindings {

using document::Document;
using document::Value;
using endpoint::Endpoint;

struct ModuleState {
  std::array<Document, 2 * input_count> slots;
  /// The slot of the input at each position. Documents that are used repeatedly have slots after the first
  /// four, so that other inputs do not replace them.
  std::array<std::uint8_t, input_count> slot_of = {0, 1, 2, 3};
  std::vector<std::unique_ptr<Endpoint>> endpoints;
  /// The last patch of two documents and its endpoint. It refers to their slots.
  std::unique_ptr<endpoint::Patch> patch;
  const Endpoint* patched_by = nullptr;
  std::string details;
  std::string text;
};

[[nodiscard]] ModuleState& state();

/// Returns the document of the input at a position.
[[nodiscard]] inline Document& slot(int position) {
  return state().slots[state().slot_of[static_cast<std::size_t>(position)]];
}
[[nodiscard]] inline Value root(int position) {
  return slot(position).root();
}
[[nodiscard]] inline const Endpoint& endpoint(int handle) {
  return *state().endpoints[static_cast<std::size_t>(handle)];
}

void clear_results();

/// Writes a result into the details.
void set_result(const Json& details);

/// Writes issues into the details, which are empty.
void set_issues(const std::vector<validate::Issue>& issues, const Endpoint& from);

/// Clears the results and returns true if both documents are objects. Otherwise the result is the error.
[[nodiscard]] bool are_objects(int first, int second);

/// Converts a date.
/// @param yyyymmdd The date as a decimal number, such as 20260131.
[[nodiscard]] validate::CalendarDate day_of(int yyyymmdd);
[[nodiscard]] endpoint::PatchOptions patch_options(int flags, int today);

/// Stores a patch and returns its bits. Its body is the text. write_lists() writes the lists when JavaScript
/// asks.
int return_body(const Endpoint& from, endpoint::Patch&& patch);
/// Writes the changes, ignored edits and issues of a patch into the details.
void write_lists(const Endpoint& from, const endpoint::Patch& patch);
/// Writes a whole patch as the result and returns its bits.
int return_patch(const Endpoint& from, const endpoint::Patch& patch);

}  // namespace resume_patch::bindings
