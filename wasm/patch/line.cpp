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
  sums_.assign(roles_.size() + 1, 0);
  for (std::uint32_t slot = 0; slot < size(); ++slot) {
    const std::uint32_t node = slot + 1;
    if (roles_[slot] != Role::comes) ++sums_[node];
    const std::uint32_t above = node + (node & (0U - node));
    if (above < sums_.size()) sums_[above] += sums_[node];
  }
}

void Line::push(Role role) {
  roles_.push_back(role);
}

std::uint32_t Line::index(std::uint32_t slot) const {
  std::uint32_t sum = 0;
  for (std::uint32_t node = slot; node > 0; node &= node - 1) sum += sums_[node];
  return sum;
}

void Line::count(std::uint32_t slot, std::uint32_t change) {
  for (std::uint32_t node = slot + 1; node < sums_.size(); node += node & (0U - node)) sums_[node] += change;
}

void Line::leave(std::uint32_t slot) {
  roles_[slot] = Role::gone;
  count(slot, 0U - 1U);
}

void Line::arrive(std::uint32_t slot) {
  roles_[slot] = Role::stays;
  count(slot, 1);
}

}  // namespace resume_patch::patch
