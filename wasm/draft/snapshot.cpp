// Snapshots: the edited resource at the time of a request, as {value, origins}. Origins are stored by root
// member, so that a snapshot that combines members of two others keeps them.
#include "document/json_writer.h"
#include "document/reader.h"
#include "draft/draft.h"
#include "draft/origin_runs.h"

namespace resume_patch::draft {

void Draft::write_snapshot(std::string& out) const {
  const ResourceVersion version = version_of(session_->root().content());
  document::JsonWriter snapshot(out);
  snapshot.begin('{');
  snapshot.member("value", version.root());
  snapshot.key("origins");
  snapshot.begin('{');
  std::size_t next = 0;
  std::string scratch;
  for (const Value::Member member : version.root().members()) {
    const std::size_t count = diff::count_items(member.value);
    if (count == 0) continue;
    const auto first = version.origins.begin() + static_cast<std::ptrdiff_t>(next);
    snapshot.key(member.key.text(scratch));
    snapshot.json(origin_runs_of(OriginList(first, first + static_cast<std::ptrdiff_t>(count))));
    next += count;
  }
  snapshot.end('}');
  snapshot.end('}');
}

/// Reads a snapshot. Items without origins are matched with those of the base and the edited resource.
ResourceVersion Draft::read_snapshot(Value snapshot) {
  const OptionalValue value = snapshot.find("value");
  const OptionalValue origins = snapshot.find("origins");
  ResourceVersion version;
  const bool is_resource = value && value->is_object() && !is_too_deep(*value, 0);
  version.document = is_resource ? document::copy_of(*value) : document::read_trusted("{}");
  bool is_known = true;
  for (const Value::Member member : version.root().members()) {
    const std::size_t count = diff::count_items(member.value);
    if (count == 0) continue;
    const OptionalValue known =
        origins && origins->is_object() ? origins->find(member.key.string()) : OptionalValue();
    const document::Json runs = known ? document::to_json(*known) : document::Json();
    const std::size_t before = version.origins.size();
    if (read_origin_runs(version.origins, &runs, count, next_origin_)) continue;
    is_known = false;
    version.origins.resize(before);
    version.origins.resize(before + count, diff::unknown_origin);
  }
  if (is_known) return version;
  const OriginList recognised = origins_of_latest(state_of(*session_), version.root(), nullptr);
  for (std::size_t at = 0; at < recognised.size(); ++at) {
    if (version.origins[at] == diff::unknown_origin) version.origins[at] = recognised[at];
  }
  return version;
}

}  // namespace resume_patch::draft
