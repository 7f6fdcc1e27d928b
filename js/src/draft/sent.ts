import { readMembers } from "../patch/members.js";

/** A resource with a body applied, as a server that replaces top-level properties does it. Both are JSON texts. */
export function sentResource(baseText: string, bodyText: string): string {
  const members = new Map(readMembers(baseText).map(({ name, text }) => [name, text]));
  for (const { name, text } of bodyText === "" ? [] : readMembers(bodyText)) members.set(name, text);
  return `{${[...members].map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(",")}}`;
}
