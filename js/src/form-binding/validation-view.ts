import type { Issue } from "../types/issue.js";
import type { Control, ControlGroup } from "./control-groups.js";
import type { AnyDraft } from "./control-values.js";
import type { ShowIssues } from "./error-elements.js";
import { ErrorElements } from "./error-elements.js";
import type { FieldBinding } from "./field-binding.js";
import { hasFocus } from "./field-binding.js";
import type { FieldIssues, IssuesByField } from "./field-issues.js";
import { badInputIssueOf, fieldIssuesAt, issuesByField } from "./field-issues.js";
import type { SavedAttributes } from "./saved-attributes.js";

/** What is said at a group's controls now, "" for nothing. */
interface ShownIssue {
  readonly text: string;
  readonly isError: boolean;
  readonly controls: readonly Control[];
}

const none: readonly Issue[] = [];

const nothingShown: ShownIssue = { text: "", isError: false, controls: [] };

/** How it is said. */
interface ViewOptions {
  readonly validateOn?: "blur" | "input" | undefined;
  readonly showIssues?: ShowIssues | undefined;
}

/** Says of a form's controls what the draft, the server and the browser have against them. */
export class ValidationView {
  readonly #form: HTMLFormElement;
  readonly #draft: AnyDraft;
  readonly #attributes: SavedAttributes;
  readonly #errorElements: ErrorElements;
  readonly #validatesOnInput: boolean;
  /** Messages of the page's own that `setCustomValidity` takes the place of. */
  readonly #ownValidity = new Map<Control, string>();
  /** What `setCustomValidity` was given last. */
  readonly #validity = new WeakMap<Control, string>();
  /** Groups without an issue the last time: nothing is shown at them, and their validity is the page's own. */
  readonly #groupsWithoutIssue = new WeakSet<ControlGroup>();
  #issues: IssuesByField = { at: new Map(), unbound: [] };
  /** What is said, by entry. */
  readonly #shownIssues = new Map<FieldBinding, ShownIssue>();
  /** Groups at which nothing is shown: their attributes need not be looked at. */
  readonly #groupsWithoutMessage = new WeakSet<ControlGroup>();
  /** Of the messages that were shown last, those that were read out. */
  #announced: ReadonlySet<string> = new Set();

  constructor(form: HTMLFormElement, draft: AnyDraft, attributes: SavedAttributes, options: ViewOptions) {
    this.#form = form;
    this.#draft = draft;
    this.#attributes = attributes;
    this.#errorElements = new ErrorElements(form, attributes, options.showIssues);
    this.#validatesOnInput = options.validateOn === "input";
  }

  /** Remembers what the page itself has against a control. */
  watch(control: Control): void {
    if (this.#ownValidity.has(control)) return;
    this.#ownValidity.set(control, control.validity?.customError ? control.validationMessage : "");
  }

  /** Gives a control's validity back to the page. */
  release(control: Control): void {
    const own = this.#ownValidity.get(control);
    this.#ownValidity.delete(control);
    this.#validity.delete(control);
    if (own !== undefined) control.setCustomValidity?.(own);
  }

  /** Takes away what is said of a group. */
  drop(group: ControlGroup): void {
    this.#groupsWithoutMessage.delete(group);
    this.#errorElements.drop(group.name);
  }

  /** Has everything that is wrong read out by the next `validate`, what was read out before too. */
  announceAgain(): void {
    this.#announced = new Set();
  }

  close(): void {
    this.#errorElements.close();
  }

  /**
   * Puts validity and notices in step with the draft. Gives the first control that has an error which is shown.
   * `bindings` are by the path of what they show.
   */
  validate(bindings: ReadonlyMap<string, FieldBinding>, isQuiet: boolean): Control | null {
    this.#issues = issuesByField(this.#draft, bindings);
    this.#shownIssues.clear();
    for (const [path, binding] of bindings) this.#update(binding, this.#issues.at.get(path));
    return this.#show(bindings, isQuiet);
  }

  /** The same where nothing has changed but some of the entries and the issues at their own paths. */
  validateOnly(
    bindings: ReadonlyMap<string, FieldBinding>,
    changed: Iterable<FieldBinding>,
    isQuiet: boolean,
  ): void {
    let isUnchanged = this.#issues.unbound.length === 0;
    for (const binding of changed) {
      const { path } = binding.group;
      const found = fieldIssuesAt(this.#draft.issuesAt(path));
      if (found === undefined) this.#issues.at.delete(path);
      else this.#issues.at.set(path, found);
      if (!this.#update(binding, found)) isUnchanged = false;
    }
    // What is said stays as it is, but for what was not read out before because the person was typing.
    if (isUnchanged && (isQuiet || this.#shownIssues.size === 0)) return;
    this.#show(bindings, isQuiet);
  }

  /** Returns whether the same is said as before. */
  #update(binding: FieldBinding, found: FieldIssues | undefined): boolean {
    const shownIssue = this.#validateField(binding, found);
    const before = this.#shownIssues.get(binding)?.text ?? "";
    if (shownIssue.text === "") this.#shownIssues.delete(binding);
    else this.#shownIssues.set(binding, shownIssue);
    return shownIssue.text === before;
  }

  #show(bindings: ReadonlyMap<string, FieldBinding>, isQuiet: boolean): Control | null {
    const messages: string[] = [];
    let first: Control | null = null;
    const inOrder = [...this.#shownIssues].sort(([one], [other]) => one.order - other.order);
    for (const [binding, { text, isError, controls }] of inOrder) {
      messages.push(text);
      if (isError) first ??= controlToFocus(binding.group, controls);
    }
    const { unbound } = this.#issues;
    const showsAnyIssues =
      unbound.length > 0 &&
      (this.#validatesOnInput || [...bindings.values()].some(({ showsIssues }) => showsIssues));
    const general = unbound.filter(({ isFromServer }) => isFromServer || showsAnyIssues);
    this.#errorElements.showSummary(general.map(({ issue }) => issue));
    messages.push(...general.map(({ issue }) => issue.message));
    this.#announce(messages, isQuiet);
    return first;
  }

  #validateField(binding: FieldBinding, found: FieldIssues | undefined): ShownIssue {
    const { group } = binding;
    const isShown =
      binding.showsIssues || (this.#validatesOnInput && !isHalfTyped(group)) || found?.isFromServer === true;
    const unreadable = binding.isUnreadable ? badInputIssueOf(this.#draft, group) : undefined;
    const hasNoIssue = found === undefined && unreadable === undefined;
    const hadNoIssue = hasNoIssue && this.#groupsWithoutIssue.has(group);
    if (hadNoIssue && !(isShown && this.#browserIssues(group).length > 0)) return nothingShown;
    const issue = unreadable ?? found?.issue;
    const controls = issue === undefined ? group.controls : binding.controlsAt(this.#draft, issue.path);
    const isOwn = found?.isFromServer !== true && found?.issue.severity === "error";
    this.#setValidity(group, controls, isOwn ? found.issue.message : "");
    const shown = isShown ? (unreadable ? [unreadable] : (found?.all ?? this.#browserIssues(group))) : none;
    const isBlank = shown.length === 0;
    this.#groupsWithoutIssue[hasNoIssue && isBlank ? "add" : "delete"](group);
    if (!isBlank || !this.#groupsWithoutMessage.has(group))
      this.#errorElements.showAt(group, controls, shown);
    this.#groupsWithoutMessage[isBlank ? "add" : "delete"](group);
    const [first] = shown;
    const isError = first?.severity === "error" && !binding.isReadOnly;
    return { text: first?.message ?? "", isError, controls };
  }

  /** Has read out what is new. What changes under the person's hands is left for when they are done. */
  #announce(messages: readonly string[], isQuiet: boolean): void {
    const newMessages = messages.filter((message) => !this.#announced.has(message));
    const isAnnounced = (message: string): boolean => !isQuiet || this.#announced.has(message);
    this.#announced = new Set(messages.filter(isAnnounced));
    if (messages.length === 0) this.#errorElements.announce("");
    else if (newMessages.length > 0 && !isQuiet) this.#errorElements.announce(newMessages.join(" "));
  }

  /** What the browser has against a control, by the attributes that the page gave it. */
  #browserIssues({ controls, path }: ControlGroup): readonly Issue[] {
    const bad = controls.find(({ validity }) => validity?.valid === false && !validity.customError);
    if (bad === undefined || this.#attributes.original(this.#form, "novalidate") !== null) return none;
    return [{ path, code: "browser", severity: "error", params: {}, message: bad.validationMessage }];
  }

  #setValidity(group: ControlGroup, [bound]: readonly Control[], message: string): void {
    for (const control of group.controls) {
      const own = this.#ownValidity.get(control);
      const wanted = control === bound && message !== "" ? message : own;
      if (wanted === undefined || wanted === (this.#validity.get(control) ?? own)) continue;
      this.#validity.set(control, wanted);
      control.setCustomValidity?.(wanted);
    }
  }
}

const yearDigits = 4;

/** The person is in the middle of a year. */
function isHalfTyped({ field, controls: [control] }: ControlGroup): boolean {
  if (field.input !== "year" || control === undefined || !hasFocus(control)) return false;
  return /^\d+$/.test(control.value) && control.value.length < yearDigits;
}

/** Of radio buttons the chosen one, as the Tab key has it. */
function controlToFocus({ kind }: ControlGroup, controls: readonly Control[]): Control | null {
  const chosen = kind === "radios" && controls.find((control) => (control as HTMLInputElement).checked);
  return chosen || controls.find(({ type }) => type !== "hidden") || null;
}
