import { expect, it, vi } from "vitest";
import {
  maxIssuesOf,
  nullsOf,
  preferOf,
  rulesOf,
  textOf,
  todayOf,
} from "../../../js/src/endpoint/options.js";

it("accepts the options of API.md", () => {
  expect([rulesOf({}), rulesOf({ rules: "on" }), rulesOf({ rules: "off" })]).toEqual([1, 1, 0]);
  expect([nullsOf({}), nullsOf({ nulls: "null" }), nullsOf({ nulls: "empty" })]).toEqual([1, 1, 0]);
  expect([preferOf({}), preferOf({ prefer: "mine" }), preferOf({ prefer: "theirs" })]).toEqual([1, 1, 0]);
  expect([textOf({}), textOf({ text: "whole" }), textOf({ text: "words" })]).toEqual([1, 1, 0]);
  expect([maxIssuesOf({}), maxIssuesOf({ maxIssues: 1 })]).toEqual([1000, 1]);
  expect(maxIssuesOf({ maxIssues: Number.POSITIVE_INFINITY })).toBe(2 ** 31 - 1);
  expect(todayOf({ today: "2026-11-21" })).toBe(20261121);
});

it("uses the local date for today", () => {
  for (const now of [new Date(2026, 0, 31, 23, 59), new Date(2026, 1, 1), new Date(2028, 1, 29, 12)]) {
    vi.setSystemTime(now);
    const today = now.getFullYear() * 10_000 + (now.getMonth() + 1) * 100 + now.getDate();
    expect(todayOf({})).toBe(today);
  }
  vi.useRealTimers();
});

it.each([
  () => rulesOf({ rules: "none" as "on" }),
  () => nullsOf({ nulls: "" }),
  () => preferOf({ prefer: "base" as "mine" }),
  () => textOf({ text: "lines" as "words" }),
  () => maxIssuesOf({ maxIssues: 0 }),
  () => maxIssuesOf({ maxIssues: 1.5 }),
  () => todayOf({ today: "21.11.2026" }),
  () => todayOf({ today: "2026-13-01" }),
  () => todayOf({ today: "2026-02-30" }),
])("refuses unknown options (%#)", (read) => {
  expect(read).toThrow(TypeError);
});
