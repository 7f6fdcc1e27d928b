import type { JsonObject } from "./decode.js";
import { isObject, isPage, tidyText } from "./decode.js";
import { meansWhole, splitPath } from "./place.js";

/** One complaint of a server. */
export interface Complaint {
  /** The members and positions it is about, as the server names them; none for the whole form. */
  readonly names: readonly string[];
  readonly detail: string;
  /** The server's own name for it. */
  readonly code?: string;
  /** It has the shape of a complaint; a mere string beside a name may be anything. */
  readonly isCertain: boolean;
}

/** Deeper or longer than any real answer: what lies beyond is left out. */
const maximumLevels = 32;
const maximumComplaints = 200;
const maximumParts = 10_000;

const detailKeys = ["detail", "message", "msg", "string", "description"];
const placeKeys = ["attr", "field", "loc", "path", "pointer", "param", "source"];

/** The names in whatever a server says where its complaint belongs. */
function namesOfPlace(place: unknown): string[] {
  if (typeof place === "string") return splitPath(place);
  if (Array.isArray(place)) return place.map(String);
  if (isObject(place)) return namesOfPlace(place.pointer ?? place.parameter);
  return [];
}

function firstValue(value: JsonObject, keys: readonly string[]): unknown {
  return keys.map((key) => value[key]).find((member) => member !== undefined);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** What there is to say when only a place and the server's own name for the error are given. */
function nameOfError(place: unknown, code: unknown): unknown {
  return isText(place) ? code : undefined;
}

/** Gathers the complaints in the shapes that servers use: by name, in lists by position, or one by one. */
export class Collector {
  readonly complaints: Complaint[] = [];
  #parts = 0;

  /** Gathers what `value` says about the place that `names` lead to. */
  collect(value: unknown, names: readonly string[], isCertain = false): void {
    if (++this.#parts > maximumParts || names.length > maximumLevels) return;
    if (typeof value === "string") this.#add({ names, detail: value, isCertain });
    else if (Array.isArray(value)) this.#collectList(value, names);
    else if (isObject(value)) this.#collectObject(value, names);
  }

  #collectList(list: readonly unknown[], names: readonly string[]): void {
    for (const [position, item] of list.entries()) {
      if (typeof item === "string") this.collect(item, names, true);
      else if (isObject(item) && !this.#addSingle(item, names))
        this.#collectMembers(item, [...names, `${position}`]);
    }
  }

  #collectObject(value: JsonObject, names: readonly string[]): void {
    if (!this.#addSingle(value, names)) this.#collectMembers(value, names);
  }

  #collectMembers(value: JsonObject, names: readonly string[]): void {
    for (const [key, member] of Object.entries(value)) {
      const isWhole = meansWhole(key);
      this.collect(member, isWhole ? names : [...names, ...splitPath(key)], isWhole);
    }
  }

  /** A complaint that is an object of its own: `{ attr, code, detail }` and the like. */
  #addSingle(value: JsonObject, names: readonly string[]): boolean {
    const detail = firstValue(value, detailKeys);
    const place = firstValue(value, placeKeys);
    const code = value.code ?? value.type;
    if (place === undefined && code === undefined) return false;
    const details = (Array.isArray(detail) ? detail : [detail ?? nameOfError(place, code)]).filter(isText);
    for (const text of details) {
      this.#add({
        names: [...names, ...namesOfPlace(place)],
        detail: text,
        ...(isText(code) ? { code } : {}),
        isCertain: true,
      });
    }
    return details.length > 0;
  }

  #add(complaint: Complaint): void {
    if (this.complaints.length >= maximumComplaints) return;
    const detail = isPage(complaint.detail) ? "" : tidyText(complaint.detail);
    if (detail !== "") this.complaints.push({ ...complaint, detail });
  }
}
