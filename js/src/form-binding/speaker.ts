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

const silence: Judged = { text: "", isError: false, controls: [] };

/** How it is said. */
interface SpeakerOptions {
  readonly reveal?: "left" | "atOnce" | undefined;
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
  /** Groups of which nothing was said the last time: a keystroke need not look at them. */
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
    this.#isAtOnce = options.reveal === "atOnce";
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
  judgeOnly(
    entries: ReadonlyMap<string, Entry>,
    changed: ReadonlyMap<string, Entry>,
    isQuiet: boolean,
  ): Control | null {
    for (const [path, entry] of changed) {
      const verdict = judgementAt(this.#draft.issuesAt(path));
      if (verdict === undefined) this.#verdicts.at.delete(path);
      else this.#verdicts.at.set(path, verdict);
      this.#take(entry, verdict);
    }
    return this.#speak(entries, isQuiet);
  }

  #take(entry: Entry, verdict: Judgement | undefined): void {
    const judged = this.#judgeEntry(entry, verdict);
    if (judged.text === "") this.#speaking.delete(entry);
    else this.#speaking.set(entry, judged);
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
    const hasNothingToSay = verdict === undefined && !entry.isOpen && !entry.isUnreadable;
    if (hasNothingToSay && this.#silent.has(group)) return silence;
    this.#silent[hasNothingToSay ? "add" : "delete"](group);
    const unreadable = entry.isUnreadable ? unreadableIssue(this.#draft, group) : undefined;
    const issue = unreadable ?? verdict?.issue;
    const controls = issue === undefined ? group.controls : entry.controlsAt(this.#draft, issue.path);
    const isOwn = verdict?.isFromServer !== true && verdict?.issue.severity === "error";
    this.#setValidity(group, controls, isOwn ? verdict.issue.message : "");
    const isShown = entry.isOpen || (this.#isAtOnce && !isHalfTyped(group)) || verdict?.isFromServer === true;
    const shown = isShown ? (unreadable ? [unreadable] : (verdict?.all ?? this.#browserIssues(group))) : [];
    const isBlank = shown.length === 0;
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
  #browserIssues({ controls, path }: Group): Issue[] {
    if (this.#attributes.original(this.#form, "novalidate") !== null) return [];
    const bad = controls.find(({ validity }) => validity?.valid === false && !validity.customError);
    if (bad === undefined) return [];
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
