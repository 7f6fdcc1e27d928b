// Vue's `ref` and `reactive` leave the objects of the package alone, because a proxy cannot reach private members.
import { describe, expect, it } from "vitest";
import { jsonText } from "../../../js/src/index.js";
import { experience, ids, start } from "./client-server.js";

/** Wraps a value as `reactive` of Vue 3 does (packages/reactivity/src/reactive.ts). */
function reactive<Value extends object>(value: Value): Value {
  const isSkipped = (value as { __v_skip?: unknown }).__v_skip === true || !Object.isExtensible(value);
  const type = Object.prototype.toString.call(value).slice(8, -1);
  if (isSkipped || !["Object", "Array"].includes(type)) return value;
  return new Proxy(value, {
    get(target, key, receiver) {
      const member: unknown = Reflect.get(target, key, receiver);
      return typeof member === "object" && member !== null ? reactive(member) : member;
    },
  });
}

describe("in the state of a Vue component", () => {
  it("a draft, its endpoint and a client work", async () => {
    const { server, client, draft } = start();
    const state = reactive({ draft, endpoint: experience, client });
    state.draft.set("/city", "Delft");
    expect([state.draft.dirty, state.draft.valid, state.draft.value.city]).toEqual([true, true, "Delft"]);
    expect(state.draft).toBe(draft);
    expect(state.endpoint.operation.method).toBe("PATCH");
    expect(state.endpoint.fields.length).toBeGreaterThan(0);
    expect(state.draft.endpoint).toBe(experience);
    expect(await state.client.send(state.draft, ids)).toMatchObject({ kind: "sent" });
    expect(server.held.city).toBe("Delft");
  });

  it("a patch and a JSON text work", () => {
    const state = reactive({
      patch: experience.patch({} as never, { city: "x" }),
      list: [jsonText('{"city":"x"}')],
    });
    expect([state.patch.body, state.patch.changes.length, state.patch.issues]).toEqual([
      { city: "x" },
      1,
      [],
    ]);
    expect(experience.patch({} as never, state.list[0] as never).bodyText).toBe('{"city":"x"}');
  });

  it("has no mark that is written as JSON or listed", () => {
    const { client, draft } = start();
    for (const value of [draft, client, experience, draft.patch()]) {
      expect(Object.keys(value)).not.toContain("__v_skip");
      expect(JSON.stringify(value) ?? "").not.toContain("__v_skip");
    }
  });
});
