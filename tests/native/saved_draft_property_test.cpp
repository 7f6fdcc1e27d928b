// Saved drafts of another shape with a fitting checksum: each is damaged, or restores a draft that works.
#include <doctest/doctest.h>

#include <memory>

#include "case_endpoints.h"
#include "document/reader.h"
#include "draft/draft.h"
#include "draft/saved_format.h"
#include "draft_editor.h"
#include "fuzz_target.h"
#include "property_runs.h"
#include "random_schemas.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

#if defined(RESUME_PATCH_SANITIZED)
constexpr std::uint32_t sessions = 150;
#else
constexpr std::uint32_t sessions = 1500;
#endif
constexpr std::uint32_t texts_per_session = 12;

using Ordered = nlohmann::ordered_json;  // The first member of a saved edit names what it does.

/// Edits drafts of one endpoint at random.
class RandomEditor {
 public:
  RandomEditor(Random& random, const Endpoint& endpoint, const std::vector<Plain>& values)
      : random_(random), endpoint_(endpoint), values_(values) {}

  void edit(Draft& draft) {
    const std::string pointer = random_pointer(draft);
    now_ += random_.below(1500);
    switch (random_.below(15)) {
      case 0: static_cast<void>(draft.set(pointer, any_value(), now_)); break;
      case 1: static_cast<void>(draft.remove(pointer)); break;
      case 2: static_cast<void>(draft.insert(pointer + "/0", any_value())); break;
      case 3: static_cast<void>(draft.move(pointer, random_pointer(draft))); break;
      case 4: static_cast<void>(draft.set_unreadable(pointer, "7x", now_)); break;
      case 5: static_cast<void>(draft.revert(pointer)); break;
      case 6:
      case 7: draft.undo(); break;
      case 8: draft.redo(); break;
      case 9: rebase(draft); break;
      case 10: resolve(draft); break;
      case 11: set_server_issues(draft); break;
      default: static_cast<void>(draft.set_from_input(pointer, text(), now_)); break;
    }
  }

  void rebase(Draft& draft) { draft.rebase(document::read_trusted(edited(draft.base()).dump())); }

  /// Returns a resource that someone else has edited.
  Plain edited(document::Value base) {
    const endpoint::DiffSchemaRoot& known = endpoint_.diff_schema();
    const Plain before = Plain::parse(written(base));
    Plain latest = before;
    for (std::uint32_t edits = 3; edits > 0; --edits)
      tests::edit(random_, known.schemas, known.root, latest, 5);
    return latest.is_object() ? latest : before;
  }

 private:
  [[nodiscard]] document::Document any_value() {
    return document::read_trusted(values_[random_.below(static_cast<std::uint32_t>(values_.size()))].dump());
  }

  std::string text() {
    static const std::vector<std::string> texts = {"", "", "7", "2019x", "true", "p"};
    return texts[random_.below(static_cast<std::uint32_t>(texts.size()))];
  }

  std::string random_pointer(const Draft& draft) {
    std::vector<std::string> pointers;
    collect(Plain::parse(text_of(draft)), "", pointers);
    std::string pointer = pointers[random_.below(static_cast<std::uint32_t>(pointers.size()))];
    if (random_.chance(25)) document::append_token(pointer, random_key(random_));
    return pointer;
  }

  /// Lists places that may not exist.
  void set_server_issues(Draft& draft) {
    Plain pointers = Plain::array();
    for (std::uint32_t count = random_.below(4); count > 0; --count) {
      std::string pointer = random_pointer(draft);
      if (random_.chance(50)) document::append_token(pointer, random_key(random_));
      pointers.push_back(pointer);
    }
    const document::Document list = document::read_trusted(pointers.dump());
    draft.set_server_issues(list.root());
  }

  void resolve(Draft& draft) {
    const document::Json open = draft.list_conflicts();
    if (open.empty()) return;
    const document::Json& one = open[random_.below(static_cast<std::uint32_t>(open.size()))];
    const std::string path = one["path"].get<std::string>();
    std::optional<document::Document> value;
    if (random_.chance(30)) value = any_value();
    static_cast<void>(draft.resolve(path, random_.chance(60), std::move(value)));
  }

  Random& random_;
  const Endpoint& endpoint_;
  const std::vector<Plain>& values_;
  draft::Time now_ = 0;
};

/// Changes the text of a saved draft, and makes its checksum right again.
class Mutator {
 public:
  explicit Mutator(Random& random) : random_(random) {}

  std::string mutate(const std::string& text) {
    Ordered saved = Ordered::parse(text);
    for (std::uint32_t count = random_.below(3) + 1; count > 0; --count) {
      std::vector<Ordered*> places;
      gather(saved["draft"], places);
      // Most places are in the documents, whose values are free.
      change(*places[random_.below(static_cast<std::uint32_t>(places.size()))]);
    }
    const std::string draft = saved["draft"].dump();
    saved["check"] = draft::checksum(draft);
    return saved.dump();
  }

 private:
  void gather(Ordered& value, std::vector<Ordered*>& places) {
    places.push_back(&value);
    if (value.is_object()) {
      for (auto& [name, member] : value.items()) {
        if (name != "documents" || random_.chance(15)) gather(member, places);
      }
    } else if (value.is_array()) {
      for (Ordered& item : value) gather(item, places);
    }
  }

  Ordered any() {
    static const std::vector<const char*> texts = {"null",
                                                   "true",
                                                   "0",
                                                   "1",
                                                   "2",
                                                   "7",
                                                   "4294967295",
                                                   "18446744073709551615",
                                                   "-1",
                                                   "1.5",
                                                   "\"\"",
                                                   "{}",
                                                   "[]",
                                                   "\"/a\"",
                                                   "[\"\",1]",
                                                   "\"/list/0\"",
                                                   "\"/\"",
                                                   "\"a\"",
                                                   "\"~2\"",
                                                   "[0,0,4294967295]",
                                                   "[[]]",
                                                   "[{}]",
                                                   "[{\"set\":\"\"}]",
                                                   "{\"set\":\"\"}",
                                                   "{\"type\":\"\",\"input\":\"x\"}"};
    return Ordered::parse(texts[random_.below(static_cast<std::uint32_t>(texts.size()))]);
  }

  void change(Ordered& place) {
    const std::uint32_t what = random_.below(10);
    if (place.is_object() && !place.empty() && what < 5) {
      const std::size_t at = random_.below(static_cast<std::uint32_t>(place.size()));
      const std::string name = std::next(place.begin(), static_cast<std::ptrdiff_t>(at)).key();
      if (what < 3) {
        place.erase(name);
      } else {
        place[name] = any();
      }
      return;
    }
    if (place.is_array() && !place.empty() && what < 7) {
      const auto size = static_cast<std::uint32_t>(place.size());
      if (what < 3) return static_cast<void>(place.erase(random_.below(size)));
      if (what < 5) return std::swap(place[random_.below(size)], place[random_.below(size)]);
      const Ordered again = place[random_.below(size)];
      return place.push_back(again);
    }
    if (place.is_number_unsigned() && what < 6) {
      place = random_.chance(50) ? place.get<std::uint64_t>() + 1 : random_.below(6);
      return;
    }
    if (place.is_string() && what < 5) {
      const std::string text = place.get<std::string>();
      place = what == 0 ? "" : what == 1 ? text + "/0" : text.substr(0, text.rfind('/'));
      return;
    }
    place = any();
  }

  Random& random_;
};

/// Makes all that a user can make of a restored draft.
void use(Random& random, const Endpoint& endpoint, RandomEditor& editor, Draft& draft) {
  const auto check = [&] {
    static_cast<void>(draft.patch().body.text);
    static_cast<void>(draft.list_conflicts());
    std::string saved;
    draft.save(saved, true);
    Draft again(endpoint, document::copy_of(draft.base()), plain_options);
    const document::Document text = document::read_trusted(saved);
    INFO("saved again: ", saved);
    REQUIRE(again.restore(text.root()) == DraftErrorCode::none);
    CHECK(text_of(again) == text_of(draft));
  };
  check();
  for (std::uint32_t edits = random.below(6); edits > 0; --edits) editor.edit(draft);
  check();
  const bool undoes_all = random.chance(50);
  for (std::uint32_t steps = 40; steps > 0 && draft.undo(); --steps) {
  }
  if (undoes_all) check();
  for (std::uint32_t steps = 40; steps > 0 && draft.redo(); --steps) {
  }
  for (std::uint32_t edits = random.below(6); edits > 0; --edits) editor.edit(draft);
  check();
}

struct SavedTally {
  std::uint32_t damaged = 0;
  std::uint32_t restored = 0;
};

void restore_mutated(Random& random, const Endpoint& endpoint, RandomEditor& editor, const Draft& edited,
                     const std::string& saved, SavedTally& tally) {
  const std::string text = Mutator(random).mutate(saved);
  INFO("mutated: ", text);
  const document::Document document = document::read_trusted(text);
  const bool is_moved = random.chance(30);
  document::Document base = is_moved ? document::read_trusted(editor.edited(edited.base()).dump())
                                     : document::copy_of(edited.base());
  const std::string opened = written(base.root());
  INFO("base: ", opened);
  Draft draft(endpoint, std::move(base), plain_options);
  const DraftErrorCode error = draft.restore(document.root());
  REQUIRE((error == DraftErrorCode::none || error == DraftErrorCode::damaged));
  if (error == DraftErrorCode::none) {
    ++tally.restored;
  } else {
    ++tally.damaged;
    CHECK(text_of(draft) == opened);
  }
  use(random, endpoint, editor, draft);
}

void restore_any(Random& random, SavedTally& tally) {
  const Plain api = random_api(random);
  INFO("api: ", api.dump());
  const Compiled compiled = compile(api.dump(), "change");
  REQUIRE(refusal_of(compiled) == "");
  const Endpoint& endpoint = *compiled.endpoint;
  const endpoint::DiffSchemaRoot& known = endpoint.diff_schema();
  const Plain base = random_object(random, known.schemas, known.root, 4);
  const std::vector<Plain> values = random_values(random, known.schemas, known.root);
  RandomEditor editor(random, endpoint, values);
  Draft draft(endpoint, document::read_trusted(base.dump()), plain_options);
  for (std::uint32_t edits = 12; edits > 0; --edits) editor.edit(draft);
  std::string saved;
  draft.save(saved, random.chance(90));
  INFO("saved: ", saved);
  for (std::uint32_t texts = 0; texts < texts_per_session; ++texts)
    restore_mutated(random, endpoint, editor, draft, saved, tally);
}

void restore_any_alone(Random& random) {
  SavedTally tally;
  restore_any(random, tally);
}

const AddFuzzTarget added_saved("restore", run_with_random<restore_any_alone>);

}  // namespace

TEST_CASE("a saved draft of another shape is damaged or restores a draft that works") {
  SavedTally tally;
  for (std::uint32_t at = 0; at < run_count(sessions); ++at) {
    const std::uint64_t seed = first_seed(20261130) + at;
    CAPTURE(seed);
    Random random(seed);
    restore_any(random, tally);
  }
  CHECK(tally.damaged > run_count(sessions));
  CHECK(tally.restored > run_count(sessions));
  MESSAGE("damaged: ", tally.damaged, ", restored: ", tally.restored);
}
