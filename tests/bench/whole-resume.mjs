// Measures a whole resume in three sizes: validating, comparing, patching, merging.
import fastJsonPatch from "fast-json-patch";
import { create } from "jsondiffpatch";
import { jsonText, load } from "../../dist/index.js";
import example from "../cases/affinda-example-response.json" with { type: "json" };
import { makeResume, sizes } from "./documents.mjs";
import { compare } from "./measure.mjs";
import { compilePeer, validateBytes } from "./peer.mjs";

const decoder = new TextDecoder();
const encode = (value) => new TextEncoder().encode(JSON.stringify(value));
const matchedById = create({
  objectHash: (item, index) => item.id ?? `at ${index}`,
  textDiff: { minLength: 1e9 },
});

/** The edits of one session: a title, a new skill, a job moved up, another one removed, a sentence. */
function edit(resume) {
  const edited = structuredClone(resume);
  const { workExperience: jobs, skills } = edited;
  jobs[1].jobTitle = "Principal engineer";
  jobs[2].jobDescription += " And more.";
  jobs.unshift(jobs.splice(3, 1)[0]);
  jobs.splice(5, 1);
  skills.push({ ...skills[0], id: 1e6, name: "Weaving" });
  edited.summary = `${edited.summary} Always on time.`;
  return edited;
}

/** The edits of someone else meanwhile. */
function editElsewhere(resume) {
  const edited = structuredClone(resume);
  edited.workExperience.at(-1).jobTitle = "Lead";
  edited.education.reverse();
  edited.skills.splice(4, 2);
  edited.objective = "To rest.";
  return edited;
}

function measureSize(name, resume, { rp, ajv }) {
  const { resume: endpoint } = rp.affinda;
  const [edited, elsewhere] = [edit(resume), editElsewhere(resume)];
  const [base, mine, theirs] = [resume, edited, elsewhere].map(encode);
  const row = (what, works) => ({ title: `resume ${name}: ${what}`, ...compare(works) });
  return [
    row("bytes to validated", {
      ours: () => endpoint.validateResponse(jsonText(base), { rules: "off" }),
      peer: () => validateBytes(ajv, base, decoder),
    }),
    row("server bytes and an edited document to PATCH body (fast-json-patch)", {
      ours: () => endpoint.patch(jsonText(base), edited, { rules: "off" }).bodyText,
      peer: () => JSON.stringify(fastJsonPatch.compare(JSON.parse(decoder.decode(base)), edited)),
    }),
    row("server bytes and edited bytes to PATCH body (fast-json-patch)", {
      ours: () => endpoint.patch(jsonText(base), jsonText(mine), { rules: "off" }).bodyText,
      peer: () =>
        JSON.stringify(
          fastJsonPatch.compare(JSON.parse(decoder.decode(base)), JSON.parse(decoder.decode(mine))),
        ),
    }),
    ...measureResident(row, { resume, edited, base, mine }, endpoint),
    row("three-way merge", {
      ours: () => endpoint.merge(jsonText(base), jsonText(mine), jsonText(theirs)).conflicts,
    }),
  ];
}

/**
 * Measures documents that each side has already: parsed values for the peers, and cached `JsonText` objects for this
 * package. The objects and lists in a change are not read: the peers have them as values, and this package parses them
 * when they are read.
 */
function measureResident(row, { resume, edited, base, mine }, endpoint) {
  const [knownBase, knownMine] = [jsonText(base), jsonText(mine)];
  const diff = () => endpoint.diff(knownBase, knownMine);
  return [
    row("edited bytes to PATCH body, the server's document resident (fast-json-patch)", {
      ours: () => endpoint.patch(knownBase, jsonText(mine), { rules: "off" }).bodyText,
      peer: () => JSON.stringify(fastJsonPatch.compare(resume, JSON.parse(decoder.decode(mine)))),
    }),
    row("diff of resident documents (fast-json-patch)", {
      ours: diff,
      peer: () => fastJsonPatch.compare(resume, edited),
    }),
    row("diff of resident documents (jsondiffpatch)", {
      ours: diff,
      peer: () => matchedById.diff(resume, edited),
    }),
  ];
}

/** @returns {Promise<{ title: string, ours: number, peer?: number }[]>} microseconds per call */
export async function measureWholeResumes() {
  const tools = { rp: await load(), ajv: compilePeer("resume") };
  return Object.entries(sizes).flatMap(([name, scale]) =>
    measureSize(name, makeResume(example, { scale }), tools),
  );
}
