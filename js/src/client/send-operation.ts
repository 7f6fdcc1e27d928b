// Makes one call of `send`: stores the draft's change, or returns the reason why it is not stored.
import type { SentSnapshot } from "../endpoint/alterations.js";
import { alterationsIn, alterationsInResponse } from "../endpoint/alterations.js";
import { isDraftOpen } from "../endpoint/is-draft-open.js";
import { jsonText } from "../json/json-text.js";
import type { Aborted, Conflicting, SendResult, Sent, Unchanged } from "../types/client-results.js";
import type { Draft } from "../types/draft.js";
import type { Conflict } from "../types/merge.js";
import type { Patch } from "../types/patch.js";
import type { HttpTransport, ReadResource, ResourceRef } from "./http-transport.js";
import type { ServerResource } from "./resource.js";
import { isConflict, isRetryable, outcomeMessage } from "./results.js";
import { retryDelay, waitFor } from "./retry.js";

/** Repeats an attempt after a temporary failure, with a wait before each retry. */
export async function withRetry<Result extends { readonly kind: string }>(
  transport: HttpTransport,
  signal: AbortSignal | undefined,
  attempt: () => Promise<Result>,
  aborted: () => Result,
): Promise<Result> {
  for (let count = 0; ; count++) {
    const result = await attempt();
    if (!isRetryable(result) || count >= transport.retry.limit) return result;
    const wait = retryDelay(count, result.retryAfter, transport.retry);
    if (wait === null) return result;
    transport.notify({ kind: "wait", milliseconds: wait });
    if (!(await waitFor(wait, signal))) return aborted();
  }
}

/** The status of a response without a body. */
const noContentStatus = 204;

/** A sent snapshot with the complete patch. */
interface SentPatchSnapshot extends SentSnapshot {
  readonly patch: Patch<unknown>;
  /** The names of the base's properties that are not null. A server may omit the others. */
  readonly names: readonly string[];
}

/** Returns whether a response contains the whole resource. Some servers return only the changed properties. */
function isWhole({ value }: ServerResource, { patch, names: all }: SentPatchSnapshot): boolean {
  const names = new Set([...Object.keys(value), ...Object.keys(Object(patch.body))]);
  return all.every((name) => names.has(name));
}

const keysOf = (conflicts: readonly Conflict[]): string[] => conflicts.map((each) => JSON.stringify(each));

/** One call of `send`. */
export class SendOperation {
  readonly #transport: HttpTransport;
  readonly #ref: ResourceRef;
  readonly #draft: Draft<unknown, unknown>;
  readonly #signal: AbortSignal | undefined;
  #mustRead: boolean;
  /** The result of an earlier request, once a read showed that the server stored it. */
  #confirmed: Sent | null = null;

  constructor(
    transport: HttpTransport,
    ref: ResourceRef,
    draft: Draft<unknown, unknown>,
    signal: AbortSignal | undefined,
  ) {
    this.#transport = transport;
    this.#ref = ref;
    this.#draft = draft;
    this.#signal = signal;
    this.#mustRead = transport.checkFirst;
  }

  async run(): Promise<SendResult> {
    return withRetry<SendResult>(
      this.#transport,
      this.#signal,
      () => this.#attempt(),
      () => this.#aborted(),
    );
  }

  #aborted(): Aborted {
    return { kind: "aborted", message: this.#message("aborted") };
  }

  #message(outcome: Parameters<typeof outcomeMessage>[1]): string {
    return outcomeMessage(this.#ref.endpoint, outcome);
  }

  async #attempt(): Promise<SendResult> {
    if (!isDraftOpen(this.#draft)) return this.#aborted();
    const earlyResult = this.#resultWithoutRequest(this.#draft.patch());
    if (earlyResult !== null) return earlyResult;
    if (this.#mustRead || this.#draft.unconfirmed !== null) {
      const stopResult = await this.#readAndRebase();
      if (stopResult !== null) return stopResult;
    }
    const patch = this.#draft.patch();
    return this.#resultWithoutRequest(patch) ?? this.#change(patch);
  }

  /** Returns the result if no request is needed, or null if there is a change to send or to confirm. */
  #resultWithoutRequest(patch: Patch<unknown>): SendResult | null {
    const { valid, bodyText, issues, ignored } = patch;
    if (!valid) return { kind: "invalid", issues, message: this.#message("invalid") };
    if (bodyText !== "" || this.#draft.unconfirmed !== null) return null;
    if (this.#confirmed !== null) return this.#confirmed;
    const message = this.#message(ignored.length === 0 ? "unchanged" : "unsendable");
    return { kind: "unchanged", ignored, message } satisfies Unchanged;
  }

  async #change(patch: Patch<unknown>): Promise<SendResult> {
    const { base, baseText, valueText } = this.#draft;
    const names = Object.entries(Object(base)).flatMap(([name, value]) => (value === null ? [] : [name]));
    const snapshot = { patch, names, base: jsonText(baseText), value: jsonText(valueText) };
    this.#draft.setUnconfirmed(patch);
    const reply = await this.#transport.change(this.#ref, patch, this.#signal);
    switch (reply.kind) {
      case "resource":
        return isWhole(reply.resource, snapshot)
          ? this.#rebaseOnResponse(reply, snapshot)
          : this.#readBack(reply.status, snapshot);
      case "refused":
        this.#settleUnconfirmed();
        if (isConflict(reply)) return this.#rebaseAfterConflict(reply.status);
        return isDraftOpen(this.#draft)
          ? { ...reply, issues: this.#draft.setServerIssues(reply.issues, { sent: patch }) }
          : reply;
      case "unavailable":
        // 408 and 429 mean that the server did not process the request.
        if (reply.status === 408 || reply.status === 429) this.#settleUnconfirmed();
        if (reply.status === noContentStatus) return this.#readBack(noContentStatus, snapshot);
        return reply.reason === "badResponse"
          ? ((await this.#readAfterBadResponse(reply.status)) ?? reply)
          : reply;
      case "unauthorized":
      case "notFound":
        this.#settleUnconfirmed();
        return reply;
      case "aborted":
        return reply;
    }
  }

  /** Clears `unconfirmed` once the fate of the request is known. */
  #settleUnconfirmed(): void {
    if (isDraftOpen(this.#draft)) this.#draft.setUnconfirmed(null);
  }

  /** Rebases the draft on the resource that the server stored. */
  #rebaseOnResponse(stored: ReadResource, snapshot: SentPatchSnapshot): Sent {
    const latest = stored.resource.json;
    const isStillOpen = isDraftOpen(this.#draft);
    const { patch } = snapshot;
    const conflicts = isStillOpen ? this.#rebase(() => this.#draft.rebase(latest, { sent: patch })) : [];
    const altered = alterationsInResponse(this.#ref.endpoint, latest, snapshot);
    return this.#sent(stored, snapshot, { altered, conflicts });
  }

  #sent(
    { status }: ReadResource,
    snapshot: SentSnapshot,
    { altered, conflicts }: Pick<Sent, "altered" | "conflicts">,
  ): Sent {
    const message = this.#message(altered.some(({ isFormatting }) => !isFormatting) ? "altered" : "sent");
    return { kind: "sent", status, altered, ignored: snapshot.patch.ignored, conflicts, message };
  }

  /** Reads the stored resource after a response with success that contains only a part of it. */
  async #readBack(status: number, snapshot: SentPatchSnapshot): Promise<SendResult> {
    const reply = await this.#transport.read(this.#ref, "confirm", this.#signal);
    return reply.kind === "resource" ? this.#rebaseOnResponse({ ...reply, status }, snapshot) : reply;
  }

  /** Reads the resource and rebases the draft on it. Returns the result that prevents sending, or null. */
  async #readAndRebase(): Promise<SendResult | null> {
    const sent = this.#draft.unconfirmed;
    const purpose = sent === null ? "check" : "confirm";
    const reply = await this.#transport.read(this.#ref, purpose, this.#signal);
    if (reply.kind !== "resource") return reply;
    if (!isDraftOpen(this.#draft)) return this.#aborted();
    this.#mustRead = false;
    const conflicts = this.#rebase(() => this.#draft.rebase(reply.resource.json));
    if (!isDraftOpen(this.#draft)) return this.#aborted();
    if (sent !== null && this.#draft.unconfirmed === null) {
      const altered = alterationsIn(this.#ref.endpoint, reply.resource.json, sent);
      this.#confirmed = this.#sent(reply, sent, { altered, conflicts });
    }
    this.#settleUnconfirmed();
    return conflicts.length === 0 ? null : this.#conflict(0, conflicts);
  }

  /** Reads the resource after a response with success and no resource. Returns null if the change was not stored. */
  async #readAfterBadResponse(status: number): Promise<SendResult | null> {
    const stopResult = await this.#readAndRebase();
    if (stopResult !== null) return stopResult.kind === "conflict" ? { ...stopResult, status } : stopResult;
    return this.#confirmed === null ? null : { ...this.#confirmed, status };
  }

  /** Rebases the draft after the server reported that someone else changed the resource. */
  async #rebaseAfterConflict(status: number): Promise<SendResult> {
    const reply = await this.#transport.read(this.#ref, "check", this.#signal);
    if (reply.kind !== "resource" || !isDraftOpen(this.#draft)) return this.#conflict(status, []);
    const latest = reply.resource.json;
    return this.#conflict(
      status,
      this.#rebase(() => this.#draft.rebase(latest)),
    );
  }

  #conflict(status: number, conflicts: readonly Conflict[]): Conflicting {
    return { kind: "conflict", status, conflicts, message: this.#message("conflict") };
  }

  /** Runs a rebase and returns only the new conflicts. Earlier ones were reported before. */
  #rebase(rebase: () => readonly Conflict[]): readonly Conflict[] {
    const before = new Set(keysOf(this.#draft.conflicts));
    const all = rebase();
    return all.filter((_, index) => !before.has(keysOf(all)[index] ?? ""));
  }
}
