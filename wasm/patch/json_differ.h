// How the JSON Patch between two documents is found; json_patch.h is what others use.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diff/match.h"
#include "document/json.h"
#include "patch/line.h"

namespace resume_patch::patch {

using document::Value;

/// A member or an item of a container that both versions have; or, in no container, the whole.
struct Place {
  static constexpr std::uint32_t nowhere = 0xFFFFFFFFU;

  std::uint32_t container;
  Value key;           ///< Of a member.
  std::uint32_t slot;  ///< Of an item: in the line of its list, or its index where that has none.
};

/// Two containers of one kind, one the later version of the other.
struct Container {
  Place place;
  bool is_list;
  std::unique_ptr<Line> line;  ///< Of a list some of whose items come, leave or move.
  Value after;
};

/// A value that is only in one version.
struct Loose {
  Place place;
  Value value;
  std::uint64_t hash;
  bool settled;
};

/// The operations are listed in the order in which they are to be done: while both documents are walked,
/// replacements and the moves within lists; then the moves of what is loose on both sides; then the rest.
class Differ {
 public:
  [[nodiscard]] document::Json run(Value before, Value after);

 private:
  void value(Value before, Value after, const Place& place);
  void object(Value before, Value after, const Place& place);
  void list(Value before, Value after, const Place& place);
  void move_items(const diff::ListMatch& match, std::uint32_t container);
  void note(std::vector<Loose>& side, const Place& place, Value value);
  [[nodiscard]] std::uint32_t open(const Place& place, Value after);
  void move_loose(bool within_container);
  void move(Loose& from, Loose& to);
  void finish_list(const Container& container);
  [[nodiscard]] static bool is_all_new(const Line& line, std::uint32_t size);
  void settle(std::uint32_t container, std::uint32_t slot, Value value);
  void leave(const Place& place);
  void arrive(const Place& place);

  void append_path(std::string& path, const Place& place) const;
  [[nodiscard]] std::string path_of(const Place& place) const;
  void write(const char* op, std::string_view path, document::OptionalValue value);
  void write(const char* op, const Place& place, document::OptionalValue value) {
    write(op, path_of(place), value);
  }
  void write_move(std::string_view from, std::string_view path);

  document::Json operations_ = document::Json::array();
  diff::Shapes shapes_;
  std::vector<Container> containers_;
  std::vector<Loose> removed_;
  std::vector<Loose> added_;
};

}  // namespace resume_patch::patch
