// Converts results to JSON with the names of the public interface.
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

// Issues may be many. Changes and ignored edits are written at each edit that is sent and hold values of the
// user's document. They are written directly as text.

void write(JsonWriter& out, const std::vector<validate::Issue>& issues, const endpoint::Endpoint& endpoint);

/// Writes the changes.
/// @param values If set, receives the objects and lists. A change then has the byte range of its value, as
/// [start, end].
void write(JsonWriter& out, const std::vector<diff::Change>& changes, std::string* values = nullptr);
void write(JsonWriter& out, const std::vector<patch::IgnoredEdit>& ignored);

}  // namespace resume_patch::bindings
