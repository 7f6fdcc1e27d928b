// `fields` and `resourceFields`: enough to generate a form or a view from them alone.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import type { Field } from "../../../js/src/types/field.js";
import { wrapSchema } from "./cases.js";

const rp = await load();
const { resume } = rp.affinda;

/** Returns a field and all fields below it. */
function withParts(field: Field): Field[] {
  const parts = [...(field.fields ?? []), field.items, field.additional];
  return [field, ...parts.flatMap((part) => (part === undefined ? [] : withParts(part)))];
}

function byPath(fields: readonly Field[]): Map<string, Field> {
  return new Map(fields.flatMap(withParts).map((field) => [field.path, field]));
}

function fieldsOf(schema: unknown, schemas: Record<string, unknown> = {}): readonly Field[] {
  return rp.compile(wrapSchema(schema, schemas), "change").fields;
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("the fields of a resume", () => {
  const paths = byPath(resume.fields);
  const at = (path: string) => paths.get(path);

  it("name lists, their items, their identities, and their members", () => {
    expect(at("/workExperience")).toMatchObject({ type: "array", label: "Work experience", nullable: false });
    expect(at("/workExperience/*")).toMatchObject({ type: "object", label: "Position", identity: "id" });
    expect(at("/education/*")?.identity).toBe("id");
    expect(at("/skills/*")?.identity).toBe("id");
    expect(at("/workExperience/*/id")).toMatchObject({ type: "integer", minimum: 1, nullable: false });
    expect(at("/phoneNumbers/*")).toMatchObject({ type: "string", label: "Phone number" });
    expect(at("/emails/*")).toMatchObject({ type: "string", format: "email" });
  });

  it("name nested objects with their limits, nulls and inputs", () => {
    expect(at("/workExperience/*/dates")).toMatchObject({ type: "object", nullable: true });
    expect(at("/workExperience/*/dates/startDate")).toMatchObject({
      format: "date",
      input: "date",
      nullable: true,
    });
    expect(at("/education/*/dates/completionDate")).toMatchObject({ input: "date", nullable: false });
    expect(at("/workExperience/*/dates/monthsInPosition")).toMatchObject({ minimum: 0, nullable: true });
    expect(at("/workExperience/*/location/rawInput")).toMatchObject({ required: true });
    for (const path of ["/summary", "/objective", "/workExperience/*/jobDescription", "/publications/*"])
      expect(at(path)?.input).toBe("multiline");
    for (const path of ["/dateOfBirth", "/skills/*/lastUsed"]) expect(at(path)?.input).toBe("date");
  });

  it("list all 204 languages", () => {
    const languages = at("/languages/*");
    expect(languages?.options).toHaveLength(204);
    expect(languages?.options).toContainEqual({ value: "Bahasa Indonesian", label: "Bahasa Indonesian" });
    expect(languages?.nullable).toBe(false);
  });

  it("end with the field for custom fields", () => {
    expect(resume.fields.at(-1)).toMatchObject({
      path: "/*",
      name: "*",
      label: "Custom field",
      type: "any",
      types: ["boolean", "number", "string", "array"],
      nullable: true,
      isCatchAll: true,
    });
    expect(resume.fields.filter(({ isCatchAll }) => isCatchAll)).toHaveLength(1);
    expect(at("/referees/*/*")).toMatchObject({ type: "any", nullable: true, isCatchAll: true, label: "" });
    expect(at("/education/*/grade")?.additional?.isCatchAll).toBe(true);
    for (const closed of ["/name", "/workExperience/*", "/location", "/education/*"])
      expect(at(closed)?.additional).toBeUndefined();
    expect(rp.letraz.experience.fields.some(({ isCatchAll }) => isCatchAll)).toBe(false);
  });

  it("exclude read-only members, which the resource's fields mark", () => {
    expect([...paths.values()].some(({ readOnly }) => readOnly)).toBe(false);
    const all = byPath(resume.resourceFields);
    const marked = [...all.values()].filter(({ readOnly }) => readOnly).map(({ path }) => path);
    expect(marked).toEqual(
      expect.arrayContaining([
        "/headShot",
        "/languageCodes",
        "/location/latitude",
        "/workExperience/*/occupation",
        "/education/*/accreditation/inputStr",
        "/skills/*/sources",
      ]),
    );
    expect(all.get("/workExperience/*/occupation/managementLevel")).toMatchObject({
      nullable: true,
      options: ["None", "Low", "Mid", "Upper"].map((value) => ({ value, label: value })),
    });
    for (const path of marked) expect(paths.has(path)).toBe(false);
    for (const path of paths.keys()) expect(all.has(path)).toBe(true);
    expect(Object.isFrozen(resume.resourceFields)).toBe(true);
    expect(rp.letraz.experience.resourceFields).toContainEqual(
      expect.objectContaining({ name: "created_at", readOnly: true }),
    );
  });

  it("have unique paths and readable labels", () => {
    const every = resume.resourceFields.flatMap(withParts);
    expect(new Set(every.map(({ path }) => path)).size).toBe(every.length);
    for (const { label, path, isCatchAll } of every) {
      if (isCatchAll === true && path !== "/*") continue;
      expect(label, path).toMatch(/^[A-Z]\p{L}*(-\p{L}+)*( \p{L}+(-\p{L}+)*)*$/u);
    }
  });
});

describe("the titles in an API document", () => {
  interface Schema {
    readonly $ref?: string;
    readonly title?: string;
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly items?: Schema;
  }

  function untitled(schema: Schema, path: string): string[] {
    const parts = Object.entries(schema.properties ?? {}).map(([name, part]) => [part, `${path}/${name}`]);
    if (schema.items !== undefined) parts.push([schema.items, `${path}/*`]);
    return (parts as [Schema, string][]).flatMap(([part, place]) => [
      ...(part.$ref === undefined && part.title === undefined ? [place] : []),
      ...untitled(part, place),
    ]);
  }

  it.each(["letraz", "affinda"])("%s: every property has a title", (name) => {
    const file = new URL(`../../../wasm/apis/${name}.json`, import.meta.url);
    const { components } = JSON.parse(readFileSync(file, "utf8")) as {
      components: { schemas: Record<string, Schema> };
    };
    // No form is made of error responses.
    const schemas = Object.entries(components.schemas).filter(([schema]) => !schema.endsWith("Error"));
    expect(schemas.flatMap(([schema, content]) => untitled(content, schema))).toEqual([]);
  });
});

describe("the fields of any schema", () => {
  it("have the type of their choices", () => {
    const [one, many, object, nothing, number] = fieldsOf({
      type: "object",
      properties: {
        one: {
          oneOf: [
            { type: "string", maxLength: 2 },
            { type: "string", nullable: true },
          ],
        },
        many: { anyOf: [{ type: "integer" }, { type: "boolean" }] },
        object: { anyOf: [{ properties: { a: {} } }, { properties: { b: {} } }] },
        nothing: {},
        number: { anyOf: [{ type: "number" }, { type: "integer" }] },
      },
    });
    expect(one).toMatchObject({ type: "string", nullable: true });
    expect(many).toMatchObject({ type: "any", types: ["boolean", "integer"] });
    expect(object).toMatchObject({ type: "object" });
    expect(object?.fields?.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(nothing).toMatchObject({ type: "any" });
    expect(nothing).not.toHaveProperty("types");
    expect(number).toMatchObject({ type: "number" });
  });

  it("tell whether an object allows other members", () => {
    const schema = (additionalProperties?: unknown) => ({
      type: "object",
      properties: { a: {} },
      ...(additionalProperties === undefined ? {} : { additionalProperties }),
    });
    const properties = {
      unstated: schema(),
      closed: schema(false),
      open: schema(true),
      typed: schema({ type: "string", title: "Word", maxLength: 3 }),
      free: { type: "object" },
    };
    const parts = Object.fromEntries(fieldsOf({ type: "object", properties }).map((f) => [f.name, f]));
    expect(parts.unstated).not.toHaveProperty("additional");
    expect(parts.closed).not.toHaveProperty("additional");
    expect(parts.open?.additional).toEqual({
      path: "/open/*",
      name: "*",
      label: "",
      type: "any",
      nullable: true,
      required: false,
      isCatchAll: true,
    });
    expect(parts.typed?.additional).toMatchObject({ label: "Word", type: "string", maxLength: 3 });
    expect(parts.free?.additional).toMatchObject({ type: "any", isCatchAll: true });
  });

  it("read titles and identities with JSON escapes", () => {
    const items = {
      type: "object",
      "x-identity": 'the "id"',
      properties: { 'the "id"': { type: "string" } },
    };
    const [list] = fieldsOf({
      type: "object",
      properties: { list: { type: "array", title: 'So-called "friends"', items } },
    });
    expect(list).toMatchObject({ label: 'So-called "friends"', items: { identity: 'the "id"' } });
  });

  it("name the items of a list without titles after the list", () => {
    const [tags] = fieldsOf({ type: "object", properties: { tags: { type: "array", items: {} } } });
    expect(tags?.items?.label).toBe("Tags");
  });

  it("refer to the enclosing field in a recursive schema", () => {
    const tree = {
      type: "object",
      properties: { name: { type: "string" }, children: { type: "array", items: reference("Tree") } },
      additionalProperties: false,
    };
    expect(fieldsOf(reference("Tree"), { Tree: tree })[1]?.items).toMatchObject({ recursive: "" });
    const [top] = fieldsOf({ type: "object", properties: { top: reference("Tree") } }, { Tree: tree });
    const children = top?.fields?.[1];
    expect(children?.items).toMatchObject({ path: "/top/children/*", recursive: "/top" });
    expect(children?.items).not.toHaveProperty("fields");
  });

  it("have a limit in number and depth", () => {
    const names = Array.from({ length: 4000 }, (_, index) => `S${index}`);
    const chain = Object.fromEntries(
      names.map((name, index) => [
        name,
        { type: "object", properties: { a: index + 1 < names.length ? reference(`S${index + 1}`) : {} } },
      ]),
    );
    const deep = fieldsOf(reference("S0"), chain).flatMap(withParts);
    expect(deep).toHaveLength(65);
    expect(deep.at(-1)).toMatchObject({ truncated: true });
    const every = names.slice(0, 40);
    const properties = Object.fromEntries(every.map((name) => [name, reference(name)]));
    const wide = Object.fromEntries(every.map((name) => [name, { type: "object", properties }]));
    const all = fieldsOf(reference("S0"), wide).flatMap(withParts);
    expect(all.length).toBeLessThan(10_000);
    expect(all.some(({ truncated }) => truncated)).toBe(true);
  });

  it("are named in messages by their titles", () => {
    const { issues } = resume.validate({ isAvailable: {} });
    expect(issues[0]?.message).toMatch(/^Is available/);
  });
});
