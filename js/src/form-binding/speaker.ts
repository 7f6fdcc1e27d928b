import type { Issue } from "../types/issue.js";
import type { Attributes } from "./attributes.js";
import type { Entry } from "./entry.js";
import { hasFocus } from "./entry.js";
import type { Control, Group } from "./groups.js";
import type { ShowIssues } from "./notices.js";
import { Notices } from "./notices.js";
import type { AnyDraft } from "./values.js";
import type { Judgement, Verdicts } from "./verdicts.js";
import { judgementAt, unreadableIssue, verdictsOf } from "./verdicts.js";

/** What is said at a group's controls now, "" for nothing. */
interface Judged {
  readonly text: string;
  readonly isError: boolean;
  readonly controls: readonly Control[];
}

const none: readonly Issue[] = [];

const silence: Judged = { text: "", isError: false, controls: [] };

/** How it is said. */
interface SpeakerOptions {
  readonly validateOn?: "blur" | "input" | undefined;
  readonly showIssues?: ShowIssues | undefined;
}

/** Says of a form's controls what the draft, the server and the browser have against them. */
export class Speaker {
  readonly #form: HTMLFormElement;
  readonly #draft: AnyDraft;
  readonly #attributes: Attributes;
  readonly #notices: Notices;
  readonly #isAtOnce: boolean;
  /** Messages of the page's own that `setCustomValidity` takes the place of. */
  readonly #ownValidity = new Map<Control, string>();
  /** What `setCustomValidity` was given last. */
  readonly #validity = new WeakMap<Control, string>();
  /** Groups without an issue the last time: nothing is shown at them, and their validity is the page's own. */
  readonly #silent = new WeakSet<Group>();
  #verdicts: Verdicts = { at: new Map(), elsewhere: [] };
  /** What is said, by entry. */
  readonly #speaking = new Map<Entry, Judged>();
  /** Groups at which nothing is shown: their attributes need not be looked at. */
  readonly #blank = new WeakSet<Group>();
  /** Of the messages that were shown last, those that were read out. */
  #announced: ReadonlySet<string> = new Set();

  constructor(form: HTMLFormElement, draft: AnyDraft, attributes: Attributes, options: SpeakerOptions) {
    this.#form = form;
    this.#draft = draft;
    this.#attributes = attributes;
    this.#notices = new Notices(form, attributes, options.showIssues);
    this.#isAtOnce = options.validateOn === "input";
  }

  /** Remembers what the page itself has against a control. */
  attend(control: Control): void {
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
  drop(group: Group): void {
    this.#blank.delete(group);
    this.#notices.drop(group.name);
  }

  /** Has everything that is wrong read out by the next `judge`, what was read out before too. */
  startAnew(): void {
    this.#announced = new Set();
  }

  close(): void {
    this.#notices.close();
  }

  /**
   * Puts validity and notices in step with the draft. Gives the first control that has an error which is shown.
   * `entries` are by the path of what they show.
   */
  judge(entries: ReadonlyMap<string, Entry>, isQuiet: boolean): Control | null {
    this.#verdicts = verdictsOf(this.#draft, entries);
    this.#speaking.clear();
    for (const [path, entry] of entries) this.#take(entry, this.#verdicts.at.get(path));
    return this.#speak(entries, isQuiet);
  }

  /** The same where nothing has changed but some of the entries and the issues at their own paths. */
  judgeOnly(entries: ReadonlyMap<string, Entry>, changed: Iterable<Entry>, isQuiet: boolean): void {
    let isAlike = this.#verdicts.elsewhere.length === 0;
    for (const entry of changed) {
      const { path } = entry.group;
      const verdict = judgementAt(this.#draft.issuesAt(path));
      if (verdict === undefined) this.#verdicts.at.delete(path);
      else this.#verdicts.at.set(path, verdict);
      if (!this.#take(entry, verdict)) isAlike = false;
    }
    // What is said stays as it is, but for what was not read out before because the person was typing.
    if (isAlike && (isQuiet || this.#speaking.size === 0)) return;
    this.#speak(entries, isQuiet);
  }

  /** Returns whether the same is said as before. */
  #take(entry: Entry, verdict: Judgement | undefined): boolean {
    const judged = this.#judgeEntry(entry, verdict);
    const before = this.#speaking.get(entry)?.text ?? "";
    if (judged.text === "") this.#speaking.delete(entry);
    else this.#speaking.set(entry, judged);
    return judged.text === before;
  }

  #speak(entries: ReadonlyMap<string, Entry>, isQuiet: boolean): Control | null {
    const messages: string[] = [];
    let first: Control | null = null;
    const inOrder = [...this.#speaking].sort(([one], [other]) => one.order - other.order);
    for (const [entry, { text, isError, controls }] of inOrder) {
      messages.push(text);
      if (isError) first ??= controlToFocus(entry.group, controls);
    }
    const { elsewhere } = this.#verdicts;
    const isAnyOpen =
      elsewhere.length > 0 && (this.#isAtOnce || [...entries.values()].some(({ isOpen }) => isOpen));
    const general = elsewhere.filter(({ isFromServer }) => isFromServer || isAnyOpen);
    this.#notices.showSummary(general.map(({ issue }) => issue));
    messages.push(...general.map(({ issue }) => issue.message));
    this.#announce(messages, isQuiet);
    return first;
  }

  #judgeEntry(entry: Entry, verdict: Judgement | undefined): Judged {
    const { group } = entry;
    const isShown = entry.isOpen || (this.#isAtOnce && !isHalfTyped(group)) || verdict?.isFromServer === true;
    const unreadable = entry.isUnreadable ? unreadableIssue(this.#draft, group) : undefined;
    const isFine = verdict === undefined && unreadable === undefined;
    const isSilent = isFine && this.#silent.has(group);
    if (isSilent && !(isShown && this.#browserIssues(group).length > 0)) return silence;
    const issue = unreadable ?? verdict?.issue;
    const controls = issue === undefined ? group.controls : entry.controlsAt(this.#draft, issue.path);
    const isOwn = verdict?.isFromServer !== true && verdict?.issue.severity === "error";
    this.#setValidity(group, controls, isOwn ? verdict.issue.message : "");
    const shown = isShown ? (unreadable ? [unreadable] : (verdict?.all ?? this.#browserIssues(group))) : none;
    const isBlank = shown.length === 0;
    this.#silent[isFine && isBlank ? "add" : "delete"](group);
    if (!isBlank || !this.#blank.has(group)) this.#notices.showAt(group, controls, shown);
    this.#blank[isBlank ? "add" : "delete"](group);
    const [said] = shown;
    const isError = said?.severity === "error" && !entry.isReadOnly;
    return { text: said?.message ?? "", isError, controls };
  }

  /** Has read out what is new. What changes under the person's hands is left for when they are done. */
  #announce(messages: readonly string[], isQuiet: boolean): void {
    const news = messages.filter((message) => !this.#announced.has(message));
    const isTold = (message: string): boolean => !isQuiet || this.#announced.has(message);
    this.#announced = new Set(messages.filter(isTold));
    if (messages.length === 0) this.#notices.announce("");
    else if (news.length > 0 && !isQuiet) this.#notices.announce(news.join(" "));
  }

  /** What the browser has against a control, by the attributes that the page gave it. */
  #browserIssues({ controls, path }: Group): readonly Issue[] {
    const bad = controls.find(({ validity }) => validity?.valid === false && !validity.customError);
    if (bad === undefined || this.#attributes.original(this.#form, "novalidate") !== null) return none;
    return [{ path, code: "browser", severity: "error", params: {}, message: bad.validationMessage }];
  }

  #setValidity(group: Group, [meant]: readonly Control[], message: string): void {
    for (const control of group.controls) {
      const own = this.#ownValidity.get(control);
      const wanted = control === meant && message !== "" ? message : own;
      if (wanted === undefined || wanted === (this.#validity.get(control) ?? own)) continue;
      this.#validity.set(control, wanted);
      control.setCustomValidity?.(wanted);
    }
  }
}

const yearDigits = 4;

/** The person is in the middle of a year. */
function isHalfTyped({ field, controls: [control] }: Group): boolean {
  if (field.input !== "year" || control === undefined || !hasFocus(control)) return false;
  return /^\d+$/.test(control.value) && control.value.length < yearDigits;
}

/** Of radio buttons the chosen one, as the Tab key has it. */
function controlToFocus({ kind }: Group, controls: readonly Control[]): Control | null {
  const chosen = kind === "radios" && controls.find((control) => (control as HTMLInputElement).checked);
  return chosen || controls.find(({ type }) => type !== "hidden") || null;
}
