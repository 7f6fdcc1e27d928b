// Results as the package reads them: JSON with the names of the public interface.
#pragma once

#include <string>
#include <vector>

#include "document/json_writer.h"
#include "document/reader.h"
#include "endpoint/endpoint.h"

namespace resume_patch::bindings {

using document::JsonWriter;

void write(JsonWriter& out, const std::vector<validate::Issue>& issues, const endpoint::Endpoint& endpoint);
/// Where there are `values`, the objects and lists of the changes go there, and each change says from where
/// to where: [first byte, byte behind the last].
void write(JsonWriter& out, const std::vector<diff::Change>& changes, std::string* values = nullptr);
void write(JsonWriter& out, const std::vector<patch::Ignored>& ignored);
void write(JsonWriter& out, const std::vector<merge::Conflict>& conflicts);
void write(JsonWriter& out, const document::ReadError& error, const document::Limits& limits);
void write(JsonWriter& out, const endpoint::CompileError& error);

}  // namespace resume_patch::bindings
