// Hashes with a secret: strings with equal hashes cannot be chosen, and no result depends on the secret.
#include <doctest/doctest.h>

#include <set>

#include "document/equality.h"
#include "document/hash.h"
#include "document/member_index.h"
#include "document/reader.h"
#include "document/writer.h"
#include "json_patch_texts.h"
#include "merge/merge.h"
#include "patch/body.h"
#include "patch/json_patch.h"
#include "property_runs.h"
#include "random_documents.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

/// Changes the secret until the end of a scope.
class Secret {
 public:
  explicit Secret(document::HashSecret secret) { document::hash_secret = secret; }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { document::hash_secret = document::HashSecret(); }
};

/// All strings have the same hash.
constexpr document::HashSecret no_secret = {0, 0};

document::HashSecret random_secret(Random& random) {
  const auto word = [&] { return std::uint64_t{random.below(0x7FFFFFFF)} << 33U | random.below(0x7FFFFFFF); };
  document::set_hash_secret(word(), word());
  return document::hash_secret;
}

/// Returns keys that share a slot of a table of the usual size, for a given secret.
std::vector<std::string> chosen_keys(std::size_t count, std::size_t slots) {
  std::vector<std::string> keys;
  for (std::uint32_t number = 0; keys.size() < count; ++number) {
    const std::string key = "k" + std::to_string(number);
    if ((document::hash_bytes(key) & (slots - 1)) == 0) keys.push_back(key);
  }
  return keys;
}

struct Versions {
  diff::DiffSchemas schemas;
  diff::DiffSchemaId root;
  Plain documents[3];

  explicit Versions(Random& random) : root(random_root(random, schemas)) {
    for (Plain& document : documents) {
      document = &document == documents ? random_object(random, schemas, root, 4) : documents[0];
      for (std::uint32_t edits = random.below(6); edits > 0; --edits) {
        Plain edited = document;
        edit(random, schemas, root, edited, 5);
        if (edited.is_object()) document = std::move(edited);
      }
    }
  }

  /// Returns the texts of all that is computed from the documents.
  [[nodiscard]] std::string results() const {
    const document::Document base = document::read_trusted(documents[0].dump());
    const document::Document mine = document::read_trusted(documents[1].dump());
    const document::Document theirs = document::read_trusted(documents[2].dump());
    std::string text = difference(documents[0].dump(), documents[1].dump());
    text += patch::build_body(base.root(), mine.root(), schemas, root, {}).text;
    const merge::Result merged = merge::three_way(base.root(), mine.root(), theirs.root(), schemas, root, {});
    text += merged.text;
    for (const merge::Conflict& conflict : merged.conflicts) text += conflict.path + ' ';
    return text;
  }
};

}  // namespace

TEST_CASE("keys that were chosen for one secret spread with another one") {
  constexpr std::size_t count = 500;
  constexpr std::size_t slots = 1024;
  const std::vector<std::string> keys = chosen_keys(count, slots);
  Random random(20261130);
  for (int tries = 0; tries < 50; ++tries) {
    const Secret secret(random_secret(random));
    std::set<std::uint64_t> used;
    for (const std::string& key : keys) used.insert(document::hash_bytes(key) & (slots - 1));
    CHECK(used.size() > count / 2);
  }
}

TEST_CASE("strings that differ in chosen bits have different hashes") {
  const char* const texts[] = {"k0000000HGFEDCBA", "k0000001HGFEDCBr", "k0000001HGFEDCBA",
                               "k0000000HGFEDCBr"};
  Random random(20261130);
  for (int tries = 0; tries < 200; ++tries) {
    const Secret secret(random_secret(random));
    std::set<std::uint64_t> hashes;
    for (const char* const text : texts) hashes.insert(document::hash_bytes(text));
    CHECK(hashes.size() == std::size(texts));
    // The top bit of one word against the top bit of the next one: no product changes lower bits.
    std::string one(16, 'a');
    std::string other = one;
    other[7] ^= '\x40';
    other[15] ^= '\x40';
    CHECK(document::hash_bytes(one) != document::hash_bytes(other));
  }
}

TEST_CASE("no result depends on the secret of the hashes") {
  for (std::uint32_t at = 0; at < run_count(2000); ++at) {
    const std::uint64_t seed = first_seed(20261130) + at;
    CAPTURE(seed);
    Random random(seed);
    const Versions versions(random);
    const std::string results = versions.results();
    const Secret secret(random_secret(random));
    CHECK(versions.results() == results);
  }
}

TEST_CASE("equality decides between values with equal hashes") {
  const Secret secret(no_secret);
  CHECK(document::hash_bytes("one") == document::hash_bytes("another"));
  for (std::uint32_t at = 0; at < run_count(2000); ++at) {
    const std::uint64_t seed = first_seed(20261130) + at;
    CAPTURE(seed);
    Random random(seed);
    const Versions versions(random);
    const std::string before = versions.documents[0].dump();
    CHECK(plain(applied(before, difference(before, versions.documents[1].dump()))) == versions.documents[1]);
  }
}
