/** By JSON Pointer of a list, in which `*` is any item or member: the member that identifies its items, or null for none. */
export type IdentityOption = Readonly<Record<string, string | null>>;

/** How `compile` makes an endpoint. */
export interface CompileOptions {
  /**
   * What identifies the items of a list, where it is not `id` or what `x-identity` names.
   *
   * @defaultValue `id`, where the items have it; no identity elsewhere.
   * @example `{ "/skills": "key", "/groups/*\/members": null }`
   */
  identity?: IdentityOption | undefined;
}
