#include "draft/conflicts.h"

#include <algorithm>
#include <optional>

#include "document/order.h"
#include "document/pointer.h"
#include "document/writer.h"

namespace resume_patch::draft {

namespace {

constexpr std::uint32_t no_position = 0xFFFFFFFFU;

OriginList origins_in(Value root, const diff::Origins& origins) {
  OriginList in_order;
  diff::append_origins(in_order, root, &origins);
  return in_order;
}

/// An item that is missing, with the list that it would come back to and the list that it is in.
struct Missing {
  std::size_t at;  ///< Its position among the open conflicts.
  Origin origin;
  Value list;
  const ItemIndex::Item* stored;
  std::string list_pointer;
  std::uint32_t position = 0;
};

/// An item that is there, as a conflict is about the whole of it.
struct WholeItem {
  const document::Node* list;
  std::uint32_t position;
};

class Finder {
 public:
  Finder(const Conflicts& conflicts, const Version& edited, Value base, const diff::Origins& base_origins)
      : conflicts_(conflicts), edited_(edited), base_(base), base_origins_(base_origins) {}

  std::vector<OpenConflict> run();

 private:
  void find(std::uint32_t number, const ItemIndex& items, const ItemIndex& stored);
  void find_missing(std::uint32_t number, const ItemIndex& items, const ItemIndex& stored);
  void place_missing();
  void leave_first_of_each_path();
  void place(std::vector<Missing*>& of_one_list, const diff::Origins& origins);
  [[nodiscard]] bool is_taken(const document::Node* list, std::uint32_t position) const;

  const Conflicts& conflicts_;
  const Version& edited_;
  Value base_;
  const diff::Origins& base_origins_;
  std::vector<OpenConflict> open_;
  std::vector<Missing> missing_;
  std::vector<WholeItem> whole_;
};

std::vector<OpenConflict> Finder::run() {
  OriginList wanted;
  OriginList wanted_of_base;
  for (const auto& conflict : conflicts_) {
    wanted.push_back(conflict->at.item);
    if (!conflict->is_missing_item()) continue;
    wanted.push_back(conflict->missing);
    wanted_of_base.push_back(conflict->missing);
  }
  const OriginList base_origins = wanted_of_base.empty() ? OriginList() : origins_in(base_, base_origins_);
  const ItemIndex items(edited_.root(), edited_.origins, std::move(wanted));
  const ItemIndex stored(base_, base_origins, std::move(wanted_of_base));
  for (std::uint32_t number = 0; number < conflicts_.size(); ++number) find(number, items, stored);
  place_missing();
  leave_first_of_each_path();
  return std::move(open_);
}

std::string text_of(OptionalValue value) {
  std::string text;
  if (value) document::write(text, *value);
  return text;
}

void Finder::find(std::uint32_t number, const ItemIndex& items, const ItemIndex& stored) {
  const Conflict& conflict = *conflicts_[number];
  if (conflict.is_missing_item()) return find_missing(number, items, stored);
  OpenConflict open{number, {}, 0};
  if (!items.append_pointer(open.path, conflict.at)) return;
  const OptionalValue value = items.value_at(conflict.at);
  if (text_of(value) == conflict.theirs) return;
  if (!value) {
    const std::string& rest = conflict.at.rest;
    const std::size_t last = rest.rfind('/');
    if (last == std::string::npos) return;
    const OptionalValue around = items.value_at({conflict.at.item, rest.substr(0, last)});
    if (!around || !around->is_object()) return;
  }
  const ItemIndex::Item* const item = conflict.at.rest.empty() ? items.find(conflict.at.item) : nullptr;
  if (item != nullptr) whole_.push_back({&item->list.node(), item->position});
  open_.push_back(std::move(open));
}

void Finder::find_missing(std::uint32_t number, const ItemIndex& items, const ItemIndex& stored) {
  const Conflict& conflict = *conflicts_[number];
  const ItemIndex::Item* const item = stored.find(conflict.missing);
  const OptionalValue list = items.value_at(conflict.at);
  const bool is_back = items.find(conflict.missing) != nullptr;
  if (is_back || !list || !list->is_array()) return;
  std::string pointer;
  if (!items.append_pointer(pointer, conflict.at)) return;
  missing_.push_back({open_.size(), conflict.missing, *list, item, std::move(pointer)});
  open_.push_back({number, {}, 0});
}

/// A conflict with another draft shows once the one with the server at its place is settled.
void Finder::leave_first_of_each_path() {
  const auto order =
      document::sorted_positions(open_.size(), [this](std::uint32_t left, std::uint32_t right) {
        return open_[left].path != open_[right].path ? open_[left].path < open_[right].path : left < right;
      });
  std::vector<std::uint8_t> is_later(open_.size(), 0);
  for (std::size_t at = 1; at < order.size(); ++at)
    is_later[order[at]] = open_[order[at]].path == open_[order[at - 1]].path ? 1 : 0;
  std::vector<OpenConflict> first;
  for (std::size_t at = 0; at < open_.size(); ++at) {
    if (is_later[at] == 0) first.push_back(std::move(open_[at]));
  }
  open_ = std::move(first);
}

void Finder::place_missing() {
  if (missing_.empty()) return;
  const auto by_node = [](const document::Node* left, const document::Node* right) { return left < right; };
  const auto order =
      document::sorted_positions(missing_.size(), [&](std::uint32_t left, std::uint32_t right) {
        const Missing& one = missing_[left];
        const Missing& other = missing_[right];
        if (!one.list.same(other.list)) return by_node(&one.list.node(), &other.list.node());
        if (one.stored == nullptr || other.stored == nullptr) return one.stored != nullptr;
        return by_node(&one.stored->value.node(), &other.stored->value.node());
      });
  const auto whole_order =
      document::sorted_positions(whole_.size(), [&](std::uint32_t left, std::uint32_t right) {
        if (whole_[left].list != whole_[right].list) return by_node(whole_[left].list, whole_[right].list);
        return whole_[left].position < whole_[right].position;
      });
  std::vector<WholeItem> sorted;
  sorted.reserve(whole_order.size());
  for (const std::uint32_t at : whole_order) sorted.push_back(whole_[at]);
  whole_ = std::move(sorted);
  const diff::Origins origins(edited_.root(), edited_.origins);
  std::vector<Missing*> of_one_list;
  for (const std::uint32_t at : order) {
    if (!of_one_list.empty() && !of_one_list[0]->list.same(missing_[at].list)) place(of_one_list, origins);
    of_one_list.push_back(&missing_[at]);
  }
  place(of_one_list, origins);
}

/// Where the items of one list are, by origin.
class Positions {
 public:
  Positions(Value list, const diff::Origins& origins) {
    for (const Value item : list.items()) origins_.push_back(origins.of(item));
    order_ = document::sorted_positions(origins_.size(), [this](std::uint32_t left, std::uint32_t right) {
      return origins_[left] < origins_[right];
    });
  }

  [[nodiscard]] std::uint32_t of(Origin origin) const {
    const auto place =
        std::lower_bound(order_.begin(), order_.end(), origin,
                         [this](std::uint32_t at, Origin wanted) { return origins_[at] < wanted; });
    return place == order_.end() || origins_[*place] != origin ? no_position : *place;
  }

 private:
  OriginList origins_;
  std::vector<std::uint32_t> order_;
};

// Each goes behind the item that it follows in the base, the nearest one that is there. Its path is the next
// one that no other conflict has.
void Finder::place(std::vector<Missing*>& of_one_list, const diff::Origins& origins) {
  const Positions positions(of_one_list[0]->list, origins);
  std::size_t next = 0;
  while (next < of_one_list.size() && of_one_list[next]->stored != nullptr) {
    const Value stored = of_one_list[next]->stored->list;
    std::uint32_t position = 0;
    for (const Value item : stored.items()) {
      const bool is_left = next < of_one_list.size() && of_one_list[next]->stored != nullptr;
      if (is_left && of_one_list[next]->stored->value.same(item)) {
        of_one_list[next++]->position = position;
        continue;
      }
      const std::uint32_t found = positions.of(base_origins_.of(item));
      if (found != no_position) position = found + 1;
    }
  }
  // The base does not have what another draft inserted.
  for (; next < of_one_list.size(); ++next) of_one_list[next]->position = of_one_list[next]->list.size();
  const auto order =
      document::sorted_positions(of_one_list.size(), [&](std::uint32_t left, std::uint32_t right) {
        return of_one_list[left]->position < of_one_list[right]->position;
      });
  std::uint32_t free = 0;
  for (const std::uint32_t at : order) {
    Missing& missing = *of_one_list[at];
    free = std::max(free, missing.position);
    while (is_taken(&missing.list.node(), free)) ++free;
    OpenConflict& open = open_[missing.at];
    open.position = missing.position;
    open.path = std::move(missing.list_pointer);
    document::append_token(open.path, free++);
  }
  of_one_list.clear();
}

bool Finder::is_taken(const document::Node* list, std::uint32_t position) const {
  const auto is_before = [](const WholeItem& one, const WholeItem& other) {
    return one.list != other.list ? one.list < other.list : one.position < other.position;
  };
  return std::binary_search(whole_.begin(), whole_.end(), WholeItem{list, position}, is_before);
}

}  // namespace

std::vector<OpenConflict> open_conflicts(const Conflicts& conflicts, const Version& edited, Value base,
                                         const diff::Origins& base_origins) {
  return Finder(conflicts, edited, base, base_origins).run();
}

void add_sides(document::Json& object, const Conflict& conflict) {
  const auto add = [&](const char* name, std::string text) {
    if (!text.empty()) object[name] = document::embed(std::move(text));
  };
  add("base", conflict.base);
  add("mine", conflict.mine);
  add("theirs", conflict.theirs);
}

}  // namespace resume_patch::draft
