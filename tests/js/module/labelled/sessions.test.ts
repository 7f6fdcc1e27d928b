// Sessions over labelled documents: an edit stays with its item through undo, redo, rebase, resolve, save and open.
import { afterAll, beforeAll, describe, it, vi } from "vitest";
import { RandomEdits } from "../random-edits.js";
import type { JsonObject } from "../server-models.js";
import { copy, itemsOf } from "./documents.js";
import { randomBase, Writer } from "./edits.js";
import type { Kind } from "./kinds.js";
import { identified, unidentified } from "./kinds.js";
import { hold, patience, runs } from "./runs.js";
import { Session } from "./session.js";
import type { Step } from "./session-steps.js";
import { randomStep } from "./session-steps.js";

interface Case {
  readonly base: JsonObject;
  readonly steps: readonly Step[];
  readonly nextLabel: number;
}

function makeCase(kind: Kind, seed: number): Case {
  const random = new RandomEdits(seed);
  const writer = new Writer();
  const base = randomBase(kind, random, writer);
  const steps = Array.from({ length: 5 + random.below(21) }, () => randomStep(random));
  return { base, steps, nextLabel: writer.label };
}

function play(kind: Kind, { base, steps, nextLabel }: Case): Session {
  const writer = new Writer();
  writer.label = nextLabel;
  const session = new Session(kind, copy(base), writer);
  try {
    session.run(steps);
  } catch (error) {
    session.faults.push(`threw: ${error instanceof Error ? `${error.name}: ${error.message}` : error}`);
  }
  return session;
}

function* smaller(kind: Kind, tried: Case): Iterable<Case> {
  const { steps, base } = tried;
  for (let half = steps.length >> 1; half >= 1; half >>= 1) {
    for (let at = 0; at + half <= steps.length; at += half)
      yield { ...tried, steps: [...steps.slice(0, at), ...steps.slice(at + half)] };
  }
  for (const [at, step] of steps.entries()) {
    for (const [left] of step.edits.entries()) {
      const edits = step.edits.filter((_, position) => position !== left);
      yield {
        ...tried,
        steps: steps.map((other, position) => (position === at ? { ...step, edits } : other)),
      };
    }
  }
  for (const { path } of itemsOf(kind, base)) {
    const names = path.split("/").slice(1);
    const position = Number(names.pop());
    const less = copy(base);
    let list: unknown = less;
    for (const name of names) list = (list as Record<string, unknown>)[name];
    (list as unknown[]).splice(position, 1);
    yield { ...tried, base: less };
  }
}

beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterAll(() => {
  vi.useRealTimers();
});

describe("a session keeps every edit at its item", () => {
  it.each([...identified, ...unidentified].map((kind) => [kind.name, kind] as const))(
    "%s",
    (_, kind) => {
      hold<Case>(
        {
          make: (seed) => makeCase(kind, seed),
          faults: (tried) => play(kind, tried).faults,
          smaller: (tried) => smaller(kind, tried),
          print: (tried) => play(kind, tried).lines.join("\n"),
        },
        runs(700),
      );
    },
    patience(700),
  );
});
