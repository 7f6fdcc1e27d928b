// Parses the response of a server that refused a request. It finds the errors (here), reads each one (readers/), and finds
// its field (locate-field.ts). Any other response still gives a status and a message.

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

/** Members that contain errors: single ones, errors by name, or the JSON text of these. */
const errorKeys = (
  "details errors detail issues violations fieldErrors field_errors formErrors globalErrors invalid-params " +
  "invalidParams invalid_params validation validationErrors messages message error"
).split(" ");

/** Members that describe the whole response, so they are not fields. */
const envelopeKeys = new Set([
  ...errorKeys,
  ..."code messages extra uuid type title status instance traceId data defined statusCode timestamp path success json".split(
    " ",
  ),
]);

/** Other members that contain a message, if the form has no field with this name. */
const otherMessageKeys = ["msg", "error_message", "errorMessage", "description", "reason"];

/** Statuses that refuse the content of a request, and not its sender or its time. */
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
    // oRPC and tRPC put a response into `json`.
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
   * Returns the server's message for the user, with the reasons that belong to no field. Reasons for the whole form are issues
   * of the form. Names of members are left out, because a server may repeat secrets in them.
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

  /** Returns the server's own message. For a status of 500 or more, a bare text comes from a proxy and is skipped. */
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
    // The error tree of zod.
    if (Array.isArray(errors) && isObject(properties)) return this.#collect({ errors, properties });
    const inErrorKeys = errorKeys.flatMap((key) => {
      // `details` may be meant for developers.
      const rawErrors = this.#collect(
        parseStructure(this.#envelope[key]),
        key !== "details" && this.#status < 500,
      );
      // A single character is not a message.
      return rawErrors.filter(({ names, detail }) => key !== "message" || names.length + detail.length > 1);
    });
    if (inErrorKeys.length > 0)
      return [
        ...inErrorKeys.map((rawError) => withFieldInText(rawError, this.#fields)),
        ...this.#listsOfFields(),
      ];
    const inData = this.#collect(parseStructure(data)).filter((rawError) => this.#isAboutRequest(rawError));
    if (inData.length > 0) return inData;
    // `extra` is for developers. It may contain a stack trace or a copy of the request.
    const inExtra = this.#collect(parseStructure(extra)).filter(
      ({ names, isCertain }) => isCertain && locateField(names.slice(0, 1), this.#fields).isKnown,
    );
    return [...inExtra, ...this.#errorsByFieldName()];
  }

  /** Returns errors by field name next to other errors. It reads lists only, because a string may be a copy of the request. */
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

  /** Returns the response without its envelope: errors by field name. */
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

  /** Returns whether an error refuses the request's content. `details` may also contain a stack trace or identifiers. */
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

/** Returns the members next to `error` in responses of Fastify and of zod libraries. */
function validationOf({ errors, issues, validation, data }: JsonObject): JsonObject {
  const members = Object.entries({ errors, issues, validation, data });
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

/** Parses a refusal of a server. It never throws. */
export function parseServerError(
  status: number,
  body: unknown,
  fields: readonly Field[],
  translator: Translator = english,
): ServerError {
  try {
    return new ErrorResponseReader(status, decodeBody(body), fields, translator).read();
  } catch {
    // Only an object that throws when it is read (a revoked proxy), or a `messages` function that throws.
    return { status, code: `http${status}`, message: statusMessage(status), issues: [] };
  }
}
