// Checks the package's types: this file must compile. Lines that must not compile are marked.
import type {
  Catalogue,
  Conflict,
  Endpoint,
  Experience,
  ExperienceUpdate,
  Field,
  Issue,
  Merge,
  MessageFunction,
  Patch,
  ResumePatch,
  ServerError,
  Unconfirmed,
} from "resume-patch";
import { JsonError, jsonText, LimitError, load, OpenApiError, ValueError } from "resume-patch";
import type { LetrazIds, LoadResult, Sender, SendResult } from "resume-patch/client";
import { affindaClient, letrazClient } from "resume-patch/client";
import type { CoreEndpoint, CoreResumePatch } from "resume-patch/core";
import { load as loadCore } from "resume-patch/core";
import { de } from "resume-patch/messages/de";
import { en } from "resume-patch/messages/en";
import { es } from "resume-patch/messages/es";
import { fr } from "resume-patch/messages/fr";
import { hi } from "resume-patch/messages/hi";
import { pt } from "resume-patch/messages/pt";
import { load as loadSlim } from "resume-patch/slim";

export async function use(experience: Experience): Promise<void> {
  const rp: ResumePatch = await load();
  await loadSlim({ wasm: new Uint8Array() });
  const core: CoreResumePatch = await loadCore();
  const either: CoreEndpoint<Experience, ExperienceUpdate>[] = [core.letraz.experience, rp.letraz.experience];
  either[0]?.update(experience, { city: null });
  // @ts-expect-error: the core has no drafts
  core.letraz.experience.open(experience);
  const { letraz, affinda } = rp;

  const languages: Catalogue[] = [de, en, es, fr, hi, pt];
  await Promise.all(languages.map((messages) => loadSlim({ messages })));
  const own: MessageFunction = ({ code, params }, label) =>
    code === "maxLength" ? `${label}: ${params.limit}` : undefined;
  await load({ messages: own });
  // @ts-expect-error a message is a text
  await load({ messages: () => 7 });
  const spoken: string = de.translate(
    letraz.experience.parseError(400, "").issues[0] ?? { path: "", code: "", params: {} },
  );
  const result = letraz.experience["~standard"].validate({});
  const standard: ExperienceUpdate | undefined = result.issues === undefined ? result.value : undefined;
  const schema: Record<string, unknown> = letraz.experience["~standard"].jsonSchema.input({
    target: "openapi-3.0",
  });
  console.log(spoken, standard, schema);

  const issues: readonly Issue[] = letraz.experience.validate(
    { anything: 1 },
    { rules: "off", maxIssues: 3 },
  ).issues;
  const fields: readonly Field[] = letraz.experience.fields;

  const patch = letraz.experience.patch(experience, { ...experience, company_name: "b" });
  const month: number | null | undefined = patch.body?.finished_at_month;
  const json: string = patch.encode("application/json").body;
  const search: URLSearchParams = patch.encode("application/x-www-form-urlencoded").body;
  const form: FormData = patch.encode("multipart/form-data").body;

  letraz.experience.update(jsonText("{}"), { employment_type: "flt", country: null }, { nulls: "empty" });
  // @ts-expect-error an employment type is sent as its code
  letraz.experience.update(experience, { employment_type: "Full Time" });
  // @ts-expect-error a read-only property cannot be sent
  letraz.experience.update(experience, { created_at: "2024-01-01T00:00:00Z" });
  // @ts-expect-error there is no such option
  letraz.experience.patch(experience, experience, { rules: "none" });

  const merged: Merge<Experience> = letraz.experience.merge(
    experience,
    { employment_type: "con" },
    experience,
    {
      prefer: "theirs",
      text: "words",
    },
  );
  const conflicts: readonly Conflict[] = merged.conflicts;
  // @ts-expect-error there is no such side
  letraz.experience.merge(experience, experience, experience, { prefer: "base" });

  const { value } = letraz.experience.fromForm(new FormData());
  const strings: Record<string, string> = letraz.experience.toForm(value);
  letraz.experience.fromForm([["city", "Lyon"]]);
  letraz.experience.fromForm(new URLSearchParams("city=Lyon"));
  letraz.experience.fromForm(new Map([["city", "Lyon"]]));

  affinda.resume.update(
    {},
    { name: { first: "Ada" }, workExperience: [{ id: 1, jobTitle: "Weaver" }], own: 7 },
  );
  // @ts-expect-error a read-only property cannot be sent
  affinda.resume.update({}, { workExperience: [{ occupation: {} }] });

  const other: Endpoint<{ a: number }, { a?: number }> = rp.compile({ openapi: "3.0.3" }, "change");
  const otherPatch: Patch<{ a?: number }> = other.patch({ a: 1 }, { a: 2 });
  const untyped: unknown = rp.compile<unknown, unknown>(jsonText("{}"), "change").patch({ x: 1 }, [1]).body;

  const error: ServerError = letraz.experience.parseError(400, "");
  const errors: Error[] = [new ValueError("NaN", "/a"), new LimitError("depth", 512)];
  const known = errors.some((each) => each instanceof JsonError || each instanceof OpenApiError);
  console.log(
    issues,
    conflicts,
    fields,
    month,
    json,
    search,
    form,
    strings,
    otherPatch,
    untyped,
    error,
    known,
  );
}

/** Handles each kind of result, and no other. */
function next(result: SendResult): number | string {
  switch (result.kind) {
    case "sent":
      return result.altered.length + result.ignored.length + result.conflicts.length;
    case "unchanged":
      return result.ignored.length;
    case "invalid":
    case "refused":
      return result.issues.length;
    case "unauthorized":
    case "notFound":
      return result.status;
    case "conflict":
      return result.conflicts.length;
    case "unavailable":
      return result.retryAfter ?? result.reason;
    case "aborted":
      return result.message;
  }
}

export async function send({ letraz, affinda }: ResumePatch, signal: AbortSignal): Promise<unknown> {
  const client = letrazClient({ endpoint: letraz.experience, auth: { type: "session" }, fetch });
  const loaded: LoadResult<Experience, unknown> = await client.load(
    { resumeId: "base", id: "7" },
    { signal },
  );
  if (loaded.kind !== "loaded") return loaded.message;
  const draft = letraz.experience.open({ company_name: "b" });
  const results = [next(await client.send(draft, { resumeId: "base", id: "7" }, { signal }))];
  const unanswered: Unconfirmed<ExperienceUpdate> | null = draft.unconfirmed;
  const sender: Sender<LetrazIds, Experience, unknown> = letrazClient({ encoding: "multipart/form-data" });
  // @ts-expect-error `load` needs an endpoint
  letrazClient().load({ resumeId: "base", id: "7" });
  // @ts-expect-error an experience is in a resume
  client.load({ id: "7" });
  // @ts-expect-error this is a draft of another API
  client.send(affinda.resume.open({}), { resumeId: "base", id: "7" });
  // @ts-expect-error there is no such region
  affindaClient({ region: "api.mars", token: "t" });
  // @ts-expect-error there is no such kind of authentication
  letrazClient({ auth: { type: "magic" } });
  const resumes = affindaClient({ region: "api.eu1", token: async () => "t", endpoint: affinda.resume });
  const resume = await resumes.load({ identifier: "abc" });
  if (resume.kind === "loaded") resume.draft.set("/summary", resume.draft.value.summary ?? "");
  return [results, unanswered, sender, draft.endpoint.translate({ path: "", code: "outcome", params: {} })];
}
