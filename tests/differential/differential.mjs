// Validates random documents with this package, ajv and ata-validator, and counts the disagreements.
import { disagreements, shrink } from "./compare.mjs";
import { documentFor } from "./documents.mjs";
import { knownDifferences } from "./known-differences.mjs";
import { randomSource } from "./random.mjs";
import { apisOf, randomSubject } from "./subjects.mjs";

/** Compiling a schema takes longer than validating many documents. */
const documentsPerSubject = 20;

/** Returns the disagreements with one peer. A peer that throws is one, a failure of this package is thrown. */
function findWithPeer({ own, peers, converted }, peer, body) {
  const ownResult = own(body);
  const context = { peer, body, schema: converted, ownIssues: ownResult.issues };
  let peerResult;
  try {
    peerResult = peers[peer](body);
  } catch (failure) {
    return [{ ...context, kind: "failure", by: "other", path: "", code: String(failure) }];
  }
  return disagreements(ownResult, peerResult).map((found) => ({ ...found, ...context }));
}

const knownId = (found) => knownDifferences.find(({ applies }) => applies(found))?.id;

/** Returns the smallest document found that has an unexplained disagreement of the same kind. */
function reproduce(subject, { peer, kind, code, by, body }) {
  const isSame = (found) =>
    found.kind === kind && found.code === code && found.by === by && knownId(found) === undefined;
  const small = shrink(body, (candidate) => findWithPeer(subject, peer, candidate).some(isSame));
  return {
    subject: subject.name,
    peer,
    kind,
    code,
    by,
    body: JSON.stringify(small),
    schema: JSON.stringify(subject.schema),
  };
}

/**
 * Compares at least a number of random documents.
 * @param {{ load: () => Promise<object>, documents: number, seed: number }} options
 */
export async function runDifferential({ load, documents, seed }) {
  const resumePatch = await load();
  const random = randomSource(seed);
  const apis = apisOf(resumePatch);
  /** @type {Record<string, number>} */
  const counts = { documents: 0, valid: 0, ...Object.fromEntries(knownDifferences.map(({ id }) => [id, 0])) };
  const unknown = new Map();
  const examine = (subject) => {
    const body = documentFor(subject.schema, subject.schemas, random);
    counts.documents++;
    if (subject.own(body).valid) counts.valid++;
    for (const found of Object.keys(subject.peers).flatMap((peer) => findWithPeer(subject, peer, body))) {
      const id = knownId(found);
      const key = [subject.name, found.peer, found.kind, found.code, found.by].join(" ");
      if (id !== undefined) counts[id]++;
      else if (!unknown.has(key)) unknown.set(key, reproduce(subject, found));
    }
  };
  while (counts.documents < documents) {
    for (const subject of [...apis, randomSubject(resumePatch, random)])
      for (let times = 0; times < documentsPerSubject; times++) examine(subject);
  }
  return { counts, unknown: [...unknown.values()] };
}
