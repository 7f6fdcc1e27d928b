/** The JSON type of a property; `any` if the schema names no single type. */
export type FieldType = "string" | "integer" | "number" | "boolean" | "object" | "array" | "any";

/** The kind of form control that suits a property, beyond its type. */
export type FieldInput = "multiline" | "html" | "country" | "date" | "month" | "year";

/** One of the values that a property may have. */
export interface FieldOption {
  /** The value that a request carries. */
  readonly value: string | number | boolean | null;
  /** The text that the user reads. */
  readonly label: string;
}

/** A property of a resource, with everything needed to make a form control for it. */
export interface Field {
  /** JSON Pointer. `*` stands for the index in a list. */
  readonly path: string;
  /** The property's name, and the name of its form control. */
  readonly name: string;
  /** The text that names the field for the user. It is `""` for an `isCatchAll` field without a title. */
  readonly label: string;
  readonly description?: string;
  readonly type: FieldType;
  /** The possible types of a field of the type `any`, if the schema lists them. */
  readonly types?: readonly FieldType[];
  readonly format?: string;
  /** The value may be null. An empty control clears it. */
  readonly nullable: boolean;
  readonly required: boolean;
  /** Only the server sets the field and everything in it. Only `resourceFields` contains such fields. */
  readonly readOnly?: true;
  /** The field stands for every property that has no field of its own. `*` in its path is the property's name. */
  readonly isCatchAll?: true;
  /** The allowed values, if the schema lists them. */
  readonly options?: readonly FieldOption[];
  /** The minimum length in Unicode code points. */
  readonly minLength?: number;
  /** The maximum length in Unicode code points. */
  readonly maxLength?: number;
  /** A regular expression (ECMA-262) for the `u` flag. It may match any part of the string. */
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
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly input?: FieldInput;
  /** The member whose value identifies an item of a list. */
  readonly identity?: string;
  /** The properties of an object. */
  readonly fields?: readonly Field[];
  /** The field of each item of a list. */
  readonly items?: Field;
  /** The field of each property of an object that `fields` does not name; absent if the schema forbids such properties. */
  readonly additional?: Field;
  /**
   * The path of an enclosing field with the same content; `""` is the resource itself. It replaces `fields`, `items` and
   * `additional`. Add a level to the form only when a value exists there.
   */
  readonly recursive?: string;
  /** The content is left out, because it is deeper than 64 levels or the endpoint has more than 5000 fields. */
  readonly truncated?: true;
}
