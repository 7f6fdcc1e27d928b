import { readMembers } from "../json/members.js";

/** A resource with a body applied, as a server that replaces top-level properties does it. Both are JSON texts. */
export function sentResource(baseText: string, bodyText: string): string {
  const members = new Map(readMembers(baseText).map(({ name, text }) => [name, text]));
  for (const { name, text } of bodyText === "" ? [] : readMembers(bodyText)) members.set(name, text);
  return `{${[...members].map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(",")}}`;
}

/** The edited resource when something was sent. Texts are JSON. */
export interface Snapshot {
  readonly value: string;
  /** The origins of its items, by top-level member; null where they are not known. */
  readonly origins: string | null;
}

/** The snapshot as the module takes it. */
export function snapshotText({ value, origins }: Snapshot): string {
  return origins === null ? `{"value":${value}}` : `{"value":${value},"origins":${origins}}`;
}

/** Reads what the module, or `snapshotText`, wrote. */
export function readSnapshot(text: string): Snapshot {
  const members = new Map(readMembers(text).map((member) => [member.name, member.text]));
  return { value: members.get("value") ?? "{}", origins: members.get("origins") ?? null };
}

/** The origins of some members. */
export function originsOf(origins: string | null, isWanted: (name: string) => boolean): string | null {
  if (origins === null) return null;
  const wanted = readMembers(origins).filter(({ name }) => isWanted(name));
  return `{${wanted.map(({ name, text }) => `${JSON.stringify(name)}:${text}`).join(",")}}`;
}
