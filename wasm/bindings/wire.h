// Results as the package reads them: JSON values with the names of the public interface.
#pragma once

#include <vector>

#include "document/reader.h"
#include "document/writer.h"
#include "endpoint/endpoint.h"

namespace resume_patch::bindings {

using document::Json;

[[nodiscard]] Json to_json(const std::vector<validate::Issue>& issues, const endpoint::Endpoint& endpoint);
[[nodiscard]] Json to_json(const std::vector<diff::Change>& changes);
[[nodiscard]] Json to_json(const std::vector<patch::Ignored>& ignored);
[[nodiscard]] Json to_json(const document::ReadError& error, const document::Limits& limits);
[[nodiscard]] Json to_json(const endpoint::CompileError& error);

}  // namespace resume_patch::bindings
