// Runs the table of merges.
#include <array>

#include "case_endpoints.h"
#include "case_results.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

/// The endpoints that the cases name, each compiled once, or one around the schema of a case.
class Endpoints {
 public:
  [[nodiscard]] const Endpoint& of(const Json& one) {
    if (!one.contains("api")) {
      Compiled compiled = compile(wrapped(one), "change", one.value("identity", Json::object()));
      if (compiled.endpoint == nullptr) abort_tests(refusal_of(compiled).c_str(), "merge.json");
      own_ = std::move(compiled.endpoint);
      return *own_;
    }
    return has_statement(one, "api", "letraz", "affinda") ? *letraz_ : *affinda_;
  }

 private:
  std::unique_ptr<Endpoint> letraz_ = letraz_experience();
  std::unique_ptr<Endpoint> affinda_ = affinda_resume();
  std::unique_ptr<Endpoint> own_;
};

merge::Options merge_options_of(const Json& one) {
  const Json given = one.value("options", Json::object());
  check_members(given, {"prefer", "text"});
  merge::Options options;
  options.prefer = has_statement(given, "prefer", "theirs", "mine") ? merge::Side::theirs : merge::Side::mine;
  options.merge_words = has_statement(given, "text", "words", "whole");
  return options;
}

std::string sides_of(const merge::Conflict& conflict) {
  Json found = Json::object();
  found["path"] = conflict.path;
  std::string text = found.dump();
  text.pop_back();
  if (conflict.base) text += ",\"base\":" + written(*conflict.base);
  if (conflict.mine) text += ",\"mine\":" + written(*conflict.mine);
  if (conflict.theirs) text += ",\"theirs\":" + written(*conflict.theirs);
  return text + "}";
}

/// Checks that the list and the sides of each conflict are complete, in any order.
void check_conflicts(const std::vector<merge::Conflict>& conflicts, const Json& expected) {
  std::vector<std::string> conflict_texts;
  conflict_texts.reserve(conflicts.size());
  for (const merge::Conflict& conflict : conflicts) conflict_texts.push_back(sides_of(conflict));
  for (const Json& one : expected) {
    check_members(one, {"path", "base", "mine", "theirs"});
    const auto found = std::find_if(conflict_texts.begin(), conflict_texts.end(),
                                    [&](const std::string& text) { return same_json(text, one.dump()); });
    const std::string missing = found == conflict_texts.end() ? one.dump() : "";
    CHECK(missing == "");
    if (found != conflict_texts.end()) conflict_texts.erase(found);
  }
  for (const std::string& unexpected : conflict_texts) CHECK(unexpected == "");
}

Json exchanged(Json conflicts) {
  for (Json& conflict : conflicts) {
    Json other = conflict;
    other.erase("mine");
    other.erase("theirs");
    if (conflict.contains("mine")) other["theirs"] = conflict["mine"];
    if (conflict.contains("theirs")) other["mine"] = conflict["theirs"];
    conflict = other;
  }
  return conflicts;
}

void check_merged_value(const std::string& text, const Json& one, const NamedDocuments& documents) {
  if (one.contains("valueText")) {
    CHECK(text == string_of(one["valueText"]));
    return;
  }
  const document::Document expected = documents.of(one, "value");
  INFO("value: ", text);
  CHECK(same_json(text, written(expected.root())));
}

}  // namespace

TEST_CASE("cases: merges three versions") {
  Endpoints endpoints;
  const NamedDocuments documents = NamedDocuments::all();
  for_each_case("merge.json", [&](const Json& one) {
    check_members(one, {"name", "api", "schema", "identity", "base", "baseText", "mine", "mineText", "theirs",
                        "theirsText", "options", "value", "valueText", "conflicts", "symmetric", "refused"});
    const std::array<document::Document, 3> sides = {documents.of(one, "base"), documents.of(one, "mine"),
                                                     documents.of(one, "theirs")};
    if (one.contains("refused")) {
      CHECK(one["refused"] == true);
      const bool are_objects =
          sides[0].root().is_object() && sides[1].root().is_object() && sides[2].root().is_object();
      CHECK_FALSE(are_objects);  // The bindings refuse such documents before they call an endpoint.
      return;
    }
    const Endpoint& endpoint = endpoints.of(one);
    merge::Options options = merge_options_of(one);
    const Json conflicts = one.value("conflicts", Json::array());
    const merge::Result merged = endpoint.merge(sides[0].root(), sides[1].root(), sides[2].root(), options);
    check_merged_value(merged.text, one, documents);
    check_conflicts(merged.conflicts, conflicts);
    if (!one.contains("symmetric")) return;
    CHECK(one["symmetric"] == true);
    options.prefer = options.prefer == merge::Side::mine ? merge::Side::theirs : merge::Side::mine;
    const merge::Result turned = endpoint.merge(sides[0].root(), sides[2].root(), sides[1].root(), options);
    CHECK(same_json(turned.text, merged.text));
    check_conflicts(turned.conflicts, exchanged(conflicts));
  });
}
