// What a whole resume costs at three sizes: to check, to compare, to patch, to merge.
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

/** What a person does in a sitting: a title, a new skill, a job moved up, another one removed, a sentence. */
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

/** What somebody else did meanwhile. */
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
  const title = (what) => `resume ${name}: ${what}`;
  const against = (what, works) => ({ title: title(what), ...compare(works) });
  return [
    against("bytes to validated", {
      ours: () => endpoint.validateResponse(jsonText(base), { rules: "off" }),
      peer: () => validateBytes(ajv, base, decoder),
    }),
    against("server bytes and an edited document to PATCH body (fast-json-patch)", {
      ours: () => endpoint.patch(jsonText(base), edited, { rules: "off" }).bodyText,
      peer: () => JSON.stringify(fastJsonPatch.compare(JSON.parse(decoder.decode(base)), edited)),
    }),
    against("server bytes and edited bytes to PATCH body (fast-json-patch)", {
      ours: () => endpoint.patch(jsonText(base), jsonText(mine), { rules: "off" }).bodyText,
      peer: () =>
        JSON.stringify(
          fastJsonPatch.compare(JSON.parse(decoder.decode(base)), JSON.parse(decoder.decode(mine))),
        ),
    }),
    ...measureDiff(title, resume, edited, rp),
    {
      title: title("three-way merge"),
      ...compare({ ours: () => endpoint.merge(jsonText(base), jsonText(mine), jsonText(theirs)).conflicts }),
    },
  ];
}

/** Documents that are there already: a draft's for this package, values for the others. */
function measureDiff(title, resume, edited, rp) {
  const draft = rp.affinda.resume.open(resume);
  draft.set("", edited);
  const toggle = ["To weave.", "To knit."];
  let turn = 0;
  const ours = () => {
    draft.set("/objective", toggle[turn++ & 1]);
    return draft.changes;
  };
  const rows = [
    ["fast-json-patch", () => fastJsonPatch.compare(resume, edited)],
    ["jsondiffpatch", () => matchedById.diff(resume, edited)],
  ].map(([name, peer]) => ({
    title: title(`diff of resident documents (${name})`),
    ...compare({ ours, peer }),
  }));
  draft.close();
  return rows;
}

/** @returns {Promise<{ title: string, ours: number, peer?: number }[]>} microseconds per call */
export async function measureWholeResumes() {
  const tools = { rp: await load(), ajv: compilePeer("resume") };
  return Object.entries(sizes).flatMap(([name, scale]) =>
    measureSize(name, makeResume(example, { scale }), tools),
  );
}
