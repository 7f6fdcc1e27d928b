// What the module holds between calls, and how calls take and give.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "bindings/wire.h"
#include "draft/draft.h"

namespace resume_patch::bindings {

using document::Document;
using document::Value;
using endpoint::Endpoint;

struct State {
  std::array<Document, 4> slots;
  std::vector<std::unique_ptr<Endpoint>> endpoints;
  std::vector<std::unique_ptr<draft::Draft>> drafts;  ///< None where one was closed.
  std::string details;
  std::string text;
};

[[nodiscard]] State& state();

[[nodiscard]] inline Document& slot(int number) {
  return state().slots[static_cast<std::size_t>(number)];
}
[[nodiscard]] inline Value root(int number) {
  return slot(number).root();
}
[[nodiscard]] inline const Endpoint& endpoint(int handle) {
  return *state().endpoints[static_cast<std::size_t>(handle)];
}

void clear_results();

/// Writes results into the details.
[[nodiscard]] inline JsonWriter details() {
  return JsonWriter(state().details);
}

/// Resources are objects. Clears the results; says so and gives false where one of the slots holds something
/// else.
[[nodiscard]] bool are_objects(int first, int second);

inline constexpr int flag_valid = 1;
inline constexpr int flag_has_body = 2;
inline constexpr int flag_not_an_object = 128;

/// The day of a number YYYYMMDD.
[[nodiscard]] validate::Day day_of(int yyyymmdd);
[[nodiscard]] endpoint::PatchOptions patch_options(int flags, int today);

/// Gives a patch as results, and its flags.
int give_patch(const Endpoint& from, const endpoint::Patch& patch);

}  // namespace resume_patch::bindings
