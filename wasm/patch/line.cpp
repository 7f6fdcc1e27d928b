#include "patch/line.h"

namespace resume_patch::patch {

using diff::ListMatch;

Line::Line(const ListMatch& match) {
  const auto from_end = static_cast<std::uint32_t>(match.before.size());
  const auto to_end = static_cast<std::uint32_t>(match.after.size());
  const auto leaves = [&](std::uint32_t from) {
    const std::uint32_t to = match.after_of[from];
    return to == ListMatch::none || match.moved[to] != 0;
  };
  const auto comes = [&](std::uint32_t to) {
    return match.before_of[to] == ListMatch::none || match.moved[to] != 0;
  };
  // Between two that stay, those that leave and those that come alternate: side by side they are
  // replacements.
  while (before.size() < from_end || after.size() < to_end) {
    const auto from = static_cast<std::uint32_t>(before.size());
    const auto to = static_cast<std::uint32_t>(after.size());
    const bool is_left = from < from_end && leaves(from);
    const bool is_new = to < to_end && comes(to);
    if (is_left || !is_new) before.push_back(size());
    if (is_left) push(Role::leaves);
    if (is_new || !is_left) after.push_back(size());
    if (is_new) push(Role::comes);
    if (!is_left && !is_new) push(Role::stays);
  }
  taken_ = document::FenwickTree(size());
  for (std::uint32_t slot = 0; slot < size(); ++slot) {
    if (roles_[slot] != Role::comes) taken_.add(slot, 1);
  }
}

void Line::push(Role role) {
  roles_.push_back(role);
}

std::uint32_t Line::index(std::uint32_t slot) const {
  return taken_.sum_before(slot);
}

void Line::leave(std::uint32_t slot) {
  roles_[slot] = Role::gone;
  taken_.add(slot, 0U - 1U);
}

void Line::arrive(std::uint32_t slot) {
  roles_[slot] = Role::stays;
  taken_.add(slot, 1);
}

}  // namespace resume_patch::patch
