// Drafts of labelled lists in random sessions: nothing is lost, doubled, mixed or silently overruled.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

#include "case_endpoints.h"
#include "document/pointer.h"
#include "document/writer.h"
#include "draft/draft.h"
#include "fuzz_target.h"
#include "labelled_session.h"
#include "property_runs.h"
#include "random_schemas.h"

using namespace resume_patch;
using namespace resume_patch::tests;

namespace {

using document::OptionalValue;
using document::Value;
using draft::Draft;
using draft::DraftErrorCode;

enum class ListKind : std::uint8_t { identity, plain_id, no_id };

const endpoint::PatchOptions item_options = {true, patch::Nulls::as_null, {2026, 11, 30}};

std::unique_ptr<Endpoint> item_endpoint(ListKind kind) {
  Plain item = {{"type", "object"}, {"properties", Plain::object()}};
  if (kind != ListKind::no_id)
    item["properties"]["id"] = {{"type", "integer"}, {"readOnly", kind == ListKind::plain_id}};
  if (kind == ListKind::identity) item["x-identity"] = "id";
  for (std::size_t member = 0; member < member_count; ++member)
    item["properties"][std::string(1, member_names[member])] = {{"type", "string"}};
  Compiled compiled = compile(
      api_around({{"type", "object"}, {"properties", {{"list", {{"type", "array"}, {"items", item}}}}}})
          .dump(),
      "change");
  REQUIRE(refusal_of(compiled) == "");
  return std::move(compiled.endpoint);
}

/// An item as the server stores it.
struct Stored {
  std::uint32_t label;
  bool has_id;
  Cells cells;
};
using StoredList = std::vector<Stored>;

Items items_of(const StoredList& list) {
  Items items;
  for (const Stored& item : list) items[item.label] = item.cells;
  return items;
}

std::string text_of_item(const Stored& item) {
  std::string text = "{";
  if (item.has_id) text += "\"id\":" + std::to_string(item.label + 100);
  for (std::size_t member = 0; member < member_count; ++member) {
    if (item.cells[member].empty()) continue;
    if (text.size() > 1) text += ',';
    text += std::string("\"") + member_names[member] + "\":\"" + item.cells[member] + '"';
  }
  return text + '}';
}

std::string text_of_list(const StoredList& list) {
  std::string text = "[";
  for (const Stored& item : list) text += (text.size() > 1 ? "," : "") + text_of_item(item);
  return text + "]";
}

std::string resource_of(const StoredList& list) {
  return "{\"list\":" + text_of_list(list) + '}';
}

/// Reads an item, whose strings must all have one label.
Stored read_item(Value item) {
  Stored read{0, item.find("id").has_value(), {}};
  bool is_first = true;
  for (std::size_t member = 0; member < member_count; ++member) {
    const OptionalValue value = item.find(std::string(1, member_names[member]));
    if (!value) continue;
    read.cells[member] = value->string();
    const auto label = static_cast<std::uint32_t>(std::stoul(read.cells[member]));
    if (is_first) read.label = label;
    is_first = false;
    REQUIRE_MESSAGE(read.label == label, "mixed");
  }
  const OptionalValue id = item.find("id");
  if (id) REQUIRE_MESSAGE(std::string(id->slice()) == std::to_string(read.label + 100), "mixed with an id");
  return read;
}

StoredList read_list(Value resource) {
  StoredList list;
  for (const Value item : resource.find("list")->items()) {
    list.push_back(read_item(item));
    const auto same = [&](const Stored& other) { return other.label == list.back().label; };
    REQUIRE_MESSAGE(std::count_if(list.begin(), list.end(), same) == 1, "doubled");
  }
  return list;
}

class LabelledSession {
 public:
  LabelledSession(Random& random, const Endpoint& endpoint, ListKind kind)
      : random_(random),
        endpoint_(endpoint),
        kind_(kind),
        removes_(random.chance(50)),
        server_(first_list()) {
    model_ = std::make_unique<Model>(items_of(server_));
    draft_ = std::make_unique<Draft>(endpoint, document::read_trusted(resource_of(server_)), item_options);
    log_ = resource_of(server_) + '\n';
  }

  void run(std::uint32_t steps) {
    for (; steps > 0; --steps) {
      act();
      INFO(log_);
      check();
    }
  }

  std::uint32_t rebases = 0;
  std::uint32_t conflicts = 0;
  std::uint32_t resolved = 0;

 private:
  StoredList first_list() {
    StoredList list;
    for (std::uint32_t count = random_.below(5); count > 0; --count) list.push_back(new_item(true));
    return list;
  }

  Stored new_item(bool has_id) {
    Stored item{++labels_, has_id && kind_ != ListKind::no_id, {}};
    for (std::size_t member = 0; member < member_count; ++member)
      item.cells[member] = text_for(item.label, member);
    return item;
  }

  std::string text_for(std::uint32_t label, std::size_t member) {
    return std::to_string(label) + member_names[member] + std::to_string(++texts_);
  }

  [[nodiscard]] StoredList present() const {
    const document::Document value = document::read_trusted(text());
    return read_list(value.root());
  }

  [[nodiscard]] std::string text() const {
    std::string out;
    draft_->write_value(out);
    return out;
  }

  void act() {
    now_ += 10000;
    const std::uint32_t what = random_.below(100);
    if (what < 30) return set_member();
    if (what < 36) return set_item();
    if (what < 42) return insert();
    if (what < 48) return removes_ ? remove() : move();
    if (what < 51) return set_list();
    if (what < 56) return revert();
    if (what < 68) return undo();
    if (what < 74) return redo();
    if (what < 88) return rebase();
    if (what < 92) return send();
    if (what < 97) return resolve();
    restore();
  }

  void log(const std::string& line) { log_ += line + '\n'; }

  [[nodiscard]] static std::string path_of(std::size_t position) {
    return "/list/" + std::to_string(position);
  }

  /// Records a step, if the draft made one.
  void step(ModelState next) {
    if (!draft_->changed_paths().empty()) model_->step(std::move(next));
  }

  void set_member() {
    const StoredList list = present();
    if (list.empty()) return;
    const std::uint32_t at = random_.below(static_cast<std::uint32_t>(list.size()));
    const std::uint32_t member = random_.below(member_count);
    ModelState next = model_->state();
    std::string& cell = next.items[list[at].label][member];
    const std::string path = path_of(at) + '/' + member_names[member];
    if (member > 0 && !cell.empty() && random_.chance(25)) {
      cell.clear();
      log("remove " + path);
      REQUIRE(draft_->remove(path) == DraftErrorCode::none);
    } else {
      cell = text_for(list[at].label, member);
      log("set " + path + ' ' + cell);
      REQUIRE(draft_->set(path, document::read_trusted('"' + cell + '"'), now_) == DraftErrorCode::none);
    }
    step(std::move(next));
  }

  void set_item() {
    StoredList list = present();
    if (list.empty()) return;
    const std::uint32_t at = random_.below(static_cast<std::uint32_t>(list.size()));
    Stored& item = list[at];
    for (std::size_t member = 0; member < member_count; ++member) {
      if (member > 0 && random_.chance(20))
        item.cells[member].clear();
      else if (random_.chance(70) || item.cells[member].empty())
        item.cells[member] = text_for(item.label, member);
    }
    ModelState next = model_->state();
    next.items[item.label] = item.cells;
    log("set " + path_of(at) + ' ' + text_of_item(item));
    REQUIRE(draft_->set(path_of(at), document::read_trusted(text_of_item(item)), now_) ==
            DraftErrorCode::none);
    step(std::move(next));
  }

  void insert() {
    const std::size_t size = present().size();
    const std::uint32_t at = random_.below(static_cast<std::uint32_t>(size) + 1);
    const Stored item = new_item(false);
    ModelState next = model_->state();
    next.items[item.label] = item.cells;
    log("insert " + path_of(at) + ' ' + text_of_item(item));
    REQUIRE(draft_->insert(path_of(at), document::read_trusted(text_of_item(item))) == DraftErrorCode::none);
    step(std::move(next));
  }

  void remove() {
    const StoredList list = present();
    if (list.empty()) return;
    const std::uint32_t at = random_.below(static_cast<std::uint32_t>(list.size()));
    ModelState next = model_->state();
    next.items.erase(list[at].label);
    log("remove " + path_of(at));
    REQUIRE(draft_->remove(path_of(at)) == DraftErrorCode::none);
    step(std::move(next));
  }

  void move() {
    const auto size = static_cast<std::uint32_t>(present().size());
    if (size < 2) return;
    const std::string from = path_of(random_.below(size));
    const std::string to = path_of(random_.below(size));
    log("move " + from + ' ' + to);
    REQUIRE(draft_->move(from, to) == DraftErrorCode::none);
    step(model_->state());
  }

  /// Edits a list as a page does that keeps its own copy of the list.
  void set_list() {
    StoredList list = present();
    if (list.empty()) return;
    const std::uint32_t at = random_.below(static_cast<std::uint32_t>(list.size()));
    if (!removes_) std::swap(list[at], list[random_.below(static_cast<std::uint32_t>(list.size()))]);
    ModelState next = model_->state();
    const Stored added = new_item(false);
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), added);
    next.items[added.label] = added.cells;
    log("set /list " + text_of_list(list));
    REQUIRE(draft_->set("/list", document::read_trusted(text_of_list(list)), now_) == DraftErrorCode::none);
    step(std::move(next));
  }

  void revert() {
    const StoredList list = present();
    if (list.empty()) return;
    const std::uint32_t at = random_.below(static_cast<std::uint32_t>(list.size()));
    const std::uint32_t label = list[at].label;
    const Items& base = model_->base();
    const bool is_stored = base.count(label) != 0;
    ModelState next = model_->state();
    std::string path = path_of(at);
    if (is_stored && random_.chance(60)) {
      const std::uint32_t member = random_.below(member_count);
      path += std::string("/") + member_names[member];
      next.items[label][member] = base.at(label)[member];
      if (next.items[label][member].empty() && list[at].cells[member].empty()) return;
    } else if (is_stored) {
      next.items[label] = base.at(label);
    } else if (removes_) {
      next.items.erase(label);
    } else {
      return;
    }
    log("revert " + path);
    REQUIRE(draft_->revert(path) == DraftErrorCode::none);
    step(std::move(next));
  }

  void undo() {
    log("undo");
    CHECK(draft_->undo() == model_->undo());
  }

  void redo() {
    log("redo");
    CHECK(draft_->redo() == model_->redo());
  }

  /// Edits less than half of an item's members on the server.
  void edit_at_server(Stored& item) {
    std::size_t size = 0;
    for (const std::string& cell : item.cells) size += cell.empty() ? 0 : 1;
    const std::size_t fewer = size == 0 ? 0 : (size - 1) / 2;
    const std::size_t most =
        kind_ == ListKind::no_id ? std::min<std::size_t>(fewer, member_count) : member_count;
    for (std::uint32_t edits = random_.below(static_cast<std::uint32_t>(most) + 1); edits > 0; --edits) {
      const std::uint32_t member = random_.below(member_count);
      if (!item.cells[member].empty()) item.cells[member] = text_for(item.label, member);
    }
  }

  void edit_server() {
    for (Stored& item : server_) {
      if (random_.chance(40)) edit_at_server(item);
    }
    const auto size = static_cast<std::uint32_t>(server_.size());
    if (random_.chance(25))
      server_.insert(server_.begin() + static_cast<std::ptrdiff_t>(random_.below(size + 1)), new_item(true));
    if (size > 0 && removes_ && random_.chance(25))
      server_.erase(server_.begin() + static_cast<std::ptrdiff_t>(random_.below(size)));
    if (size > 1 && !removes_ && random_.chance(25))
      std::swap(server_[random_.below(size)], server_[random_.below(size)]);
  }

  void rebase() {
    if (rebases >= 7) return;
    const StoredList before = server_;
    edit_server();
    if (text_of_list(before) == text_of_list(server_)) return;
    ++rebases;
    log("rebase " + resource_of(server_));
    draft_->rebase(document::read_trusted(resource_of(server_)));
    model_->rebase(items_of(server_), nullptr);
  }

  /// Stores everything on the server while editing continues.
  void send() {
    if (rebases >= 7) return;
    ++rebases;
    log("send");
    std::string snapshot;
    draft_->write_snapshot(snapshot);
    const Items sent = model_->state().items;
    server_ = present();
    for (Stored& item : server_) item.has_id = kind_ != ListKind::no_id;
    for (std::uint32_t edits = random_.below(3); edits > 0; --edits) {
      now_ += 10000;
      if (random_.chance(50))
        set_member();
      else if (random_.chance(50))
        insert();
      else if (removes_)
        remove();
    }
    log("sent " + resource_of(server_));
    const document::Document then = document::read_trusted(snapshot);
    draft_->rebase(document::read_trusted(resource_of(server_)), then.root());
    model_->rebase(items_of(server_), &sent);
  }

  struct Found {
    std::string path;
    Subject subject;
    std::string theirs;
  };

  std::vector<Found> found_conflicts() {
    const document::Document list = document::read_trusted(document::dump(draft_->list_conflicts()));
    const StoredList items = present();
    std::vector<Found> found;
    for (const Value conflict : list.root().items()) {
      const std::string path = conflict.find("path")->string();
      const auto tokens = document::split_pointer(path);
      const OptionalValue theirs = conflict.find("theirs");
      if (tokens->size() == 1) {
        found.push_back({path, {0, Subject::whole}, {}});
        continue;
      }
      std::string side;
      if (theirs && theirs->is_string()) side = theirs->string();
      if (theirs && theirs->is_object()) {
        const Stored item = read_item(*theirs);
        side = joined({{item.label, item.cells}}, item.label);
      }
      const std::uint32_t at = *document::array_index((*tokens)[1]);
      if (tokens->size() == 3) {
        const auto member = static_cast<std::uint32_t>(std::string(member_names).find((*tokens)[2]));
        found.push_back({path, {items[at].label, member}, side});
      } else if (!conflict.find("mine")) {
        found.push_back({path, {read_item(*theirs).label, Subject::missing}, side});
      } else {
        found.push_back({path, {items[at].label, Subject::whole}, side});
      }
    }
    return found;
  }

  void resolve() {
    const std::vector<Found> found = found_conflicts();
    if (found.empty()) return;
    const Found& one = found[random_.below(static_cast<std::uint32_t>(found.size()))];
    ModelState next = model_->state();
    const Subject subject = one.subject;
    const bool is_order = subject.label == 0;
    const bool takes_theirs = !is_order && random_.chance(60);
    log(std::string("resolve ") + one.path + (takes_theirs ? " theirs" : " mine"));
    REQUIRE(draft_->resolve(one.path, takes_theirs, std::nullopt) == DraftErrorCode::none);
    ++resolved;
    next.pending.erase(subject);
    if (takes_theirs) {
      if (subject.member < member_count)
        next.items[subject.label][subject.member] = one.theirs;
      else if (subject.member == Subject::whole && one.theirs.empty())
        next.items.erase(subject.label);
      else
        next.items[subject.label] = model_->base().at(subject.label);
    }
    model_->step(std::move(next));
  }

  void restore() {
    log("restore");
    std::string saved;
    draft_->save(saved, true);
    const document::Document document = document::read_trusted(saved);
    auto again = std::make_unique<Draft>(endpoint_, document::copy_of(draft_->base()), item_options);
    REQUIRE(again->restore(document.root()) == DraftErrorCode::none);
    std::string saved_again;
    again->save(saved_again, true);
    REQUIRE(saved_again == saved);
    draft_ = std::move(again);
  }

  void check() {
    const ModelState expected = model_->state();
    const Items items = items_of(present());
    for (const auto& [label, cells] : expected.items) {
      const bool is_there = items.count(label) == 1;
      REQUIRE(is_there);
      REQUIRE(items.at(label) == cells);
    }
    REQUIRE(items.size() == expected.items.size());
    const Pending open = expected.shown(model_->base());
    std::vector<std::string> paths;
    std::size_t count = 0;
    for (const Found& found : found_conflicts()) {
      paths.push_back(found.path);
      // Undoing a stored insertion removes an item that the server may have moved.
      const bool is_of_move = !removes_ && found.subject.member == Subject::missing;
      if (found.subject.label == 0 || (is_of_move && open.count(found.subject) == 0)) continue;
      ++count;
      INFO("conflict at ", found.path);
      REQUIRE(open.count(found.subject) == 1);
      REQUIRE(open.at(found.subject) == found.theirs);
    }
    REQUIRE(count == open.size());
    std::sort(paths.begin(), paths.end());
    REQUIRE(std::adjacent_find(paths.begin(), paths.end()) == paths.end());
    conflicts += static_cast<std::uint32_t>(count);
  }

  Random& random_;
  const Endpoint& endpoint_;
  ListKind kind_;
  bool removes_;  ///< Items are removed, else moved: both on two sides would be another kind of conflict.
  std::uint32_t labels_ = 0;
  std::uint32_t texts_ = 0;
  StoredList server_;
  std::unique_ptr<Model> model_;
  std::unique_ptr<Draft> draft_;
  draft::Time now_ = 0;
  std::string log_;
};

constexpr std::uint32_t max_steps = 24;

void run_any_items(Random& random) {
  constexpr std::array<ListKind, 3> kinds = {ListKind::identity, ListKind::plain_id, ListKind::no_id};
  static const std::array<std::unique_ptr<Endpoint>, 3> endpoints = {
      item_endpoint(kinds[0]), item_endpoint(kinds[1]), item_endpoint(kinds[2])};
  const std::uint32_t which = random.below(3);
  LabelledSession session(random, *endpoints.at(which), kinds.at(which));
  session.run(1 + random.below(max_steps));
}

const AddFuzzTarget added_items("draft", run_with_random<run_any_items>);

void run_sessions(ListKind kind, std::uint64_t first_seed) {
  constexpr std::uint32_t sessions_of_items = 34000;
  std::uint32_t rebases = 0;
  std::uint32_t conflicts = 0;
  std::uint32_t resolved = 0;
  const std::unique_ptr<Endpoint> endpoint = item_endpoint(kind);
  const std::uint32_t count = run_count(sessions_of_items);
  for (std::uint32_t at = 0; at < count; ++at) {
    const std::uint64_t seed = first_seed + at;
    CAPTURE(seed);
    Random random(seed);
    LabelledSession session(random, *endpoint, kind);
    session.run(1 + random.below(max_steps));
    rebases += session.rebases;
    conflicts += session.conflicts;
    resolved += session.resolved;
  }
  CHECK(rebases > count / 2);
  CHECK(conflicts > count / 4);
  CHECK(resolved > count / 100);
  MESSAGE(count, " sessions, ", rebases, " rebases, ", conflicts, " conflicts seen, ", resolved, " settled");
}

}  // namespace

TEST_CASE("a draft never loses, duplicates, mixes or overwrites items with identities") {
  run_sessions(ListKind::identity, 20261130);
}

TEST_CASE("a draft never loses, duplicates, mixes or overwrites items with a plain id") {
  run_sessions(ListKind::plain_id, 30261130);
}

TEST_CASE("a draft never loses, duplicates, mixes or overwrites items without ids") {
  run_sessions(ListKind::no_id, 40261130);
}
