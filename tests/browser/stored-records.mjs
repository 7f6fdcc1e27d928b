// Reads and writes the records that the demo stores in the browser, damaged ones included.
import { load } from "resume-patch";
import { SAMPLES } from "../../web-demo/src/server/experience-samples.ts";

const library = await load();

/** What the two tabs of the page edit. */
export const editors = {
  experience: {
    endpoint: library.letraz.experience,
    address: `api/resume/base/experience/${SAMPLES[0].id}/`,
    field: "city",
    path: "/city",
  },
  resume: {
    endpoint: library.affinda.resume,
    address: "api/v2/resumes/kRkLPvAb",
    field: "/objective",
    path: "/objective",
  },
};

/** Returns the key of a tab's draft. */
export const draftKey = (page, tab) => new URL(editors[tab].address, page.url()).href;

/** Returns the resource of a tab as the page's own server stores it. */
export async function storedResource(page, tab) {
  const answer = await page.evaluate(async (url) => (await fetch(url)).json(), draftKey(page, tab));
  return answer.data ?? answer;
}

/** Runs `work` with a store of an open database, and resolves with the result of its request. */
const inStore = `(database, name, work) => new Promise((resolve, reject) => {
  const opening = indexedDB.open(database);
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const transaction = opening.result.transaction(name, "readwrite");
    const request = work(transaction.objectStore(name));
    transaction.onabort = () => reject(transaction.error);
    transaction.oncomplete = () => { opening.result.close(); resolve(request.result); };
  };
})`;

/** Stores a value in one of the page's databases. `value` is JavaScript, so that it can be more than JSON. */
export const putRecord = (page, database, store, value, key) =>
  page.evaluate(
    `(${inStore})("${database}", "${store}", (store) => store.put(${value}${key === undefined ? "" : `, ${JSON.stringify(key)}`}))`,
  );

/** Returns all records of a store. */
export const recordsOf = (page, database, store) =>
  page.evaluate(`(${inStore})("${database}", "${store}", (store) => store.getAll())`);

/** Stores the record of a closed browser tab. `saved` is JavaScript. */
export function putDraft(page, tab, saved, browserTab = "old") {
  const record = `{ key: ${JSON.stringify(draftKey(page, tab))}, tab: "${browserTab}", at: 5, saved: ${saved} }`;
  return putRecord(page, "resume-patch-demo-drafts", "drafts", record);
}

export const storedDrafts = (page) => recordsOf(page, "resume-patch-demo-drafts", "drafts");

/** Computes the check of a saved draft, as `wasm/draft/saved_format.cpp` does. */
function checkOf(text) {
  const bytes = new TextEncoder().encode(text);
  const whole = bytes.length - (bytes.length % 8);
  const view = new DataView(bytes.buffer);
  const multiply = (sum, word, factor) => BigInt.asUintN(64, (sum ^ word) * factor);
  let sum = 0x9e3779b97f4a7c15n ^ BigInt(bytes.length);
  for (let at = 0; at < whole; at += 8) sum = multiply(sum, view.getBigUint64(at, true), 0xff51afd7ed558ccdn);
  let tail = 0n;
  for (let at = whole; at < bytes.length; at++) tail |= BigInt(bytes[at]) << BigInt(8 * (at - whole));
  sum = multiply(sum, tail, 0xc4ceb9fe1a85ec53n);
  return String(sum ^ (sum >> 29n));
}

/** Changes the content of a saved draft, and its check so that it fits. */
export function withFittingCheck(saved, change) {
  const start = saved.indexOf('"draft":') + '"draft":'.length;
  const end = saved.lastIndexOf(',"check":"');
  const content = JSON.parse(saved.slice(start, end));
  const text = JSON.stringify(change(content));
  return `${saved.slice(0, start)}${text},"check":"${checkOf(text)}"}`;
}

/** Changes the unconfirmed request of a saved draft, and its check so that it fits. */
export function withFittingUnconfirmed(saved, text) {
  const end = saved.indexOf(',"unconfirmedCheck":"');
  const rest = saved.slice(end).replace(/"unconfirmedCheck":"\d+"/, `"unconfirmedCheck":"${checkOf(text)}"`);
  return `{"unconfirmed":${text}${rest}`;
}
