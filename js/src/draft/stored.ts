// What of a patch that was sent without an answer is in what the server has now.

import { changedByServer } from "../endpoint/alterations.js";
import { normalizeAllWhiteSpace } from "../endpoint/normalize-strings.js";
import { jsonText } from "../json/json-text.js";
import { readMembers } from "../json/members.js";
import { parsePointer } from "../json/pointer.js";
import type { Input } from "../module/input.js";
import type { Endpoint } from "../types/endpoint.js";
import type { Change } from "../types/patch.js";
import { originsOf, snapshotText } from "./sent.js";
import type { UnconfirmedPatch } from "./unconfirmed.js";

type AnyEndpoint = Pick<Endpoint<unknown, unknown>, "diff" | "merge" | "update">;

function textOf(input: Input): string {
  return typeof input === "string" ? input : new TextDecoder().decode(input);
}

/** Of an item that was added, as much as it has members. */
function weightOf({ kind, after }: Change): number {
  return kind === "add" ? Math.max(1, Object.keys(Object(after)).length) : 1;
}

/** How much has changed in each property of the resource. */
function weightsOf(changes: readonly Change[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const change of changes) {
    const [name = ""] = parsePointer(change.path);
    weights.set(name, (weights.get(name) ?? 0) + weightOf(change));
  }
  return weights;
}

/**
 * The properties that a resource has as they were sent, or for the greater part so, white space aside. What is still as
 * it was before is no sign of having been stored, whatever a server may have made of what was sent.
 */
function storedNames(endpoint: AnyEndpoint, sent: UnconfirmedPatch<unknown>, latest: Input): Set<string> {
  const changed = weightsOf(endpoint.diff(sent.base, jsonText(latest)));
  const [base, value] = [
    jsonText(normalizeAllWhiteSpace(sent.texts[0])),
    jsonText(normalizeAllWhiteSpace(sent.texts[1])),
  ];
  const patch = { bodyText: normalizeAllWhiteSpace(sent.patch.bodyText), ignored: sent.patch.ignored };
  const altered = weightsOf(
    changedByServer(endpoint, jsonText(normalizeAllWhiteSpace(textOf(latest))), { patch, base, value }),
  );
  const weights = [...weightsOf(sent.patch.changes)];
  return new Set(
    weights
      .filter(([name, weight]) => changed.has(name) && (altered.get(name) ?? 0) < weight)
      .map(([name]) => name),
  );
}

/** The snapshot of a resource of which some properties are as they were sent, the others as they were before. */
function mixedOf(
  { texts: [base, value], origins }: UnconfirmedPatch<unknown>,
  isSent: (name: string) => boolean,
): string {
  const members = [
    ...readMembers(base).filter(({ name }) => !isSent(name)),
    ...readMembers(value).filter(({ name }) => isSent(name)),
  ];
  const mixed = `{${members.map(({ name, text }) => `${JSON.stringify(name)}:${text}`).join(",")}}`;
  return snapshotText({ value: mixed, origins: originsOf(origins, isSent) });
}

/**
 * The snapshot of the edited resource as it was sent, as far as the server's newer one holds it; null where that holds nothing of it.
 * What somebody else has changed since is as it was before it was sent, so that there both are asked about.
 */
export function storedIn(
  endpoint: AnyEndpoint,
  sent: UnconfirmedPatch<unknown> | null,
  latest: Input,
): string | null {
  if (sent === null) return null;
  try {
    if (changedByServer(endpoint, jsonText(latest), sent).length === 0)
      return snapshotText({ value: sent.texts[1], origins: sent.origins });
    const stored = storedNames(endpoint, sent, latest);
    return stored.size === 0 ? null : mixedOf(sent, (name) => stored.has(name));
  } catch {
    // It is no resource, which whoever takes it for one will say.
    return null;
  }
}
