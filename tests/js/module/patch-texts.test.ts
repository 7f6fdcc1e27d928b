// The work of a patch on texts: each document is written once, and the body is parsed at most once.
import { afterEach, expect, it, vi } from "vitest";
import { jsonText, load } from "../../../js/src/index.js";

const { experience } = (await load()).letraz;
const before = { company_name: "Initech", job_title: "Engineer", city: "Oslo", started_from_year: 2020 };
const after = { ...before, city: "Bergen", finished_at_year: 2019 };

afterEach(() => vi.restoreAllMocks());

function countCalls() {
  experience.patch(before, after);
  return { parse: vi.spyOn(JSON, "parse"), stringify: vi.spyOn(JSON, "stringify") };
}

it("is the text of each value once, and a body that is parsed when it is first read", () => {
  const { parse, stringify } = countCalls();
  const patch = experience.patch(before, after);
  expect([patch.valid, patch.bodyText]).toEqual([false, '{"city":"Bergen","finished_at_year":2019}']);
  expect([parse.mock.calls.length, stringify.mock.calls.length]).toEqual([0, 2]);
  expect(patch.body).toEqual({ city: "Bergen", finished_at_year: 2019 });
  expect(patch.body).toBe(patch.body);
  expect(parse.mock.calls).toEqual([[patch.bodyText]]);
});

it("is no text of a value that is given as text", () => {
  const earlier = jsonText(JSON.stringify(before));
  const later = jsonText(JSON.stringify(after));
  const { parse, stringify } = countCalls();
  const patch = experience.patch(earlier, later);
  expect(patch.bodyText).toBe('{"city":"Bergen","finished_at_year":2019}');
  expect([parse.mock.calls.length, stringify.mock.calls.length]).toEqual([0, 0]);
});
