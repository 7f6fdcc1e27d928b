// Reads the answer of a server that refused a request: where its complaints stand (here), how one is written
// (readers/), and which field each is about (locate-field.ts). Anything else still gives a status and a message.

import type { JsonObject } from "../../json/json-object.js";
import { isObject } from "../../json/json-object.js";
import { formatPointer, parsePointer } from "../../json/pointer.js";
import { toIssue } from "../../messages/issue.js";
import type { Translator } from "../../messages/translator.js";
import { english, statusMessage } from "../../messages/translator.js";
import type { Field } from "../../types/field.js";
import type { Issue } from "../../types/issue.js";
import type { ServerError } from "../../types/server-error.js";
import type { RawError } from "./collect.js";
import { RawErrorCollector } from "./collect.js";
import { decodeBody, displayText, firstSentence, parseStructure } from "./decode.js";
import { isErrorIdentifier } from "./error-object.js";
import { findField, locateField } from "./locate-field.js";
import { rawErrorsInText, withFieldInText } from "./text-errors.js";

/** Members that hold complaints: one by one, by name, or as the JSON text of these. */
const errorKeys = (
  "details errors detail issues violations fieldErrors field_errors formErrors globalErrors invalid-params " +
  "invalidParams invalid_params validation validationErrors messages message error"
).split(" ");

/** Members that say something of the answer as a whole, so that they are no fields. */
const envelopeKeys = new Set([
  ...errorKeys,
  ..."code messages extra uuid type title status instance traceId data defined statusCode timestamp path success json".split(
    " ",
  ),
]);

/** Other members for a message, where the form has no such field. */
const otherMessageKeys = ["msg", "error_message", "errorMessage", "description", "reason"];

/** Statuses that refuse what the request holds, not who sent it or when. */
const contentStatuses = new Set([400, 409, 422]);

class ErrorResponseReader {
  readonly #status: number;
  readonly #fields: readonly Field[];
  readonly #translator: Translator;
  readonly #envelope: JsonObject;
  readonly #body: unknown;

  constructor(status: number, body: unknown, fields: readonly Field[], translator: Translator) {
    this.#status = status;
    this.#fields = fields;
    this.#translator = translator;
    this.#body = body;
    // oRPC and tRPC put an answer into `json`.
    const whole = isObject(body) && isObject(body.json) ? body.json : body;
    const outer = isObject(whole) ? whole : {};
    this.#envelope = isObject(outer.error) ? { ...outer.error, ...validationOf(outer) } : outer;
  }

  read(): ServerError {
    const issues = this.#issues();
    const uuid = this.#uuid();
    const { code, type, errorCode, status } = this.#envelope;
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
    const ownMessage = this.#ownMessage() ?? issues.find(({ path }) => path === "")?.message;
    const isUnlocated = ({ path }: Issue): boolean =>
      path !== "" && !locateField(parsePointer(path), this.#fields).isKnown;
    const reasons = issues.filter(isUnlocated).map(({ params }) => String(params.detail));
    const moreReasons = [...new Set(reasons)]
      .filter((reason) => ownMessage?.includes(reason) !== true)
      .join(" ");
    if (moreReasons === "") return ownMessage ?? statusMessage(this.#status, this.#translator);
    if (ownMessage === undefined) return displayText(moreReasons);
    return displayText(`${ownMessage}${/\p{P}$/u.test(ownMessage) ? "" : ":"} ${moreReasons}`);
  }

  /** What the server says to the person. A bare text behind a failure is from something in between, for nobody. */
  #ownMessage(): string | undefined {
    const {
      message,
      detail,
      title,
      error,
      error_description: description,
      errors,
      messages,
    } = this.#envelope;
    const moreReasons = otherMessageKeys
      .filter((key) => findField(this.#fields, key) === undefined)
      .map((key) => this.#envelope[key]);
    const text = this.#status < 500 ? this.#body : undefined;
    return firstSentence(message, detail, title, description, error, ...moreReasons, errors, messages, text);
  }

  #uuid(): string | undefined {
    const { uuid, traceId, details } = this.#envelope;
    return firstSentence(uuid, traceId, isObject(details) ? (details.uuid ?? details.traceId) : undefined);
  }

  #issues(): Issue[] {
    const structured = this.#structuredErrors().filter((rawError) => this.#isAboutRequest(rawError));
    const rawErrors = structured.length > 0 ? structured : this.#rawErrorsInText();
    const issues = rawErrors.map((rawError) => this.#toIssue(rawError));
    const seen = new Set<string>();
    return issues.filter((issue) => {
      const key = JSON.stringify([issue.path, issue.message]);
      return !seen.has(key) && seen.add(key);
    });
  }

  #structuredErrors(): RawError[] {
    const { data, extra } = this.#envelope;
    const { errors, properties } = this.#envelope;
    // The tree of zod.
    if (Array.isArray(errors) && isObject(properties)) return this.#collect({ errors, properties });
    const inErrorKeys = errorKeys.flatMap((key) => {
      // `details` may be for developers.
      const rawErrors = this.#collect(
        parseStructure(this.#envelope[key]),
        key !== "details" && this.#status < 500,
      );
      // A single character is no message.
      return rawErrors.filter(({ names, detail }) => key !== "message" || names.length + detail.length > 1);
    });
    if (inErrorKeys.length > 0)
      return [
        ...inErrorKeys.map((rawError) => withFieldInText(rawError, this.#fields)),
        ...this.#listsOfFields(),
      ];
    const inData = this.#collect(parseStructure(data)).filter((rawError) => this.#isAboutRequest(rawError));
    if (inData.length > 0) return inData;
    // Meant for developers: a stack trace or the request given back as likely as an error of a field.
    const inExtra = this.#collect(parseStructure(extra)).filter(
      ({ names, isCertain }) => isCertain && locateField(names.slice(0, 1), this.#fields).isKnown,
    );
    return [...inExtra, ...this.#errorsByFieldName()];
  }

  /** Complaints by field name beside others: lists only, as a mere string may be the request given back. */
  #listsOfFields(): RawError[] {
    if (!contentStatuses.has(this.#status) || !isObject(this.#body)) return [];
    return this.#errorsByFieldName().filter(
      ({ names, isCertain }) => isCertain && locateField(names, this.#fields).isKnown,
    );
  }

  #errorsByFieldName(): RawError[] {
    if (Array.isArray(this.#body)) return this.#collect(this.#body);
    const collector = new RawErrorCollector(this.#fields);
    collector.collectMembers(this.#membersByFieldName(), []);
    return collector.rawErrors;
  }

  /** What is left of the answer when the envelope is taken away: complaints by field name. */
  #membersByFieldName(): JsonObject {
    const isField = (key: string, member: unknown): boolean =>
      (!envelopeKeys.has(key) && !isErrorIdentifier(key, this.#envelope)) ||
      (typeof member === "object" && !errorKeys.includes(key) && findField(this.#fields, key) !== undefined);
    return Object.fromEntries(Object.entries(this.#envelope).filter(([key, member]) => isField(key, member)));
  }

  #collect(value: unknown, isTrusted = false): RawError[] {
    const collector = new RawErrorCollector(this.#fields, isTrusted);
    collector.collect(value, []);
    return collector.rawErrors;
  }

  /** `details` may also hold a trace or identifiers: only a refusal of what was sent, at a field, is a complaint. */
  #isAboutRequest({ names, isCertain }: RawError): boolean {
    const mayNameFields = contentStatuses.has(this.#status);
    const isAboutForm = names.length === 0 || locateField(names, this.#fields).isKnown;
    return isCertain || (mayNameFields && isAboutForm);
  }

  #rawErrorsInText(): RawError[] {
    const { details: given, message, detail, error } = this.#envelope;
    const texts = [given, message, detail, error, this.#body].filter(isSentence);
    const read = texts.find((text) => rawErrorsInText(text, this.#fields).length > 0);
    const rawErrors = read === undefined ? [] : rawErrorsInText(read, this.#fields);
    const details = firstSentence(given);
    if (details === undefined || given === read || details === this.#ownMessage()) return rawErrors;
    if (!contentStatuses.has(this.#status)) return rawErrors;
    return [...rawErrors, { names: [], detail: details, isCertain: true }];
  }

  #toIssue({ names, detail, code }: RawError): Issue {
    const location = locateField(names, this.#fields);
    const path = formatPointer(location.names);
    const params = code === undefined ? { detail } : { code, detail };
    const label = location.label === undefined ? {} : { label: location.label };
    return toIssue({ path, code: "server", severity: "error", params, ...label }, this.#translator);
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
  translator: Translator = english,
): ServerError {
  try {
    return new ErrorResponseReader(status, decodeBody(body), fields, translator).read();
  } catch {
    // Only an object that throws when it is read, such as a revoked proxy, or a language that does, leads here.
    return { status, code: `http${status}`, message: statusMessage(status), issues: [] };
  }
}
