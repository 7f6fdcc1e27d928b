// Results as the package reads them: JSON with the names of the public interface.
#pragma once

#include <string>
#include <vector>

#include "document/json.h"
#include "document/json_writer.h"
#include "document/reader.h"
#include "endpoint/endpoint.h"

namespace resume_patch::bindings {

using document::Json;
using document::JsonWriter;
using document::make_object;

[[nodiscard]] Json json_of(const std::vector<merge::Conflict>& conflicts);
[[nodiscard]] Json json_of(const document::ReadError& error, const document::Limits& limits);
[[nodiscard]] Json json_of(const endpoint::CompileError& error);

// Issues may be many, and the lists of a patch are written at each edit that is sent and hold values of the
// user's document: they go straight into their text.
void write(JsonWriter& out, const std::vector<validate::Issue>& issues, const endpoint::Endpoint& endpoint);
/// Where there are `values`, the objects and lists of the changes go there, and each change says from where
/// to where: [first byte, byte behind the last].
void write(JsonWriter& out, const std::vector<diff::Change>& changes, std::string* values = nullptr);
void write(JsonWriter& out, const std::vector<patch::IgnoredEdit>& ignored);

}  // namespace resume_patch::bindings
