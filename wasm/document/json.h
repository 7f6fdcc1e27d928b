// Results as values of nlohmann_json's, for programs in C++ that take them apart, as the tests do. The module
// hands results out as text and has no use for it: what nobody calls is not linked.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "document/document.h"

namespace resume_patch::document {

/// Members keep their order.
using Json = nlohmann::ordered_json;

/// The value of a JSON text; discarded (`is_discarded()`) where it is none.
[[nodiscard]] Json json_of(std::string_view text);
[[nodiscard]] Json json_of(Value value);

}  // namespace resume_patch::document
