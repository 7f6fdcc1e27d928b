// @vitest-environment happy-dom
// Form libraries that accept a Standard Schema work with an endpoint alone.
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { useForm as useTanStackForm } from "@tanstack/react-form";
import type { FormEvent, ReactElement, ReactNode } from "react";
import { createElement } from "react";
import { useForm as useReactHookForm } from "react-hook-form";
import { describe, expect, it } from "vitest";
import { load } from "../../../js/src/index.js";
import type { ExperienceUpdate } from "../../../js/src/types/resources.js";
import { show, submit, textAt, type } from "./react-page.js";

const { experience } = (await load()).letraz;

const stored: ExperienceUpdate = {
  company_name: "Initech",
  job_title: "Engineer",
  city: "Utrecht",
  started_from_year: 2019,
};

/** A control with its error. */
function row(name: string, control: ReactElement, error: ReactNode): ReactElement {
  return createElement("p", { key: name }, control, createElement("span", { "data-error": name }, error));
}

/** The requests of the submitted values. */
const requests: string[] = [];

function send(values: ExperienceUpdate): void {
  requests.push(experience.update(stored, values).bodyText);
}

function ReactHookForm(): ReactElement {
  const { register, handleSubmit, formState } = useReactHookForm({
    resolver: standardSchemaResolver(experience),
    defaultValues: stored,
  });
  const { errors } = formState;
  return createElement(
    "form",
    { onSubmit: handleSubmit(send) },
    row("company_name", createElement("input", register("company_name")), errors.company_name?.message),
    row(
      "started_from_year",
      createElement("input", register("started_from_year", { valueAsNumber: true })),
      errors.started_from_year?.message,
    ),
  );
}

/** A form whose values are strings, from `toForm` to the schema of the form. */
function TanStackForm(): ReactElement {
  const schema = experience.formSchema({ base: stored });
  const form = useTanStackForm({
    defaultValues: experience.toForm(stored),
    validators: { onChange: schema },
    onSubmit: ({ value }) => {
      const { value: body } = schema["~standard"].validate(value) as { value: ExperienceUpdate };
      requests.push(JSON.stringify(body));
    },
  });
  const field = (name: "company_name" | "started_from_year") =>
    createElement(form.Field, {
      key: name,
      name,
      children: ({ state, handleChange }): ReactNode =>
        row(
          name,
          createElement("input", {
            name,
            value: String(state.value ?? ""),
            onChange: ({ currentTarget }: FormEvent<HTMLInputElement>) => handleChange(currentTarget.value),
          }),
          state.meta.errors.map((error) => error?.message).join(" "),
        ),
    });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    return form.handleSubmit();
  };
  return createElement("form", { onSubmit }, field("company_name"), field("started_from_year"));
}

describe.each([
  ["React Hook Form", ReactHookForm],
  ["TanStack Form", TanStackForm],
])("%s", (_, Form) => {
  it("shows each message at its field and submits valid values", async () => {
    requests.length = 0;
    await show(createElement(Form));
    await type("company_name", "x".repeat(251));
    await type("started_from_year", "1066");
    await submit();
    expect(textAt("company_name")).toBe("Company name has 251 characters; at most 250 are allowed.");
    expect(textAt("started_from_year")).toBe("Start year is 1066; it must be at least 1900.");
    expect(requests).toEqual([]);

    await type("company_name", "Initrode");
    await type("started_from_year", "2020");
    await submit();
    expect([textAt("company_name"), textAt("started_from_year")]).toEqual(["", ""]);
    expect(requests).toEqual(['{"company_name":"Initrode","started_from_year":2020}']);
  });
});
