// Merges lists whose items have a label that only the test knows: nothing is lost, doubled, mixed from two
// items, or silently overruled.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "case_endpoints.h"
#include "case_results.h"
#include "document/writer.h"
#include "fuzz_target.h"
#include "labelled_lists.h"
#include "property_runs.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

constexpr std::uint64_t first_list = 20261130;

/// Adds all labels in a value: "17" of "17:b3".
void add_labels(std::set<std::string>& labels, const Plain& value) {
  if (value.is_string()) {
    const auto text = value.get<std::string>();
    const std::size_t end = text.find(':');
    if (end != std::string::npos) labels.insert(text.substr(0, end));
  }
  for (const Plain& part : value) {
    if (value.is_structured()) add_labels(labels, part);
  }
}

void add_texts(std::multiset<std::string>& texts, const Plain& value) {
  if (value.is_string()) texts.insert(value.get<std::string>());
  for (const Plain& part : value) {
    if (value.is_structured()) add_texts(texts, part);
  }
}

std::multiset<std::string> texts_of(const Plain& value) {
  std::multiset<std::string> texts;
  add_texts(texts, value);
  return texts;
}

struct MergeOutcome {
  Plain value;
  std::vector<std::string> paths;
  Plain conflicts = Plain::array();
};

MergeOutcome merged_lists(const Endpoint& endpoint, const LabelledLists& lists) {
  const std::array<document::Document, 3> sides = {parsed(lists.base.dump()), parsed(lists.mine.dump()),
                                                   parsed(lists.theirs.dump())};
  const merge::Result result = endpoint.merge(sides[0].root(), sides[1].root(), sides[2].root(), {});
  MergeOutcome outcome{Plain::parse(result.text), {}};
  for (const merge::Conflict& conflict : result.conflicts) {
    outcome.paths.push_back(conflict.path);
    for (const auto& side : {conflict.base, conflict.mine, conflict.theirs}) {
      if (side) outcome.conflicts.push_back(Plain::parse(written(*side)));
    }
  }
  return outcome;
}

bool is_within(const std::string& path, const std::string& ancestor) {
  return path == ancestor || path.starts_with(ancestor + "/") || ancestor.starts_with(path + "/");
}

/// Checks that no item has members with two labels, unless a conflict is in it or above it.
void check_mixed(const MergeOutcome& outcome, const Plain& value, const std::string& path) {
  for (auto part = value.begin(); value.is_structured() && part != value.end(); ++part) {
    const bool in_list = value.is_array();
    const std::string place = path + "/" + (in_list ? std::to_string(part - value.begin()) : part.key());
    if (in_list && part->is_object()) {
      std::set<std::string> labels;
      for (const Plain& member : *part) {
        if (member.is_string()) add_labels(labels, member);
      }
      const bool is_told = std::any_of(outcome.paths.begin(), outcome.paths.end(),
                                       [&](const std::string& other) { return is_within(other, place); });
      const bool is_mixed = labels.size() > 1 && !is_told;
      if (is_mixed) FAIL_CHECK("mixed: " << place);
    }
    check_mixed(outcome, *part, place);
  }
}

/// Checks that each text that a side wrote is in the value or in a conflict, and that each removed text is
/// gone or in a conflict.
void check_side(const MergeOutcome& outcome, const Plain& base, const Plain& side) {
  const auto stored = texts_of(base);
  const auto wanted = texts_of(side);
  const auto value = texts_of(outcome.value);
  const auto found = texts_of(outcome.conflicts);
  for (const std::string& text : wanted) {
    const bool is_kept = stored.count(text) != 0 || value.count(text) != 0 || found.count(text) != 0;
    if (!is_kept) FAIL_CHECK("lost: " << text);
  }
  for (const std::string& text : stored) {
    const bool is_gone = wanted.count(text) != 0 || value.count(text) == 0 || found.count(text) != 0;
    if (!is_gone) FAIL_CHECK("overruled: " << text);
  }
}

void check_lists(const Endpoint& endpoint, const LabelledLists& lists) {
  INFO("base:   ", lists.base.dump());
  INFO("mine:   ", lists.mine.dump());
  INFO("theirs: ", lists.theirs.dump());
  const MergeOutcome outcome = merged_lists(endpoint, lists);
  INFO("merged: ", outcome.value.dump());
  INFO("told:   ", Plain(outcome.paths).dump());
  check_mixed(outcome, outcome.value, "");
  check_side(outcome, lists.base, lists.mine);
  check_side(outcome, lists.base, lists.theirs);
  const auto texts = texts_of(outcome.value);
  const bool is_doubled = std::adjacent_find(texts.begin(), texts.end()) != texts.end();
  CHECK_FALSE(is_doubled);
}

std::string list_schema(const std::string& identity) {
  const std::string texts = R"("name":{"type":"string"},"phone":{"type":"string"},"note":{"type":"string"},)"
                            R"("mail":{"type":"string"},"city":{"type":"string"},"kind":{"type":"string"})";
  const std::string item = R"({"type":"object")" + identity + R"(,"properties":{"id":{"type":"integer"},)" +
                           texts + R"(,"inner":{"type":"array","items":{"type":"object")" + identity +
                           R"(,"properties":{"id":{"type":"integer"},)" + texts + "}}}}}";
  return R"({"type":"object","properties":{"list":{"type":"array","items":)" + item + "}}}";
}

std::unique_ptr<Endpoint> labelled_list_endpoint(const std::string& identity) {
  Json one;
  one["schema"] = Json::parse(list_schema(identity));
  Compiled compiled = compile(wrapped(one), "change");
  if (compiled.endpoint == nullptr) abort_tests(refusal_of(compiled).c_str(), "labelled lists");
  return std::move(compiled.endpoint);
}

void check_seed(const Endpoint& endpoint, ListIdentity identity, std::uint64_t seed) {
  INFO("seed:   ", seed);
  check_lists(endpoint, LabelledLists(Random(seed), identity));
}

void check_any_lists(Random& random) {
  static const auto stated = labelled_list_endpoint(R"(,"x-identity":"id")");
  static const auto plain = labelled_list_endpoint("");
  const Endpoint& endpoint = random.chance(33) ? *stated : *plain;
  check_lists(endpoint, LabelledLists(random, random.chance(50) ? ListIdentity::id : ListIdentity::none));
}

const AddFuzzTarget added_lists("merge", run_with_random<check_any_lists>);

}  // namespace

TEST_CASE("merging labelled lists never loses, duplicates or mixes items") {
  const std::uint32_t count = run_count(40000);
  const auto stated = labelled_list_endpoint(R"(,"x-identity":"id")");
  const auto plain = labelled_list_endpoint("");
  for (std::uint32_t run = 0; run < count; ++run) {
    check_seed(*stated, ListIdentity::id, first_list + run);
    check_seed(*plain, ListIdentity::id, first_list + count + run);
    check_seed(*plain, ListIdentity::none, first_list + 2ULL * count + run);
  }
}
