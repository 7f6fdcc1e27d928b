#include "draft/runs.h"

namespace resume_patch::draft {

void write_runs(document::JsonWriter& out, const OriginList& origins) {
  out.begin('[');
  std::size_t at = 0;
  while (at < origins.size()) {
    const Origin first = origins[at];
    const Origin step = at + 1 < origins.size() ? origins[at + 1] - first : 1;
    std::uint32_t count = 1;
    while (at + count < origins.size() && origins[at + count] == first + step * count) ++count;
    out.number(first);
    out.number(step);
    out.number(count);
    at += count;
  }
  out.end(']');
}

void write_origins(document::JsonWriter& out, const char* name, const OriginList& origins) {
  if (origins.empty()) return;
  out.key(name);
  write_runs(out, origins);
}

std::optional<Origin> read_origin(OptionalValue value) {
  constexpr std::size_t most_digits = 10;
  if (!value || !value->is_number() || value->slice().size() > most_digits) return std::nullopt;
  std::uint64_t number = 0;
  for (const char digit : value->slice()) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  const auto origin = static_cast<Origin>(number);
  return origin == number ? std::optional(origin) : std::nullopt;
}

bool read_runs(OriginList& out, OptionalValue runs, std::size_t count) {
  if (!runs || !runs->is_array() || runs->size() % 3 != 0) return false;
  std::size_t left = count;
  auto number = runs->items().begin();
  for (std::uint32_t run = 0; run < runs->size(); run += 3) {
    std::uint32_t parts[3] = {};
    for (std::uint32_t& part : parts) {
      const auto read = read_origin(*number);
      if (!read) return false;
      part = *read;
      ++number;
    }
    const auto [first, step, length] = parts;
    if (length > left) return false;
    left -= length;
    for (std::uint32_t at = 0; at < length; ++at) {
      const Origin origin = first + step * at;
      if (origin == diff::unknown_origin) return false;
      out.push_back(origin);
    }
  }
  return left == 0;
}

}  // namespace resume_patch::draft
