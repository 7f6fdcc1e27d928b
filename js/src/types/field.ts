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

/** A property of a resource, with everything needed to make a form control for it. */
export interface Field {
  /** JSON Pointer; an asterisk stands for the position in a list. */
  readonly path: string;
  /** The property's name, which is also the name of its form control. */
  readonly name: string;
  /** What a person calls it; "" of a `isCatchAll` field that the document has no word for. */
  readonly label: string;
  readonly description?: string;
  readonly type: FieldType;
  /** Of the type "any": the types that it may have, where they are known. */
  readonly types?: readonly FieldType[];
  readonly format?: string;
  /** It may be null: an empty control clears it. */
  readonly nullable: boolean;
  readonly required: boolean;
  /** Only the server sets it and all that it holds. Such properties are in `resourceFields` alone. */
  readonly readOnly?: true;
  /** It stands for every property of the object around it that has no field: the asterisk is any other name. */
  readonly isCatchAll?: true;
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
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly input?: FieldInput;
  /** Of an item of a list: the member by which the items are told apart. */
  readonly identity?: string;
  /** The properties of an object. */
  readonly fields?: readonly Field[];
  /** What each item of a list is. */
  readonly items?: Field;
  /** What each further property of an object is. Not there where it may have none that its fields do not name. */
  readonly additional?: Field;
  /**
   * In place of `fields`, `items` and `additional`: it holds what the field at this path holds, one of those
   * around it; "" is the resource itself. A form is made one level deeper only when there is a value.
   */
  readonly recursive?: string;
  /** What it holds is left out: it lies more than 64 levels deep, or there are more than 5000 fields. */
  readonly truncated?: true;
}
