import { deepFreeze } from "../json/freeze.js";
import type { Field } from "../types/field.js";
import type { Translator } from "./translator.js";
import { english } from "./translator.js";

/** Translates the labels of fields. Labels of options stay as in the API document. */
export function translateFields(fields: readonly Field[], translator: Translator): readonly Field[] {
  if (translator.label === english.label) return fields;
  const translate = (field: Field): Field => ({
    ...field,
    label: translator.label(field.label),
    ...(field.fields && { fields: field.fields.map(translate) }),
    ...(field.items && { items: translate(field.items) }),
    ...(field.additional && { additional: translate(field.additional) }),
  });
  return deepFreeze(fields.map(translate));
}
