// Runs the table of numbers by value.
#include <compare>

#include "cases.h"
#include "document/number.h"

using namespace resume_patch;
using namespace resume_patch::tests;
using document::Decimal;

namespace {

int sign_of(std::strong_ordering order) {
  if (order == std::strong_ordering::equal) return 0;
  return order == std::strong_ordering::less ? -1 : 1;
}

void check_order(const Json& one) {
  const std::string left = string_of(one["a"]);
  const std::string right = string_of(one["b"]);
  const int order = one["order"].get<int>();
  CHECK(sign_of(Decimal(left).compare(Decimal(right))) == order);
  CHECK(sign_of(Decimal(right).compare(Decimal(left))) == -order);
  if (order == 0) CHECK(Decimal(left).hash() == Decimal(right).hash());
}

void check_multiple(const Json& one) {
  const std::string value = string_of(one["value"]);
  const std::string divisor = string_of(one["multipleOf"]);
  CHECK(Decimal(divisor).is_valid_divisor());
  CHECK(Decimal(value).is_multiple_of(Decimal(divisor)) == one["result"].get<bool>());
}

}  // namespace

TEST_CASE("cases: compares numbers by value") {
  for_each_case("decimal.json", [](const Json& one) {
    check_members(one, {"name", "a", "b", "order", "value", "multipleOf", "result", "integer"});
    CHECK(one.contains("order") + one.contains("result") + one.contains("integer") == 1);
    if (one.contains("order")) return check_order(one);
    if (one.contains("result")) return check_multiple(one);
    const std::string value = string_of(one["value"]);
    CHECK(Decimal(value).is_integer() == one["integer"].get<bool>());
  });
}
