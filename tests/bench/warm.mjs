// Measurements after the first call, for the host that imports this file.
import example from "../cases/affinda-example-response.json" with { type: "json" };
import { experienceRequest, makeResume } from "./documents.mjs";
import { compare } from "./measure.mjs";
import { jsonText, makeReader, makeValidator } from "./ours.mjs";
import { compilePeer, validateBytes } from "./peer.mjs";

const decoder = new TextDecoder();

async function measureDocument(kind, value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const ours = await makeValidator(kind);
  const peer = compilePeer(kind);
  if (!peer(value)) throw new Error(`ajv refuses the ${kind}: ${JSON.stringify(peer.errors)}`);
  const report = ours(jsonText(bytes));
  if (!report.valid) throw new Error(`The ${kind} is not valid: ${JSON.stringify(report.issues)}`);
  return {
    bytes: bytes.length,
    "bytes to verdict": compare({
      ours: () => ours(jsonText(bytes)),
      peer: () => validateBytes(peer, bytes, decoder),
    }),
    "bytes to verdict, rules on": compare({
      ours: () => ours(jsonText(bytes), "on"),
      peer: () => validateBytes(peer, bytes, decoder),
    }),
    "parsed value to verdict": compare({ ours: () => ours(value), peer: () => peer(value) }),
  };
}

async function measureReading(value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const read = await makeReader();
  return compare({ ours: () => read(bytes), peer: () => JSON.parse(decoder.decode(bytes)) });
}

/** @returns {Promise<{ title: string, ours: number, peer: number }[]>} microseconds per call */
export async function measureWarm() {
  const documents = {
    experience: ["experience", experienceRequest],
    resume: ["resume", makeResume(example)],
    "resume, non-ASCII": ["resume", makeResume(example, { nonAscii: true })],
  };
  const rows = [];
  for (const [name, [kind, value]] of Object.entries(documents)) {
    const { bytes, ...measures } = await measureDocument(kind, value);
    const subject = `${name} (${bytes < 2000 ? `${bytes} B` : `${Math.round(bytes / 1000)} KB`})`;
    rows.push({ title: `${subject}: parse`, ...(await measureReading(value)) });
    for (const [measure, times] of Object.entries(measures))
      rows.push({ title: `${subject}: ${measure}`, ...times });
  }
  return rows;
}
