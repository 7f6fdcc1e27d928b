#include "document/tree.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "document/pointer.h"
#include "document/reader.h"
#include "document/text.h"
#include "document/tree_branch.h"

namespace resume_patch::document {

namespace {

/// The token as a string of a document.
Document string_of_token(std::string_view token) {
  std::string text;
  append_quoted(text, token);
  return read_own(text);
}

}  // namespace

std::uint32_t Tree::Branch::find(std::string_view name) const {
  if (table.empty()) {
    for (std::uint32_t at = 0; at < keys.size(); ++at) {
      if (keys[at].text_is(name)) return at;
    }
    return nowhere;
  }
  const std::size_t mask = table.size() - 1;
  for (std::size_t slot = hash_bytes(name) & mask; table[slot] != 0; slot = (slot + 1) & mask) {
    if (keys[table[slot] - 1].text_is(name)) return table[slot] - 1;
  }
  return nowhere;
}

void Tree::Branch::append(Value key, Part value) {
  constexpr std::size_t few = 16;
  ++count;
  keys.push_back(key);
  parts.push_back(value);
  if (keys.size() <= few) return;
  std::size_t at = keys.size() - 1;
  if (table.size() < 2 * keys.size()) {
    table.assign(std::bit_ceil(4 * keys.size()), 0);
    at = 0;
  }
  const std::size_t mask = table.size() - 1;
  std::string scratch;
  for (; at < keys.size(); ++at) {
    std::size_t slot = hash_bytes(keys[at].text(scratch)) & mask;
    while (table[slot] != 0) slot = (slot + 1) & mask;
    table[slot] = static_cast<std::uint32_t>(at + 1);
  }
}

Tree::Tree(Value root) : root_(root) {}

Tree::~Tree() {
  while (newest_ != nullptr) delete std::exchange(newest_, newest_->older);
}

Tree::Branch* Tree::own(Branch* branch) {
  branch->older = std::exchange(newest_, branch);
  return branch;
}

Value Tree::keep(Document&& document) {
  Branch* const branch = own(new Branch);
  branch->kept = std::move(document);
  return branch->kept.root();
}

Tree::Part Tree::snapshot() {
  if (root_.branch_ != nullptr) root_.branch_->shared = true;
  return root_;
}

Tree::Branch* Tree::make_branch(Value container) {
  Branch* const branch = own(new Branch);
  branch->is_list = container.is_array();
  branch->parts.reserve(container.size());
  for (const Value item : container.items()) branch->parts.push_back(item);
  for (const Value::Member member : container.members()) branch->append(member.key, member.value);
  return branch;
}

// Null for a scalar.
Tree::Branch* Tree::open(Part& part, Access access) {
  if (part.branch_ == nullptr) {
    if (!part.value_->is_array() && !part.value_->is_object()) return nullptr;
    part.branch_ = make_branch(*part.value_);
  } else if (part.branch_->shared && access == Access::change) {
    // What it holds is now held twice. The one that is left behind stays marked, which costs no more than an
    // opening that was not needed.
    for (const Part& inner : part.branch_->parts) {
      if (inner.branch_ != nullptr) inner.branch_->shared = true;
    }
    Branch* const copy = own(new Branch);
    copy->is_list = part.branch_->is_list;
    copy->count = part.branch_->count;
    copy->parts = part.branch_->parts;
    copy->keys = part.branch_->keys;
    copy->table = part.branch_->table;
    part.branch_ = copy;
  }
  return part.branch_;
}

Tree::Part* Tree::step(Part& parent, std::string_view token, Access access, EditFault& fault) {
  Branch* const branch = open(parent, access);
  fault = EditFault::missing;
  if (branch == nullptr) return nullptr;
  std::uint32_t position = Branch::nowhere;
  if (branch->is_list) {
    const auto index = array_index(token);
    fault = index ? EditFault::past_end : EditFault::invalid_index;
    position = index.value_or(Branch::nowhere);
  } else {
    position = branch->find(token);
  }
  if (position >= branch->parts.size() || branch->parts[position].is_empty()) return nullptr;
  fault = EditFault::none;
  return &branch->parts[position];
}

Tree::Part* Tree::descend(Tokens path, Access access, EditFault& fault) {
  Part* part = &root_;
  for (const std::string& token : path) {
    part = step(*part, token, access, fault);
    if (part == nullptr) break;
  }
  return part;
}

Tree::Part Tree::get(Tokens path, EditFault& fault) {
  const Part* const part = descend(path, Access::read, fault);
  return part == nullptr ? Part() : *part;
}

void Tree::put(Branch& branch, const std::string& token, Part value, Edited& edited) {
  if (branch.is_list) {
    const auto size = static_cast<std::uint32_t>(branch.parts.size());
    const auto index = token == "-" ? size : array_index(token);
    if (!index || *index > size) {
      edited.fault = index ? EditFault::past_end : EditFault::invalid_index;
      return;
    }
    edited.is_item = true;
    edited.index = *index;
    branch.parts.push_back(value);
    const auto place = branch.parts.begin() + static_cast<std::ptrdiff_t>(*index);
    std::copy_backward(place, branch.parts.end() - 1, branch.parts.end());
    *place = value;
    return;
  }
  const std::uint32_t position = branch.find(token);
  if (position == Branch::nowhere) return branch.append(keep(string_of_token(token)), value);
  edited.before = std::exchange(branch.parts[position], value);
  if (edited.before.is_empty()) ++branch.count;
}

Tree::Edited Tree::add(Tokens path, Part value) {
  if (path.empty()) return replace(path, value);
  Edited edited;
  Part* const parent = descend(path.first(path.size() - 1), Access::change, edited.fault);
  Branch* const branch = parent == nullptr ? nullptr : open(*parent, Access::change);
  if (branch != nullptr) {
    put(*branch, path.back(), value, edited);
  } else if (parent != nullptr) {
    edited.fault = EditFault::missing;
  }
  return edited;
}

Tree::Edited Tree::remove(Tokens path) {
  Edited edited;
  if (path.empty()) {
    edited.fault = EditFault::root;
    return edited;
  }
  Part* const parent = descend(path.first(path.size() - 1), Access::change, edited.fault);
  Part* const part = parent == nullptr ? nullptr : step(*parent, path.back(), Access::change, edited.fault);
  if (part == nullptr) return edited;
  Branch& branch = *parent->branch_;
  edited.before = std::exchange(*part, Part());
  if (branch.is_list) {
    edited.is_item = true;
    edited.index = static_cast<std::uint32_t>(part - branch.parts.data());
    branch.parts.erase(branch.parts.begin() + static_cast<std::ptrdiff_t>(edited.index));
  } else {
    --branch.count;
  }
  return edited;
}

Tree::Edited Tree::replace(Tokens path, Part value) {
  Edited edited;
  Part* const part = descend(path, Access::change, edited.fault);
  if (part != nullptr) edited.before = std::exchange(*part, value);
  return edited;
}

Tree::Edited Tree::move(Tokens from, Tokens path) {
  const bool inside = path.size() >= from.size() && std::equal(from.begin(), from.end(), path.begin());
  if (inside || path.empty()) {
    Edited edited;
    edited.fault_at_from = get(from, edited.fault).is_empty();
    if (edited.fault_at_from || path.size() == from.size()) return edited;
    if (path.empty()) return copy(from, path);
    edited.fault = EditFault::own_child;
    return edited;
  }
  Edited removed = remove(from);
  removed.fault_at_from = removed.fault != EditFault::none;
  if (removed.fault_at_from) return removed;
  const Edited edited = add(path, removed.before);
  if (edited.fault != EditFault::none) add(from, removed.before);
  return edited;
}

Tree::Edited Tree::copy(Tokens from, Tokens path) {
  Edited edited;
  const Part part = get(from, edited.fault);
  edited.fault_at_from = edited.fault != EditFault::none;
  if (edited.fault_at_from) return edited;
  if (part.branch_ != nullptr) part.branch_->shared = true;
  return add(path, part);
}

}  // namespace resume_patch::document
