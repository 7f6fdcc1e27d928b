// A second, simple implementation of what a Schema Object states about a place, to compare with the module.

/** The keywords that the tests of this folder use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly readOnly?: boolean;
  readonly enum?: readonly unknown[];
  readonly minLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly not?: Schema;
  readonly discriminator?: { readonly propertyName: string };
  readonly "x-identity"?: string;
}

export type Standing = "ordinary" | "readOnly" | "unknown" | "forbidden";

export interface MemberSchema {
  readonly schema: Schema;
  readonly standing: Standing;
}

/** Schemas that may refer to one another by name. */
export class Schemas {
  readonly root: Schema;
  readonly #named: Readonly<Record<string, Schema>>;

  constructor(root: Schema, named: Readonly<Record<string, Schema>> = {}) {
    this.#named = named;
    this.root = this.resolve(root);
  }

  resolve(schema: Schema): Schema {
    const name = schema.$ref?.split("/").at(-1);
    return name === undefined ? schema : this.resolve(this.#named[name] ?? {});
  }

  isNullable(schema: Schema): boolean {
    if (schema.nullable === true) return true;
    if (schema.type !== undefined || schema.enum !== undefined) return false;
    return schema.anyOf?.some((part) => this.isNullable(this.resolve(part))) ?? true;
  }

  itemOf(list: Schema): Schema {
    return this.resolve(list.items ?? {});
  }

  /** Returns the position of a member in the schema; a member that it does not name comes last. */
  positionOf(object: Schema, name: string): number {
    const names = Object.keys(object.properties ?? {});
    return names.includes(name) ? names.indexOf(name) : names.length;
  }

  memberOf(object: Schema, name: string): MemberSchema {
    const { properties = {}, additionalProperties: further } = object;
    const named = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (named !== undefined) return this.#sendable(this.resolve(named));
    if (further === false) return { schema: {}, standing: "forbidden" };
    if (further === undefined && Object.keys(properties).length > 0)
      return { schema: {}, standing: "unknown" };
    return this.#sendable(typeof further === "object" ? this.resolve(further) : {});
  }

  #sendable(schema: Schema): MemberSchema {
    return { schema, standing: schema.readOnly === true ? "readOnly" : "ordinary" };
  }
}
