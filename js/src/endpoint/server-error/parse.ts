// Reads the answer of a server that refused a request: where its complaints stand (here), how one is written
// (readers/), and which field each is about (place.ts). Anything else still gives a status and a message.
import { pointerNames, pointerOf } from "../../json/pointer.js";
import { toIssue } from "../../messages/issue.js";
import type { Language } from "../../messages/translator.js";
import { english, statusMessage } from "../../messages/translator.js";
import type { Field } from "../../types/field.js";
import type { Issue } from "../../types/issue.js";
import type { ServerError } from "../../types/server-error.js";
import type { Complaint } from "./collect.js";
import { Collector } from "./collect.js";
import type { JsonObject } from "./decode.js";
import { asStructure, decodeBody, firstSentence, isObject, tidyText } from "./decode.js";
import { namesError } from "./error-object.js";
import { findField, placeOfNames } from "./locate-field.js";
import { complaintsInProse, withPlaceInText } from "./text-errors.js";

/** Members that hold complaints: one by one, by name, or as the JSON text of these. */
const complaintKeys = (
  "details errors detail issues violations fieldErrors field_errors formErrors globalErrors invalid-params " +
  "invalidParams invalid_params validation validationErrors messages message error"
).split(" ");

/** Members that say something of the answer as a whole, so that they are no fields. */
const envelopeKeys = new Set([
  ...complaintKeys,
  ..."code messages extra uuid type title status instance traceId data defined statusCode timestamp path success json".split(
    " ",
  ),
]);

/** Other members for a message, where the form has no such field. */
const otherMessageKeys = ["msg", "error_message", "errorMessage", "description", "reason"];

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
    // oRPC and tRPC put an answer into `json`.
    const whole = isObject(body) && isObject(body.json) ? body.json : body;
    const outer = isObject(whole) ? whole : {};
    this.#answer = isObject(outer.error) ? { ...outer.error, ...validationOf(outer) } : outer;
  }

  read(): ServerError {
    const issues = this.#issues();
    const uuid = this.#uuid();
    const { code, type, errorCode, status } = this.#answer;
    return {
      status: this.#status,
      code: firstSentence(code, type, errorCode, status) ?? `http${this.#status}`,
      message: this.#message(issues),
      ...(uuid === undefined ? {} : { uuid }),
      issues,
    };
  }

  /**
   * Returns what the server says to the person, with the reasons at places that the form does not have. Those of the form
   * as a whole are issues of the form. Names of members stay out: they may be secrets that a server repeats.
   */
  #message(issues: readonly Issue[]): string {
    const said = this.#ownMessage() ?? issues.find(({ path }) => path === "")?.message;
    const isHomeless = ({ path }: Issue): boolean =>
      path !== "" && !placeOfNames(pointerNames(path), this.#fields).isKnown;
    const reasons = issues.filter(isHomeless).map(({ params }) => String(params.detail));
    const further = [...new Set(reasons)].filter((reason) => said?.includes(reason) !== true).join(" ");
    if (further === "") return said ?? statusMessage(this.#status, this.#language);
    if (said === undefined) return tidyText(further);
    return tidyText(`${said}${/\p{P}$/u.test(said) ? "" : ":"} ${further}`);
  }

  /** What the server says to the person. A bare text behind a failure is from something in between, for nobody. */
  #ownMessage(): string | undefined {
    const { message, detail, title, error, error_description: description, errors, messages } = this.#answer;
    const further = otherMessageKeys
      .filter((key) => findField(this.#fields, key) === undefined)
      .map((key) => this.#answer[key]);
    const text = this.#status < 500 ? this.#body : undefined;
    return firstSentence(message, detail, title, description, error, ...further, errors, messages, text);
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
    const { data, extra } = this.#answer;
    const { errors, properties } = this.#answer;
    // The tree of zod.
    if (Array.isArray(errors) && isObject(properties)) return this.#collect({ errors, properties });
    const stated = complaintKeys.flatMap((key) => {
      // `details` may be for developers.
      const complaints = this.#collect(
        asStructure(this.#answer[key]),
        key !== "details" && this.#status < 500,
      );
      // A single character is no message.
      return complaints.filter(({ names, detail }) => key !== "message" || names.length + detail.length > 1);
    });
    if (stated.length > 0)
      return [
        ...stated.map((complaint) => withPlaceInText(complaint, this.#fields)),
        ...this.#listsOfFields(),
      ];
    const inData = this.#collect(asStructure(data)).filter((complaint) => this.#isAboutRequest(complaint));
    if (inData.length > 0) return inData;
    // Meant for developers: a stack trace or the request given back as likely as an error of a field.
    const aside = this.#collect(asStructure(extra)).filter(
      ({ names, isCertain }) => isCertain && placeOfNames(names.slice(0, 1), this.#fields).isKnown,
    );
    return [...aside, ...this.#plainComplaints()];
  }

  /** Complaints by field name beside others: lists only, as a mere string may be the request given back. */
  #listsOfFields(): Complaint[] {
    if (!contentStatuses.has(this.#status) || !isObject(this.#body)) return [];
    return this.#plainComplaints().filter(
      ({ names, isCertain }) => isCertain && placeOfNames(names, this.#fields).isKnown,
    );
  }

  #plainComplaints(): Complaint[] {
    if (Array.isArray(this.#body)) return this.#collect(this.#body);
    const collector = new Collector(this.#fields);
    collector.collectMembers(this.#plainMembers(), []);
    return collector.complaints;
  }

  /** What is left of the answer when the envelope is taken away: complaints by field name. */
  #plainMembers(): JsonObject {
    const isField = (key: string, member: unknown): boolean =>
      (!envelopeKeys.has(key) && !namesError(key, this.#answer)) ||
      (typeof member === "object" &&
        !complaintKeys.includes(key) &&
        findField(this.#fields, key) !== undefined);
    return Object.fromEntries(Object.entries(this.#answer).filter(([key, member]) => isField(key, member)));
  }

  #collect(value: unknown, isTrusted = false): Complaint[] {
    const collector = new Collector(this.#fields, isTrusted);
    collector.collect(value, []);
    return collector.complaints;
  }

  /** `details` may also hold a trace or identifiers: only a refusal of what was sent, at a field, is a complaint. */
  #isAboutRequest({ names, isCertain }: Complaint): boolean {
    const mayComplain = contentStatuses.has(this.#status);
    const isAboutForm = names.length === 0 || placeOfNames(names, this.#fields).isKnown;
    return isCertain || (mayComplain && isAboutForm);
  }

  #complaintsInProse(): Complaint[] {
    const { details: given, message, detail, error } = this.#answer;
    const texts = [given, message, detail, error, this.#body].filter(isSentence);
    const read = texts.find((text) => complaintsInProse(text, this.#fields).length > 0);
    const complaints = read === undefined ? [] : complaintsInProse(read, this.#fields);
    const details = firstSentence(given);
    if (details === undefined || given === read || details === this.#ownMessage()) return complaints;
    if (!contentStatuses.has(this.#status)) return complaints;
    return [...complaints, { names: [], detail: details, isCertain: true }];
  }

  #toIssue({ names, detail, code }: Complaint): Issue {
    const place = placeOfNames(names, this.#fields);
    const path = pointerOf(place.names);
    const params = code === undefined ? { detail } : { code, detail };
    const label = place.label === undefined ? {} : { label: place.label };
    return toIssue({ path, code: "server", severity: "error", params, ...label }, this.#language);
  }
}

function isSentence(value: unknown): value is string {
  return typeof value === "string" && firstSentence(value) !== undefined;
}

/** What stands beside `error` in answers of Fastify and of libraries for zod. */
function validationOf({ errors, issues, validation, data }: JsonObject): JsonObject {
  const members = Object.entries({ errors, issues, validation, data });
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
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
