/** The identity members of lists. A key is the JSON Pointer of a list; `*` in it matches any item or member. */
export type IdentityOption = Readonly<Record<string, string | null>>;

/** The options of `compile`. */
export interface CompileOptions {
  /**
   * The member that identifies the items of a list, by the list's pointer. null turns identity off.
   *
   * @defaultValue The member that `x-identity` names, else `id` if the items have it.
   * @example
   * ```ts
   * rp.compile(openapi, "updateTeam", { identity: { "/skills": "key", "/groups/*\/members": null } });
   * ```
   */
  identity?: IdentityOption | undefined;
}
