import type { Field } from "../../library";

/** A value, possibly nested, with a control of its own. */
export interface Leaf {
  /** The steps from the object, joined by slashes: "dates/startDate". */
  readonly name: string;
  /** The steps from the object to the value. */
  readonly steps: readonly string[];
  readonly field: Field;
  readonly label: string;
}

/**
 * Lists all editable values of an object, flattened. A nested object with a single member becomes that member
 * under the object's own name.
 */
export function leavesOf(fields: readonly Field[], identity?: string): Leaf[] {
  return fields.filter((field) => field.name !== identity).flatMap((field) => within(field, []));
}

function within(field: Field, around: readonly string[]): Leaf[] {
  const steps = [...around, field.name];
  if (field.isCatchAll) return []; // a catch-all is not a single value
  const members = field.fields ?? [];
  const [only] = members;
  if (field.type !== "object") return [{ name: steps.join("/"), steps, field, label: field.label }];
  if (members.length === 1 && only && only.type !== "object" && only.type !== "array") {
    return [{ name: steps.join("/"), steps: [...steps, only.name], field: only, label: field.label }];
  }
  return members.flatMap((member) => within(member, steps));
}
