// The algorithm behind diff_json_patch() of json_patch.h.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diff/match.h"
#include "document/json.h"
#include "patch/list_index_tracker.h"

namespace resume_patch::patch {

using document::Value;

/// A member or an item of a container that both versions have, or the whole document if there is no
/// container.
struct Location {
  static constexpr std::uint32_t npos = 0xFFFFFFFFU;

  std::uint32_t container;
  Value key;           ///< Of a member.
  std::uint32_t slot;  ///< Of an item: its slot in the list's tracker, or its index if there is no tracker.
};

/// Two matched containers of the same kind.
struct Container {
  Location location;
  bool is_list;
  std::unique_ptr<ListIndexTracker> tracker;  ///< Set for a list whose items are added, removed or moved.
  Value after;
};

/// A value that only one version has.
struct Unmatched {
  Location location;
  Value value;
  std::uint64_t hash;
  bool is_done;
};

/// Lists the operations in the order in which they are applied: first replacements and moves within lists,
/// while both documents are walked; then moves of unmatched values; then all others.
class JsonDiffer {
 public:
  [[nodiscard]] document::Json run(Value before, Value after);

 private:
  void diff_values(Value before, Value after, const Location& location);
  void diff_objects(Value before, Value after, const Location& location);
  void diff_lists(Value before, Value after, const Location& location);
  void move_items(const diff::ListMatch& match, std::uint32_t container);
  void add_unmatched(std::vector<Unmatched>& side, const Location& location, Value value);
  [[nodiscard]] std::uint32_t add_container(const Location& location, Value after);
  void move_unmatched(bool within_container);
  void move(Unmatched& from, Unmatched& to);
  void finish_list(const Container& container);
  [[nodiscard]] static bool is_all_new(const ListIndexTracker& tracker, std::uint32_t size);
  void write_item_operation(std::uint32_t container, std::uint32_t slot, Value value);
  void free_slot(const Location& location);
  void take_slot(const Location& location);

  void append_path(std::string& path, const Location& location) const;
  [[nodiscard]] std::string path_of(const Location& location) const;
  void write(const char* op, std::string_view path, document::OptionalValue value);
  void write(const char* op, const Location& location, document::OptionalValue value) {
    write(op, path_of(location), value);
  }
  void write_move(std::string_view from, std::string_view path);

  document::Json operations_ = document::Json::array();
  diff::DiffSchemas schemas_;
  std::vector<Container> containers_;
  std::vector<Unmatched> removed_;
  std::vector<Unmatched> added_;
};

}  // namespace resume_patch::patch
