import type { Field } from "../../library";

/** A value of an object, or of an object inside it, with a control of its own. */
export interface Leaf {
  /** The steps from the object, joined by slashes: "dates/startDate". */
  readonly name: string;
  /** From the object to the value. */
  readonly steps: readonly string[];
  readonly field: Field;
  readonly label: string;
}

/**
 * Everything that can be edited in an object, flat. An object of one member, such as a location of which only one line
 * can be written, is that member under the object's own name.
 */
export function leavesOf(fields: readonly Field[], identity?: string): Leaf[] {
  return fields.filter((field) => field.name !== identity).flatMap((field) => within(field, []));
}

function within(field: Field, around: readonly string[]): Leaf[] {
  const steps = [...around, field.name];
  if (field.isCatchAll) return []; // it is no single value
  const members = field.fields ?? [];
  const [only] = members;
  if (field.type !== "object") return [{ name: steps.join("/"), steps, field, label: field.label }];
  if (members.length === 1 && only && only.type !== "object" && only.type !== "array") {
    return [{ name: steps.join("/"), steps: [...steps, only.name], field: only, label: field.label }];
  }
  return members.flatMap((member) => within(member, steps));
}
