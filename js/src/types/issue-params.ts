/** The limit of a length or a count, and the actual number. Lengths are Unicode code points. */
export interface CountParams {
  readonly limit: number;
  readonly actual: number;
}

/** The bound of a number, and the actual number. */
export interface BoundParams {
  readonly limit: number;
  readonly actual: number;
}

/** The params of an issue whose message needs no values. */
export type NoParams = Readonly<Record<never, never>>;

/** A property by its name. */
export interface PropertyParams {
  readonly property: string;
}

/** The params of `type`. */
export interface TypeParams {
  /** The JSON type that is required; `any` if the schema names no single type. */
  readonly expected: string;
  /** The value may also be null. */
  readonly nullable: boolean;
  /** The JSON type of the value; `file` for a file in a form. */
  readonly actual: string;
  /** The text that the user typed, if it cannot be converted. */
  readonly input?: string;
}

/** The params of `enum`. */
export interface EnumParams {
  readonly allowed: readonly unknown[];
  /** The text of each allowed value, if the API document has texts. */
  readonly labels?: readonly unknown[];
  readonly actual: unknown;
}

/** The params of `server`. */
export interface ServerParams {
  /** The server's text. An issue that the page itself passes to `setServerIssues` may lack it. */
  readonly detail?: string;
  /** The server's own code. */
  readonly code?: string;
}

/**
 * The codes of issues, and the members of `params` for each. Every language has a message for each code, which the compiler
 * checks (`english-messages.ts`). `tests/package` checks the values that the module writes.
 */
export interface IssueParams {
  type: TypeParams;
  enum: EnumParams;
  minLength: CountParams;
  maxLength: CountParams;
  minItems: CountParams;
  maxItems: CountParams;
  minProperties: CountParams;
  maxProperties: CountParams;
  pattern: { readonly pattern: string };
  minimum: BoundParams;
  maximum: BoundParams;
  exclusiveMinimum: BoundParams;
  exclusiveMaximum: BoundParams;
  multipleOf: { readonly multipleOf: number; readonly actual: number };
  /** The indexes of two equal items. */
  uniqueItems: { readonly first: number; readonly second: number };
  required: PropertyParams;
  additionalProperties: PropertyParams;
  unknownProperty: PropertyParams;
  format: { readonly format: string };
  anyOf: NoParams;
  /** The number of variants that match. */
  oneOf: { readonly matched: number };
  not: NoParams;
  readOnly: NoParams;
  writeOnly: NoParams;
  blank: NoParams;
  /** Days, months or years as text. */
  endBeforeStart: { readonly start: string; readonly end: string };
  endWhileCurrent: NoParams;
  monthWithoutYear: NoParams;
  inFuture: { readonly date: string; readonly today: string };
  nullCharacter: NoParams;
  /** The shared id, and the JSON Pointer of the first item that has it. */
  duplicateId: { readonly id: unknown; readonly first: string };
  server: ServerParams;
}

/** A code of an issue that the package itself knows. */
export type KnownIssueCode = keyof IssueParams;

/** A code of an issue. An OpenAPI document may name others in `x-rules`. */
export type IssueCode = KnownIssueCode | (string & {});

type NamesOf<Params> = Params extends unknown ? keyof Params : never;

/**
 * The params of any other code. `never` at the names of known params lets a comparison of `code` give `params` its type: in
 * `number | never`, nothing is left of it.
 */
export type OtherParams = Readonly<Record<string, unknown>> & {
  readonly [Name in NamesOf<IssueParams[KnownIssueCode]>]: never;
};
