#include "draft/origin_runs.h"

#include "draft/saved_format.h"

namespace resume_patch::draft {

using document::Json;

Json origin_runs_of(const OriginList& origins) {
  Json runs = Json::array();
  std::size_t at = 0;
  while (at < origins.size()) {
    const Origin first = origins[at];
    const Origin step = at + 1 < origins.size() ? origins[at + 1] - first : 1;
    std::uint32_t count = 1;
    while (at + count < origins.size() && origins[at + count] == first + step * count) ++count;
    runs.push_back(first);
    runs.push_back(step);
    runs.push_back(count);
    at += count;
  }
  return runs;
}

void add_origins(Json& object, const char* name, const OriginList& origins) {
  if (!origins.empty()) object[name] = origin_runs_of(origins);
}

bool read_origin_runs(OriginList& out, const Json* runs, std::size_t count, Origin next) {
  if (runs == nullptr || !runs->is_array() || runs->size() % 3 != 0) return false;
  std::size_t left = count;
  for (auto run = runs->begin(); run != runs->end(); run += 3) {
    const auto first = read_number(&run[0]);
    const auto step = read_number(&run[1]);
    const auto length = read_number(&run[2]);
    if (!first || !step || !length || *length > left) return false;
    left -= *length;
    for (std::uint32_t at = 0; at < *length; ++at) {
      const Origin origin = *first + *step * at;
      if (origin == diff::unknown_origin || origin >= next) return false;
      out.push_back(origin);
    }
  }
  return left == 0;
}

}  // namespace resume_patch::draft
