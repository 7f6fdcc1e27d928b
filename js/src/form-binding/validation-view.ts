import type { Issue, IssueBase } from "../types/issue.js";
import type { AnyDraft, Control, ControlGroup } from "./controls.js";
import { hasFocus } from "./controls.js";
import type { ShowIssues } from "./error-elements.js";
import { ErrorElements } from "./error-elements.js";
import type { FieldBinding } from "./field-binding.js";
import type { FieldIssues, IssuesByField } from "./field-issues.js";
import { badInputIssueOf, fieldIssuesAt, issuesByField } from "./field-issues.js";
import type { PageState } from "./page-state.js";

/** The message that a group shows; its text is "" for none. */
interface ShownIssue {
  readonly text: string;
  readonly isError: boolean;
  readonly controls: readonly Control[];
}

const none: readonly Issue[] = [];

const nothingShown: ShownIssue = { text: "", isError: false, controls: [] };

/** Options of the view; see `BindFormOptions`. */
interface ViewOptions {
  readonly validateOn?: "blur" | "input" | undefined;
  readonly showIssues?: ShowIssues | undefined;
}

/** Shows the issues of the draft, the server and the browser at the controls of a form. */
export class ValidationView {
  readonly #form: HTMLFormElement;
  readonly #draft: AnyDraft;
  readonly #pageState: PageState;
  readonly #errorElements: ErrorElements;
  readonly #validatesOnInput: boolean;
  /** Groups that had no issue in the last validation. They show nothing and have the page's own validity. */
  readonly #groupsWithoutIssue = new WeakSet<ControlGroup>();
  #issues: IssuesByField = { at: new Map(), unbound: [] };
  /** The shown messages, by binding. */
  readonly #shownIssues = new Map<FieldBinding, ShownIssue>();
  /** Groups that show no message, so that their attributes need no update. */
  readonly #groupsWithoutMessage = new WeakSet<ControlGroup>();
  /** The shown messages that screen readers announced. */
  #announced: ReadonlySet<string> = new Set();

  constructor(form: HTMLFormElement, draft: AnyDraft, pageState: PageState, options: ViewOptions) {
    this.#form = form;
    this.#draft = draft;
    this.#pageState = pageState;
    this.#errorElements = new ErrorElements(form, pageState, options.showIssues);
    this.#validatesOnInput = options.validateOn === "input";
  }

  /** Removes the message of a group. */
  drop(group: ControlGroup): void {
    this.#groupsWithoutMessage.delete(group);
    this.#errorElements.drop(group.name);
  }

  /** Makes the next `validate` announce every message, including those announced before. */
  announceAgain(): void {
    this.#announced = new Set();
  }

  close(): void {
    this.#errorElements.close();
  }

  /**
   * Updates validity and messages from the draft. Returns the first control with a shown error.
   *
   * @param bindings - The bindings by the path that they show.
   * @param isQuiet - Announces no new message to screen readers.
   */
  validate(bindings: ReadonlyMap<string, FieldBinding>, isQuiet: boolean): Control | null {
    this.#issues = issuesByField(this.#draft, bindings);
    this.#shownIssues.clear();
    for (const [path, binding] of bindings) this.#update(binding, this.#issues.at.get(path));
    return this.#show(bindings, isQuiet);
  }

  /** Updates only some bindings, as `validate` does. All other issues must be unchanged. */
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
    // Without a change, only messages that were held back while the user typed are left to announce.
    if (isUnchanged && (isQuiet || this.#shownIssues.size === 0)) return;
    this.#show(bindings, isQuiet);
  }

  /** Updates one binding. Returns whether its message is unchanged. */
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
    const message = isOwn ? found.issue.message : "";
    for (const control of group.controls)
      this.#pageState.setValidity(control, control === controls[0] ? message : "");
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

  /** Announces new messages. A quiet update leaves them for the next one, after the user has stopped typing. */
  #announce(messages: readonly string[], isQuiet: boolean): void {
    const newMessages = messages.filter((message) => !this.#announced.has(message));
    const isAnnounced = (message: string): boolean => !isQuiet || this.#announced.has(message);
    this.#announced = new Set(messages.filter(isAnnounced));
    if (messages.length === 0) this.#errorElements.announce("");
    else if (newMessages.length > 0 && !isQuiet) this.#errorElements.announce(newMessages.join(" "));
  }

  /** Returns the issue of the browser's own constraints, unless the page set `novalidate`. */
  #browserIssues({ controls, path }: ControlGroup): readonly Issue[] {
    const bad = controls.find(({ validity }) => validity?.valid === false && !validity.customError);
    if (bad === undefined || this.#pageState.originalAttribute(this.#form, "novalidate") !== null)
      return none;
    const { validationMessage: message } = bad;
    return [{ path, code: "browser", severity: "error", params: {}, message } as IssueBase as Issue];
  }
}

const yearDigits = 4;

/** Returns whether the user has typed only a part of a year. */
function isHalfTyped({ field, controls: [control] }: ControlGroup): boolean {
  if (field.input !== "year" || control === undefined || !hasFocus(control)) return false;
  return /^\d+$/.test(control.value) && control.value.length < yearDigits;
}

/** Returns the control to focus. Of radio buttons it is the chosen one, as with the Tab key. */
function controlToFocus({ kind }: ControlGroup, controls: readonly Control[]): Control | null {
  const chosen = kind === "radios" && controls.find((control) => (control as HTMLInputElement).checked);
  return chosen || controls.find(({ type }) => type !== "hidden") || null;
}
