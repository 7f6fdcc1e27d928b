/** The JSON type of a property; "any" where the schema does not say one. */
export type FieldType = "string" | "integer" | "number" | "boolean" | "object" | "array" | "any";

/** What kind of control suits a property, beyond its type. */
export type FieldInput = "multiline" | "html" | "country" | "date" | "month" | "year";

/** One of the values that a property may have. */
export interface FieldOption {
  /** What is sent. */
  readonly value: string | number | boolean | null;
  /** What a person reads. */
  readonly label: string;
}

/** A property that a request may carry, with everything needed to make a form control for it. */
export interface Field {
  /** JSON Pointer; an asterisk stands for the position in a list. */
  readonly path: string;
  /** The property's name, which is also the name of its form control. */
  readonly name: string;
  /** What a person calls it. */
  readonly label: string;
  readonly description?: string;
  readonly type: FieldType;
  readonly format?: string;
  /** It may be null: an empty control clears it. */
  readonly nullable: boolean;
  readonly required: boolean;
  /** The allowed values, where they are listed. */
  readonly options?: readonly FieldOption[];
  /** In Unicode code points. */
  readonly minLength?: number;
  /** In Unicode code points. */
  readonly maxLength?: number;
  /** A regular expression, to be used with the `u` flag; it need not match the whole string. */
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** `minimum` itself is not allowed. */
  readonly exclusiveMinimum?: boolean;
  /** `maximum` itself is not allowed. */
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly input?: FieldInput;
  /** Of an item of a list: the member by which the items are told apart. */
  readonly identity?: string;
  /** The properties of an object. */
  readonly fields?: readonly Field[];
  /** What each item of a list is. */
  readonly items?: Field;
  /** What each further property of an object is. */
  readonly additional?: Field;
}
