// The tables that the C++ tests read, too, through the package's interface.
import { describe, expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import { JsonText } from "../../../js/src/json/json-text.js";
import type { IdentityOption } from "../../../js/src/types/compile.js";
import type { Endpoint } from "../../../js/src/types/draft.js";
import type { Conflict, MergeOptions } from "../../../js/src/types/merge.js";
import type { Case } from "./cases.js";
import { documentOf, readCases, wrapSchema } from "./cases.js";
import { describeTables } from "./tables.js";

const rp = await load();
const { experience } = rp.letraz;
const { resume } = rp.affinda;

describeTables(rp);

describe("merge", () => {
  const documents = ["base", "mine", "theirs", "value"].flatMap((name) => [name, `${name}Text`]);
  const known = [...documents, "api", "schema", "identity", "options", "conflicts", "symmetric", "refused"];
  const endpointOf = ({ api, schema, identity }: Case): Endpoint<unknown, unknown> => {
    if (schema !== undefined)
      return rp.compile(wrapSchema(schema), "change", { identity: identity as IdentityOption });
    return api === "letraz" ? experience : resume;
  };
  const exchanged = ({ mine, theirs, ...rest }: Conflict): Conflict => ({
    ...rest,
    ...(theirs === undefined ? {} : { mine: theirs }),
    ...(mine === undefined ? {} : { theirs: mine }),
  });
  const expectConflicts = (actual: readonly Conflict[], expected: readonly Conflict[]) => {
    expect(actual).toHaveLength(expected.length);
    expect(actual).toEqual(expect.arrayContaining([...expected]));
  };
  it.each(readCases("merge", known))("$name", (entry) => {
    const endpoint = endpointOf(entry);
    const [base, mine, theirs] = ["base", "mine", "theirs"].map((name) => documentOf(entry, name));
    const options = (entry.options ?? {}) as MergeOptions;
    if (entry.refused === true) {
      return expect(() => endpoint.merge(base, mine, theirs, options)).toThrow(TypeError);
    }
    const expected = documentOf(entry, "value");
    const value = expected instanceof JsonText ? JSON.parse(String(JsonText.sourceOf(expected))) : expected;
    const conflicts = (entry.conflicts ?? []) as Conflict[];
    const merged = endpoint.merge(base, mine, theirs, options);
    expect(merged.value).toEqual(value);
    expectConflicts(merged.conflicts, conflicts);
    if (entry.symmetric !== true) return;
    const prefer = options.prefer === "theirs" ? "mine" : "theirs";
    const turned = endpoint.merge(base, theirs, mine, { ...options, prefer });
    expect(turned.value).toEqual(value);
    expectConflicts(turned.conflicts, conflicts.map(exchanged));
  });
});
