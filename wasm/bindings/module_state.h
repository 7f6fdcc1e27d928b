// What the module holds between calls, and how calls take and give.
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
  /// In which slot the input of each position stands. Documents that are given again and again stand in those
  /// behind the first ones, so that other inputs do not take their places.
  std::array<std::uint8_t, input_count> slot_of = {0, 1, 2, 3};
  std::vector<std::unique_ptr<Endpoint>> endpoints;
  /// The last patch of two documents and whose it is. It points into their slots.
  std::unique_ptr<endpoint::Patch> patch;
  const Endpoint* patched_by = nullptr;
  std::string details;
  std::string text;
};

[[nodiscard]] ModuleState& state();

/// The document of the input at a position.
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

/// Makes a result the details.
void set_result(const Json& details);

/// Writes issues into the details, which are empty.
void set_issues(const std::vector<validate::Issue>& issues, const Endpoint& from);

/// Resources are objects. Clears the results; says so and gives false where one of the slots holds something
/// else.
[[nodiscard]] bool are_objects(int first, int second);

/// The day of a number YYYYMMDD.
[[nodiscard]] validate::CalendarDate day_of(int yyyymmdd);
[[nodiscard]] endpoint::PatchOptions patch_options(int flags, int today);

/// Gives the body of a patch as a result, and its flags. The rest is given when it is asked for.
int return_body(const Endpoint& from, endpoint::Patch&& patch);
/// Writes the rest into the details.
void write_lists(const Endpoint& from, const endpoint::Patch& patch);
/// Gives all of a patch, and its flags.
int return_patch(const Endpoint& from, const endpoint::Patch& patch);

}  // namespace resume_patch::bindings
