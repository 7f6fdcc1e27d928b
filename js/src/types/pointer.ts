// The JSON Pointers into a resource, for the completions of an editor and for the types of `get`.
import type { JsonText } from "../json/json-text.js";

/** The names of members that a type declares; an index signature declares none. */
type NamesOf<Resource> = keyof {
  [Name in keyof Resource as string extends Name ? never : Name extends string ? Name : never]: unknown;
};

/** Escapes a name (RFC 6901, section 3). */
type Escaped<Name extends string> = Name extends `${infer Before}~${infer After}`
  ? `${EscapedSlash<Before>}~0${Escaped<After>}`
  : EscapedSlash<Name>;

type EscapedSlash<Name extends string> = Name extends `${infer Before}/${infer After}`
  ? `${Before}~1${EscapedSlash<After>}`
  : Name;

/** One fewer than each number of levels. A recursive type would be endless, so the levels are limited. */
type Fewer = [never, 0, 1, 2, 3, 4, 5];

/** The pointers of the members and items in one value, and in everything below it. */
type PointersIn<Value, Index extends string, Levels extends number> = [Levels] extends [never]
  ? never
  : Value extends readonly (infer Item)[]
    ? `/${Index}` | `/${Index}${PointersIn<NonNullable<Item>, Index, Fewer[Levels]>}`
    : Value extends object
      ? MemberPointers<Value, Index, Fewer[Levels]>
      : never;

type MemberPointers<Value, Index extends string, Levels extends number> = {
  [Name in NamesOf<Value> & keyof Value & string]:
    | `/${Escaped<Name>}`
    | `/${Escaped<Name>}${PointersIn<NonNullable<Value[Name]>, Index, Levels>}`;
}[NamesOf<Value> & keyof Value & string];

/**
 * The JSON Pointers of the members that a resource declares, up to six levels. An index of a list is any number.
 *
 * @example
 * ```ts
 * const path: Pointer<Resume> = `/workExperience/${index}/jobTitle`;
 * ```
 */
export type Pointer<Resource> = PointersIn<Resource, `${number}`, 5>;

/** The pointers that an editor completes; 0 stands for any index. Any other string is allowed, too. */
export type PointerHint<Resource> = PointersIn<Resource, "0", 5> | (string & {});

type Unescaped<Token extends string> = Token extends `${infer Before}~1${infer After}`
  ? `${UnescapedTilde<Before>}/${Unescaped<After>}`
  : UnescapedTilde<Token>;

type UnescapedTilde<Token extends string> = Token extends `${infer Before}~0${infer After}`
  ? `${Before}~${UnescapedTilde<After>}`
  : Token;

/** The type of a member or an item; unknown if the value declares none. */
type MemberAt<Value, Token extends string> = Value extends readonly (infer Item)[]
  ? Token extends `${number}`
    ? Item | undefined
    : unknown
  : Value extends object
    ? Unescaped<Token> extends NamesOf<Value> & keyof Value
      ? Value[Unescaped<Token> & keyof Value]
      : unknown
    : undefined;

/** The type of the value at a pointer that the compiler knows; unknown for any other string. */
export type ValueAt<Resource, Path extends string> = string extends Path
  ? unknown
  : Path extends ""
    ? Resource
    : Path extends `/${infer Token}/${infer Rest}`
      ? ValueAt<MemberAt<Resource, Token>, `/${Rest}`>
      : Path extends `/${infer Token}`
        ? MemberAt<Resource, Token> | undefined
        : unknown;

/** The texts of a form by the names of its controls: a property name, or a JSON Pointer for a value inside a property. */
export type FormTexts<Read, Write> = {
  readonly [Name in NamesOf<Read> | NamesOf<Write>]?: string;
} & Readonly<Record<string, string>>;

/** A resource or a part of it. An `undefined` member counts as absent. */
export type Part<Read> = { readonly [Name in keyof Read]?: Read[Name] | undefined };

/** A resource as a response or a request writes it, whole or in part: a JSON value or JSON text. */
export type Resource<Read, Write> = Part<Read> | Write | JsonText;

/** A JSON object of an API without types. */
export type JsonObject = Readonly<Record<string, unknown>>;
