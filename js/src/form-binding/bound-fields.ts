import type { AnyDraft, ControlGroup } from "./controls.js";
import { FieldBinding } from "./field-binding.js";

/** Returns whether a changed path is a place, lies around it, or lies inside it. */
function overlaps(paths: readonly string[], path: string): boolean {
  return paths.some(
    (changed) => changed === path || path.startsWith(`${changed}/`) || changed.startsWith(`${path}/`),
  );
}

/** The bindings of a form, in the form's order, and those whose issues may have changed. */
export class BoundFields {
  readonly #draft: AnyDraft;
  #byPath: ReadonlyMap<string, FieldBinding> = new Map();
  /** True if a binding may show another path than its own, because rows were filled out of order. */
  #hasMovedRows = false;
  /** The bindings whose issues may have changed since the last validation; null means all. */
  #stale: Set<FieldBinding> | null = null;

  constructor(draft: AnyDraft) {
    this.#draft = draft;
  }

  [Symbol.iterator](): Iterator<FieldBinding> {
    return this.#byPath.values();
  }

  get byPath(): ReadonlyMap<string, FieldBinding> {
    return this.#byPath;
  }

  /**
   * Binds the form's present groups. Keeps the bindings of unchanged groups.
   *
   * @returns The new bindings, and the groups whose names no longer occur; null if the form has not changed.
   */
  update(groups: readonly ControlGroup[]): { added: FieldBinding[]; removed: ControlGroup[] } | null {
    const before = this.#byPath;
    const bindings = groups.map((group) => {
      const known = before.get(group.path);
      return known?.isFor(group) === true ? known : new FieldBinding(group, known);
    });
    bindings.forEach((binding, order) => {
      binding.order = order;
    });
    this.#byPath = new Map(bindings.map((binding) => [binding.group.path, binding]));
    for (const binding of bindings) binding.isEnclosed = this.#enclosing(binding).length > 0;
    const added = bindings.filter((binding) => before.get(binding.group.path) !== binding);
    if (added.length === 0 && before.size === bindings.length && before.size > 0) return null;
    const names = new Set(groups.map(({ name }) => name));
    const removed = [...before.values()].flatMap(({ group }) => (names.has(group.name) ? [] : [group]));
    return { added, removed };
  }

  /** Returns whether the paths are only that of a binding, and no other binding shows it. */
  isOnly(binding: FieldBinding, paths: readonly string[]): boolean {
    const { path, field } = binding.group;
    if (this.#hasMovedRows || paths.length !== 1 || paths[0] !== path) return false;
    return !binding.isEnclosed && field.type !== "array";
  }

  /** Returns the bindings that show a changed path. Finds a single field without a search of all bindings. */
  at(paths: readonly string[]): FieldBinding[] {
    const [path = ""] = paths;
    const own = paths.length === 1 && !this.#hasMovedRows ? this.#byPath.get(path) : undefined;
    if (own === undefined || own.group.field.type === "array")
      return [...this.#shown()].flatMap(([shown, binding]) =>
        overlaps(paths, shown) || overlaps(paths, binding.group.path) ? [binding] : [],
      );
    return own.isEnclosed ? [own, ...this.#enclosing(own)] : [own];
  }

  /** Checks whether a binding shows another path after an edit of a list. */
  checkRow(binding: FieldBinding): void {
    if (binding.showsItem) this.#hasMovedRows ||= binding.shownPath(this.#draft) !== binding.group.path;
  }

  /** Records bindings whose issues may have changed. */
  markStale(...bindings: readonly FieldBinding[]): void {
    for (const binding of bindings) this.#stale?.add(binding);
  }

  markAllStale(): void {
    this.#stale = null;
  }

  /** Records the bindings whose issues may have changed with those at some paths; null means all paths. */
  markStaleAt(issuePaths: readonly string[] | null): void {
    const bindings = this.#hasMovedRows
      ? [undefined]
      : (issuePaths ?? [""]).map((path) => this.#byPath.get(path));
    for (const binding of bindings) {
      if (binding === undefined || binding.group.field.type === "array") this.#stale = null;
      else this.#stale?.add(binding);
    }
  }

  /** Returns the bindings to validate, and records them as validated. Returns null if all have to be validated. */
  takeStale(): ReadonlySet<FieldBinding> | null {
    const stale = this.#stale;
    if (stale !== null) this.#stale = new Set();
    return stale;
  }

  /** Returns all bindings by the path of the value that they show, and records them as validated. */
  takeAll(): ReadonlyMap<string, FieldBinding> {
    const shown = this.#shown();
    this.#hasMovedRows = [...shown].some(([path, binding]) => path !== binding.group.path);
    this.#stale = this.#hasMovedRows ? null : new Set();
    return shown;
  }

  /** Returns the bindings by the path of the value that they show. */
  #shown(): ReadonlyMap<string, FieldBinding> {
    if (!this.#hasMovedRows) return this.#byPath;
    const shown = new Map<string, FieldBinding>();
    for (const binding of this) {
      const path = binding.showsItem ? binding.shownPath(this.#draft) : binding.group.path;
      // A blank row shows no value, so it gets a key that is not a path.
      shown.set(path ?? `-${binding.group.path}`, binding);
    }
    return shown;
  }

  /** Returns the bindings that show a list or an object around another binding. */
  #enclosing({ group: { path } }: FieldBinding): FieldBinding[] {
    const found: FieldBinding[] = [];
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const enclosing = this.#byPath.get(path.slice(0, end));
      if (enclosing !== undefined) found.push(enclosing);
    }
    return found;
  }
}
