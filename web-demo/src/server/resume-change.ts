import type { Field, Issue, ResumeEndpoint } from "../library";
import { isObject, isSame, memberOf } from "../resume/document";
import { refusal } from "./resume-errors";
import type { StoredResume } from "./resume-sample";
import { storeResume } from "./resume-store";

/** Responds to a PATCH of the resume like Affinda, and stores accepted changes. */
export async function changeResume(
  endpoint: ResumeEndpoint,
  stored: StoredResume,
  request: Request,
): Promise<Response> {
  const body: unknown = await request.json().catch(() => null);
  if (!isObject(body)) {
    return refusal([{ attr: null, code: "parse_error", detail: "The request body could not be read." }]);
  }
  const values = withoutUnwritable(endpoint, body);
  const { issues } = endpoint.update(stored, values);
  const errors = issues.filter(({ severity }) => severity === "error").map(errorOf);
  if (errors.length > 0) return refusal(errors);
  const changed = { ...stored };
  for (const [name, value] of Object.entries(values)) {
    const field = endpoint.fields.find((candidate) => candidate.name === name);
    changed[name] = withIds(field, field ? withReadOnlyPart(field, stored[name], value) : value);
  }
  await storeResume(changed);
  return Response.json(changed);
}

/** Drops read-only members silently. */
function withoutUnwritable(endpoint: ResumeEndpoint, body: StoredResume): StoredResume {
  const dropped = new Set(endpoint.resourceFields.filter((field) => field.readOnly).map(({ name }) => name));
  return Object.fromEntries(Object.entries(body).filter(([name]) => !dropped.has(name)));
}

/** Adds the stored read-only members, which a request lacks, to what they were derived from. */
function withReadOnlyPart(field: Field, before: unknown, after: unknown): unknown {
  if (Array.isArray(after)) {
    const items = Array.isArray(before) ? before : [];
    return after.map((item) =>
      field.items ? withReadOnlyPart(field.items, findStored(items, item, field), item) : item,
    );
  }
  if (!isObject(after) || !isObject(before) || !field.fields) return after;
  const { fields } = field;
  const written = fields.filter(({ name }) => Object.hasOwn(after, name));
  const parts = written.map((member): [string, unknown] => [
    member.name,
    withReadOnlyPart(member, before[member.name], after[member.name]),
  ]);
  const known = new Set(fields.map(({ name }) => name));
  const isPlace = known.has("rawInput") && after.rawInput !== before.rawInput;
  const derived = Object.entries(before).filter(([name]) => !known.has(name) && !isPlace);
  return { ...Object.fromEntries(derived), ...after, ...Object.fromEntries(parts) };
}

function findStored(items: readonly unknown[], item: unknown, { items: field }: Field): unknown {
  const identity = field?.identity;
  const id = identity === undefined ? undefined : memberOf(item, identity);
  return items.find((other) =>
    id === undefined ? isSame(other, item) : memberOf(other, identity ?? "") === id,
  );
}

/** Items that are new get the next ids of their list. */
function withIds(field: Field | undefined, value: unknown): unknown {
  const identity = field?.items?.identity;
  if (identity === undefined || !Array.isArray(value)) return value;
  let last = Math.max(0, ...value.map((item) => Number(memberOf(item, identity) ?? 0)));
  return value.map((item: unknown) => {
    if (!isObject(item) || typeof item[identity] === "number") return item;
    last += 1;
    return { [identity]: last, ...item };
  });
}

/** Converts an issue to Affinda's format: "/workExperience/0/dates" becomes "workExperience.0.dates". */
function errorOf({ path, code, message }: Issue): { attr: string | null; code: string; detail: string } {
  return { attr: path === "" ? null : path.slice(1).replaceAll("/", "."), code, detail: message };
}
