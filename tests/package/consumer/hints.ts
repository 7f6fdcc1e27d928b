// Checks the types of pointers, issues, forms and frozen results: this file must compile.
import type {
  Draft,
  Endpoint,
  Experience,
  ExperienceUpdate,
  Issue,
  IssueCode,
  KnownIssueCode,
  Pointer,
  Resume,
  ResumePatch,
  ResumeUpdate,
} from "resume-patch";
import { jsonText } from "resume-patch";
import type { CoreResumePatch } from "resume-patch/core";
import { bindForm } from "resume-patch/form";

type IsSame<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** Compiles only if both types are the same. */
function same<One, Other>(isSame: IsSame<One, Other>): void {
  console.log(isSame);
}

export function usePointers(
  experience: Draft<Experience, ExperienceUpdate>,
  resume: Draft<Resume, ResumeUpdate>,
  index: number,
  path: string,
): void {
  const city = experience.get("/city");
  same<typeof city, string | null | undefined>(true);
  const title = resume.get(`/workExperience/${index}/jobTitle`);
  same<typeof title, string | null | undefined>(true);
  const start = resume.get("/workExperience/0/dates/startDate");
  same<typeof start, string | null | undefined>(true);
  const anywhere = resume.get(path);
  same<typeof anywhere, unknown>(true);
  const nowhere = resume.get("/workExperience/0/own");
  same<typeof nowhere, unknown>(true);
  const whole = experience.get("");
  same<typeof whole, Experience>(true);
  const known: Pointer<Resume> = `/workExperience/${index}/dates/endDate`;
  // @ts-expect-error a resume has no such member
  const unknown: Pointer<Resume> = "/workExperience/0/date";
  for (const each of [known, path, unknown]) {
    resume.set(each, 1);
    resume.setFromInput(each, resume.inputAt(each));
    resume.insert(each, resume.issuesAt(each).length);
    resume.move(each, "/skills/-");
    resume.resolve(each, "mine");
    resume.remove(each);
    resume.revert(each);
  }
  // @ts-expect-error a path is a string
  resume.set(1, 1);
  // @ts-expect-error the value of a draft is frozen
  experience.value.city = "Oslo";
  // @ts-expect-error the lists of a draft are frozen
  resume.value.skills?.push({ name: "Weaving" });
}

export function useIssues(issue: Issue, own: IssueCode): void {
  if (issue.code === "maxLength") {
    const limit = issue.params.limit;
    same<typeof limit, number>(true);
  }
  if (issue.code === "own") console.log(issue.params.own);
  switch (issue.code) {
    case "type":
      console.log(issue.params.input?.length, issue.params.expected.length);
      break;
    case "duplicateId":
      same<typeof issue.params.first, string>(true);
      break;
    default:
      console.log(issue.params.own);
  }
  const { code, params } = issue;
  if (code === "endBeforeStart") console.log(params.start.length + params.end.length);
  // @ts-expect-error the params depend on the code
  const limit: number = issue.params.limit;
  const code2: KnownIssueCode = "blank";
  // @ts-expect-error there is no such code
  const code3: KnownIssueCode = "blnk";
  const other: IssueCode = "blnk";
  console.log(limit, code2, code3, other, own);
}

interface Team {
  readonly name: string;
  readonly members: readonly { readonly id: number; readonly email?: string }[];
}

export function useEndpoints({ letraz, affinda, compile }: ResumePatch, core: CoreResumePatch): void {
  const { experience } = letraz;
  same<typeof experience, Endpoint<Experience, ExperienceUpdate>>(true);
  const body: unknown = JSON.parse("{}");
  if (experience.isResponse(body)) console.log(body.company_name.length, body.city?.length);
  if (core.affinda.resume.isResponse(body)) console.log(body.skills?.length);
  // @ts-expect-error it may be anything before
  console.log(body.company_name);

  const texts = experience.toForm({ city: "Oslo" });
  const text: string | undefined = texts.city;
  const strings: Record<string, string> = texts;
  type Names = keyof typeof texts;
  const name: Names = "company_name";
  console.log(text, strings[name]);

  const stored: Experience = JSON.parse("{}");
  experience.patch(stored, { ...stored, company_name: undefined, city: undefined });
  experience.update(stored, { city: undefined, company_name: undefined });
  affinda.resume.update({}, { workExperience: [{ jobTitle: undefined, dates: undefined }] });
  const draft = affinda.resume.open({});
  affinda.resume.update(draft.base, { skills: draft.value.skills, summary: draft.value.summary });

  const teams = compile<Team>({}, "updateTeam");
  const open = teams.open({ name: "Weavers" });
  same<typeof open.value, Team>(true);
  const email = open.get("/members/0/email");
  same<typeof email, string | undefined>(true);
  const renamed = teams.patch(open.base, { name: "Spinners" }).body;
  console.log(renamed?.name?.length);
  const untyped = compile(jsonText("{}"), "change");
  // @ts-expect-error a resource is an object
  untyped.patch({ a: 1 }, [1]);
  console.log(untyped.open({ a: 1 }).value.a, untyped.patch({ a: 1 }, { a: 2 }).body?.a);
}

export function useForm(form: HTMLFormElement, rp: ResumePatch, isExperience: boolean): void {
  const draft = isExperience ? rp.letraz.experience.open({}) : rp.affinda.resume.open({});
  const unbind = bindForm(form, draft, { onSubmit: (_, patch) => patch.bodyText });
  unbind();
  bindForm(form, rp.letraz.experience.open({}), {
    onSubmit: (each, patch) => [each.get("/city"), patch.body?.city],
  });
  draft[Symbol.dispose]();
}
