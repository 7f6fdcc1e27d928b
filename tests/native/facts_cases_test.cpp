// Compares wasm/apis/ with what the documents of the APIs state.
#include <dirent.h>

#include <array>

#include "case_endpoints.h"
#include "case_results.h"
#include "document/pointer.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

/// The keywords that must be absent unless a case gives them. Besides these: `properties`, of which the names
/// are compared, and `additionalProperties`, which is compared only as a boolean.
constexpr std::array<std::string_view, 16> keywords = {
    "$ref",    "type",    "format",    "enum",      "default",  "nullable", "readOnly", "writeOnly",
    "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "required", "pattern"};

Json names_of(document::Value object) {
  Json names = Json::array();
  for (const document::Value::Member member : object.members()) names.push_back(member.key.string());
  return names;
}

/// Returns the keywords of an object.
Json facts_at(document::Value place) {
  Json facts = Json::object();
  for (const std::string_view keyword : keywords) {
    if (const auto value = place.find(keyword)) facts[std::string(keyword)] = document::to_json(*value);
  }
  const auto additional = place.find("additionalProperties");
  if (additional && additional->kind() == document::Kind::boolean)
    facts["additionalProperties"] = additional->is_true();
  if (const auto properties = place.find("properties")) facts["properties"] = names_of(*properties);
  return facts;
}

void check_fact(document::Value api, const Json& one) {
  check_members(one, {"name", "at", "value", "facts", "documented", "deviation"});
  CHECK(one.contains("value") + one.contains("facts") == 1);
  CHECK(one.contains("documented") == one.contains("deviation"));
  const auto place = document::resolve(api, string_of(one["at"]));
  CHECK(place.has_value());
  if (!place) return;
  const bool is_whole = one.contains("value");
  const std::string stated = is_whole ? written(*place) : facts_at(*place).dump();
  INFO("stated: ", stated);
  const bool is_equal = same_json(stated, one[is_whole ? "value" : "facts"].dump());
  CHECK(is_equal);
}

void check_facts(const std::string& table, const std::string& file) {
  const document::Document api = parsed(read_file(file));
  for_each_case(table, [&](const Json& one) { check_fact(api.root(), one); });
}

std::vector<std::string> api_files() {
  std::vector<std::string> files;
  DIR* folder = opendir("wasm/apis");
  if (folder == nullptr) abort_tests("no such folder", "wasm/apis");
  while (const dirent* entry = readdir(folder)) {
    const std::string name = entry->d_name;
    if (name.size() > 5 && name.substr(name.size() - 5) == ".json") files.push_back("wasm/apis/" + name);
  }
  closedir(folder);
  return files;
}

void check_operation(const std::string& api, document::Value operation) {
  const auto id = operation.find("operationId");
  CHECK(id.has_value());
  if (id) CHECK(refusal_of(compile(api, id->string())) == "");
}

}  // namespace

TEST_CASE("cases: facts of Letraz") {
  check_facts("letraz-facts.json", "wasm/apis/letraz.json");
}

TEST_CASE("cases: facts of Affinda") {
  check_facts("affinda-facts.json", "wasm/apis/affinda.json");
}

TEST_CASE("compiles every PATCH of every API document") {
  const std::vector<std::string> files = api_files();
  CHECK(files.size() >= 2);
  for (const std::string& file : files) {
    INFO("file: ", file);
    const std::string api = read_file(file);
    const document::Document document = parsed(api);
    int count = 0;
    for (const document::Value::Member path : document.root().find("paths")->members()) {
      if (const auto operation = path.value.find("patch")) {
        check_operation(api, *operation);
        ++count;
      }
    }
    CHECK(count > 0);
  }
}
