// One call of `send`: from a draft to a stored change, or to the reason why there is none.
import type { Shot } from "../endpoint/alterations.js";
import { alterationsIn, alterationsInAnswer } from "../endpoint/alterations.js";
import { jsonText } from "../json/json-text.js";
import type { Aborted, Conflicting, SendResult, Sent, Unchanged } from "../types/client.js";
import type { Draft } from "../types/draft.js";
import type { Conflict } from "../types/merge.js";
import type { Patch } from "../types/patch.js";
import type { Held, Line, Place } from "./http-transport.js";
import type { Resource } from "./resource.js";
import { mayPass, outcomeMessage, saysOvertaken } from "./results.js";
import { pause, waitBefore } from "./retry.js";

/** Repeats what may pass by itself, with time between. */
export async function persist<Result extends { readonly kind: string }>(
  line: Line,
  signal: AbortSignal | undefined,
  attempt: () => Promise<Result>,
  aborted: () => Result,
): Promise<Result> {
  for (let count = 0; ; count++) {
    const result = await attempt();
    if (!mayPass(result) || count >= line.retry.limit) return result;
    const wait = waitBefore(count, result.retryAfter, line.retry);
    if (wait === null) return result;
    line.tell({ kind: "wait", milliseconds: wait });
    if (!(await pause(wait, signal))) return aborted();
  }
}

/** A draft that was closed while its change was under way has nobody left to tell. */
function isOpen(draft: Draft<unknown, unknown>): boolean {
  try {
    return draft.version >= 0;
  } catch {
    return false;
  }
}

/** The status of an answer that is to have no body. */
const noContent = 204;

/** A change with the whole of its patch. */
interface OwnShot extends Shot {
  readonly patch: Patch<unknown>;
  /** The names of the base's properties that hold something: a server may leave out null. */
  readonly names: readonly string[];
}

/** Whether an answer to a change is the whole resource: some servers give what was changed, and nothing else. */
function isWhole({ value }: Resource, { patch, names: all }: OwnShot): boolean {
  const names = new Set([...Object.keys(value), ...Object.keys(Object(patch.body))]);
  return all.every((name) => names.has(name));
}

const keysOf = (conflicts: readonly Conflict[]): string[] => conflicts.map((each) => JSON.stringify(each));

export class Sending {
  readonly #line: Line;
  readonly #place: Place;
  readonly #draft: Draft<unknown, unknown>;
  readonly #signal: AbortSignal | undefined;
  #mustLook: boolean;
  /** The answer that showed that an earlier request was stored. */
  #confirmed: Sent | null = null;

  constructor(line: Line, place: Place, draft: Draft<unknown, unknown>, signal: AbortSignal | undefined) {
    this.#line = line;
    this.#place = place;
    this.#draft = draft;
    this.#signal = signal;
    this.#mustLook = line.checkFirst;
  }

  async run(): Promise<SendResult> {
    return persist<SendResult>(
      this.#line,
      this.#signal,
      () => this.#attempt(),
      () => this.#aborted(),
    );
  }

  #aborted(): Aborted {
    return { kind: "aborted", message: this.#say("aborted") };
  }

  #say(outcome: Parameters<typeof outcomeMessage>[1]): string {
    return outcomeMessage(this.#place.endpoint, outcome);
  }

  async #attempt(): Promise<SendResult> {
    if (!isOpen(this.#draft)) return this.#aborted();
    const early = this.#withoutRequest(this.#draft.patch());
    if (early !== null) return early;
    if (this.#mustLook || this.#draft.unconfirmed !== null) {
      const stop = await this.#look();
      if (stop !== null) return stop;
    }
    const patch = this.#draft.patch();
    return this.#withoutRequest(patch) ?? this.#change(patch);
  }

  /** What there is to say without asking the server; null when there is something to send or to find out. */
  #withoutRequest(patch: Patch<unknown>): SendResult | null {
    const { valid, bodyText, issues, ignored } = patch;
    if (!valid) return { kind: "invalid", issues, message: this.#say("invalid") };
    if (bodyText !== "" || this.#draft.unconfirmed !== null) return null;
    if (this.#confirmed !== null) return this.#confirmed;
    const message = this.#say(ignored.length === 0 ? "unchanged" : "unsendable");
    return { kind: "unchanged", ignored, message } satisfies Unchanged;
  }

  async #change(patch: Patch<unknown>): Promise<SendResult> {
    const { base, baseText, valueText } = this.#draft;
    const names = Object.entries(Object(base)).flatMap(([name, value]) => (value === null ? [] : [name]));
    const shot = { patch, names, base: jsonText(baseText), value: jsonText(valueText) };
    this.#draft.setUnconfirmed(patch);
    const reply = await this.#line.change(this.#place, patch, this.#signal);
    switch (reply.kind) {
      case "held":
        return isWhole(reply.resource, shot) ? this.#stored(reply, shot) : this.#readBack(reply.status, shot);
      case "refused":
        this.#confirm();
        if (saysOvertaken(reply)) return this.#overtaken(reply.status);
        return isOpen(this.#draft)
          ? { ...reply, issues: this.#draft.setServerIssues(reply.issues, { sent: patch }) }
          : reply;
      case "unavailable":
        // 408 and 429 say that the request was not taken.
        if (reply.status === 408 || reply.status === 429) this.#confirm();
        if (reply.status === noContent) return this.#readBack(noContent, shot);
        return reply.reason === "badResponse" ? ((await this.#lookAfter(reply.status)) ?? reply) : reply;
      case "unauthorized":
      case "notFound":
        this.#confirm();
        return reply;
      case "aborted":
        return reply;
    }
  }

  /** It is known what became of what was sent. */
  #confirm(): void {
    if (isOpen(this.#draft)) this.#draft.setUnconfirmed(null);
  }

  /** The server shows what it has stored. */
  #stored(held: Held, shot: OwnShot): Sent {
    const latest = held.resource.json;
    const isThere = isOpen(this.#draft);
    const { patch } = shot;
    const conflicts = isThere ? this.#rebase(() => this.#draft.rebase(latest, { sent: patch })) : [];
    const altered = alterationsInAnswer(this.#place.endpoint, latest, shot);
    return this.#sent(held, shot, { altered, conflicts });
  }

  #sent({ status }: Held, shot: Shot, { altered, conflicts }: Pick<Sent, "altered" | "conflicts">): Sent {
    const message = this.#say(altered.some(({ isFormatting }) => !isFormatting) ? "altered" : "sent");
    return { kind: "sent", status, altered, ignored: shot.patch.ignored, conflicts, message };
  }

  /** Reads what the server has stored, where its answer says that it has, and does not show all of it. */
  async #readBack(status: number, shot: OwnShot): Promise<SendResult> {
    const reply = await this.#line.read(this.#place, "confirm", this.#signal);
    return reply.kind === "held" ? this.#stored({ ...reply, status }, shot) : reply;
  }

  /** Reads the resource and puts the edits on it. Gives what keeps them from being sent; null when nothing does. */
  async #look(): Promise<SendResult | null> {
    const sent = this.#draft.unconfirmed;
    const purpose = sent === null ? "check" : "confirm";
    const reply = await this.#line.read(this.#place, purpose, this.#signal);
    if (reply.kind !== "held") return reply;
    if (!isOpen(this.#draft)) return this.#aborted();
    this.#mustLook = false;
    const conflicts = this.#rebase(() => this.#draft.rebase(reply.resource.json));
    if (!isOpen(this.#draft)) return this.#aborted();
    if (sent !== null && this.#draft.unconfirmed === null) {
      const altered = alterationsIn(this.#place.endpoint, reply.resource.json, sent);
      this.#confirmed = this.#sent(reply, sent, { altered, conflicts });
    }
    this.#confirm();
    return conflicts.length === 0 ? null : this.#conflict(0, conflicts);
  }

  /** After an answer that says that it worked and does not show it. Null when it did not work. */
  async #lookAfter(status: number): Promise<SendResult | null> {
    const stop = await this.#look();
    if (stop !== null) return stop.kind === "conflict" ? { ...stop, status } : stop;
    return this.#confirmed === null ? null : { ...this.#confirmed, status };
  }

  /** The server says that somebody else was first. */
  async #overtaken(status: number): Promise<SendResult> {
    const reply = await this.#line.read(this.#place, "check", this.#signal);
    if (reply.kind !== "held" || !isOpen(this.#draft)) return this.#conflict(status, []);
    const latest = reply.resource.json;
    return this.#conflict(
      status,
      this.#rebase(() => this.#draft.rebase(latest)),
    );
  }

  #conflict(status: number, conflicts: readonly Conflict[]): Conflicting {
    return { kind: "conflict", status, conflicts, message: this.#say("conflict") };
  }

  /** The conflicts that have come by a rebase: those that were there before have been told. */
  #rebase(rebase: () => Conflict[]): Conflict[] {
    const before = new Set(keysOf(this.#draft.conflicts));
    const all = rebase();
    return all.filter((_, index) => !before.has(keysOf(all)[index] ?? ""));
  }
}
