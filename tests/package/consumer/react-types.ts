// Checks the types of the React Hook Form resolver: this file must compile. Lines that must not compile are marked.
import { useForm } from "react-hook-form";
import type { Experience, ExperienceUpdate, ResumePatch, ResumeUpdate } from "resume-patch";
import { issueOf, resumePatchResolver } from "resume-patch/react-hook-form";

interface Skills {
  skills: { name: string }[];
}

export function useForms({ letraz, affinda }: ResumePatch, stored: Experience): unknown {
  const { experience } = letraz;
  const strings = useForm({
    resolver: resumePatchResolver(experience, { base: stored, today: "2026-11-21" }),
    defaultValues: experience.toForm(stored),
  });
  const typed = useForm<ExperienceUpdate, unknown, ExperienceUpdate>({
    resolver: resumePatchResolver(experience),
  });
  const nested = useForm<Skills, unknown, ResumeUpdate>({ resolver: resumePatchResolver(affinda.resume) });
  const submit = strings.handleSubmit((values) => {
    const body: ExperienceUpdate = values;
    // @ts-expect-error what is submitted is typed
    values.started_from_year = "2020";
    return [experience.update(stored, values), body];
  });
  // @ts-expect-error there is no such option
  resumePatchResolver(experience, { rules: "none" });
  // @ts-expect-error a base is a resource of the endpoint
  resumePatchResolver(experience, { base: 7 });
  const code: string | undefined = issueOf(strings.formState.errors.city)?.code;
  const params = issueOf(typed.formState.errors.city)?.params;
  return [submit, code, params, nested.formState.errors.skills?.[0]?.name?.message];
}
