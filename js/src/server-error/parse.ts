// Reads the answer of a server that refused a request. Known forms: Letraz's envelope { error: { uuid, code, message,
// details, extra } }, the same without the envelope from its newer server, Affinda's { type, errors }, Django REST
// framework's plain forms, and problem details (RFC 9457); anything else still gives a status and a sentence.
import { pointerOf } from "../input/pointer.js";
import { toIssue } from "../issue.js";
import type { Language } from "../messages/language.js";
import { english, statusMessage } from "../messages/language.js";
import type { Field } from "../types/field.js";
import type { Issue } from "../types/issue.js";
import type { ServerError } from "../types/server-error.js";
import type { Complaint } from "./collect.js";
import { Collector } from "./collect.js";
import type { JsonObject } from "./decode.js";
import { decodeBody, firstSentence, isObject, parseJson } from "./decode.js";
import { placeOfNames } from "./place.js";
import { complaintsInProse } from "./prose.js";

/** Members that say something of the answer as a whole, so that they are no fields. */
const envelopeKeys = new Set(
  "error errors code message messages detail details extra uuid type title status instance traceId".split(
    " ",
  ),
);

/** Statuses that refuse what the request holds, not who sent it or when. */
const contentStatuses = new Set([400, 409, 422]);

class Refusal {
  readonly #status: number;
  readonly #fields: readonly Field[];
  readonly #language: Language;
  readonly #answer: JsonObject;
  readonly #body: unknown;

  constructor(status: number, body: unknown, fields: readonly Field[], language: Language) {
    this.#status = status;
    this.#fields = fields;
    this.#language = language;
    this.#body = body;
    const outer = isObject(body) ? body : {};
    this.#answer = isObject(outer.error) ? outer.error : outer;
  }

  read(): ServerError {
    const issues = this.#issues();
    const whole = issues.find((issue) => issue.path === "")?.message;
    const uuid = this.#uuid();
    return {
      status: this.#status,
      code: firstSentence(this.#answer.code, this.#answer.type) ?? `http${this.#status}`,
      message: this.#ownMessage() ?? whole ?? statusMessage(this.#status, this.#language),
      ...(uuid === undefined ? {} : { uuid }),
      issues,
    };
  }

  /** What the server says to the person. A bare text behind a failure is from something in between, for nobody. */
  #ownMessage(): string | undefined {
    const { message, detail, title, error, error_description: description } = this.#answer;
    const text = this.#status < 500 ? this.#body : undefined;
    return firstSentence(message, detail, title, description, error, text);
  }

  #uuid(): string | undefined {
    const { uuid, traceId, details } = this.#answer;
    return firstSentence(uuid, traceId, isObject(details) ? (details.uuid ?? details.traceId) : undefined);
  }

  #issues(): Issue[] {
    const structured = this.#structuredComplaints().filter((complaint) => this.#isAboutRequest(complaint));
    const complaints = structured.length > 0 ? structured : this.#complaintsInProse();
    const issues = complaints.map((complaint) => this.#toIssue(complaint));
    const seen = new Set<string>();
    return issues.filter((issue) => {
      const key = JSON.stringify([issue.path, issue.message]);
      return !seen.has(key) && seen.add(key);
    });
  }

  #structuredComplaints(): Complaint[] {
    const { details, errors, detail, extra } = this.#answer;
    const stated = [details, errors, detail].flatMap((member) => collectFrom(asStructure(member)));
    if (stated.length > 0) return stated;
    // Meant for developers: a stack trace or the request given back as likely as an error of a field.
    const aside = collectFrom(asStructure(extra)).filter(
      ({ names, isCertain }) => isCertain && placeOfNames(names.slice(0, 1), this.#fields).isKnown,
    );
    return [...aside, ...collectFrom(this.#plainMembers())];
  }

  /** What is left of the answer when the envelope is taken away: complaints by field name. */
  #plainMembers(): unknown {
    if (!isObject(this.#body)) return Array.isArray(this.#body) ? this.#body : undefined;
    return Object.fromEntries(Object.entries(this.#answer).filter(([key]) => !envelopeKeys.has(key)));
  }

  /** `details` may also hold a trace or identifiers: only a refusal of what was sent, at a field, is a complaint. */
  #isAboutRequest({ names, isCertain }: Complaint): boolean {
    const mayComplain = contentStatuses.has(this.#status);
    return isCertain || (mayComplain && placeOfNames(names, this.#fields).isKnown);
  }

  #complaintsInProse(): Complaint[] {
    const { details: given, message, detail, error } = this.#answer;
    for (const text of [given, message, detail, error, this.#body]) {
      if (typeof text !== "string" || firstSentence(text) === undefined) continue;
      const complaints = complaintsInProse(text, this.#fields);
      if (complaints.length > 0) return complaints;
    }
    const details = firstSentence(given);
    if (details === undefined || details === this.#ownMessage() || !contentStatuses.has(this.#status))
      return [];
    return [{ names: [], detail: details, isCertain: true }];
  }

  #toIssue({ names, detail, code }: Complaint): Issue {
    const place = placeOfNames(names, this.#fields);
    const path = pointerOf(place.names);
    const params = code === undefined ? { detail } : { code, detail };
    const label = place.label === undefined ? {} : { label: place.label };
    return toIssue({ path, code: "server", severity: "error", params, ...label }, this.#language);
  }
}

function collectFrom(value: unknown): Complaint[] {
  const collector = new Collector();
  collector.collect(value, []);
  return collector.complaints;
}

/** A value with parts: given as such, or as the JSON text of one. A sentence is none. */
function asStructure(value: unknown): unknown {
  const structure = typeof value === "string" ? parseJson(value) : value;
  return typeof structure === "object" ? structure : undefined;
}

/** Reads a refusal, in whatever form it came; never throws. */
export function parseServerError(
  status: number,
  body: unknown,
  fields: readonly Field[],
  language: Language = english,
): ServerError {
  try {
    return new Refusal(status, decodeBody(body), fields, language).read();
  } catch {
    // Only an object that throws when it is read, such as a revoked proxy, or a language that does, leads here.
    return { status, code: `http${status}`, message: statusMessage(status), issues: [] };
  }
}
