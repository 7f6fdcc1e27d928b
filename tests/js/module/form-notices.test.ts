// @vitest-environment happy-dom
// The messages of a bound form, and their changes at submit and reset.
import { describe, expect, it } from "vitest";
import { bind, control, leaveField, saidAt, submit, type } from "./form-page.js";
import { long, openJob, openResume, refusal, settled } from "./form-samples.js";

const region = (): string => document.querySelector('[role="status"]')?.textContent ?? "";

describe("issues", () => {
  it("are shown after the user has left the field, then at each key", () => {
    using draft = openJob();
    bind('<input name="company_name" aria-describedby="hint"><p id="hint">As on paper.</p>', draft);
    type("company_name", long);
    expect(control("company_name").validationMessage).toMatch(/251 characters/);
    expect(control("company_name").hasAttribute("aria-invalid")).toBe(false);
    expect(saidAt("company_name")).toBe("As on paper.");
    leaveField("company_name");
    expect(control("company_name").getAttribute("aria-invalid")).toBe("true");
    expect(saidAt("company_name")).toMatch(/^As on paper\. .*251 characters/);
    expect(region()).toMatch(/251 characters/);
    type("company_name", `${long}x`);
    expect(saidAt("company_name")).toMatch(/252 characters/);
    expect(region()).toMatch(/251 characters/);
    type("company_name", "Lakeside");
    expect(control("company_name").validity.valid).toBe(true);
    expect(control("company_name").hasAttribute("aria-invalid")).toBe(false);
    expect(saidAt("company_name")).toBe("As on paper.");
    expect(region()).toBe("");
  });

  it.each(["blur", "input"] as const)(
    "that appeared while typing are announced after the user leaves the field, with validateOn %s",
    (validateOn) => {
      using draft = openJob();
      bind('<input name="company_name"><input name="started_from_year">', draft, { validateOn });
      type("company_name", long);
      expect(region()).toBe("");
      leaveField("company_name");
      expect(region()).toMatch(/251 characters/);
      type("company_name", `${long}x`);
      leaveField("company_name");
      expect(region()).toMatch(/252 characters/);
      type("started_from_year", "20x4");
      expect(region()).toMatch(/252 characters/);
      leaveField("started_from_year");
      expect(region()).not.toMatch(/252 characters/); // announced before
      expect(region()).toBe(saidAt("started_from_year"));
    },
  );

  it("are not shown at a field that the user only passes through", () => {
    using draft = openJob();
    bind('<input name="started_from_month"><input name="started_from_year">', draft);
    control("started_from_month").focus();
    leaveField("started_from_month");
    expect(saidAt("started_from_month")).toBe("");
  });

  it("are shown after the label around a control, and in the page's own element", () => {
    using draft = openJob();
    bind(
      '<label>Company <input name="company_name"></label><input name="city"><p data-error-for="city" hidden>–</p>',
      draft,
    );
    type("company_name", long);
    leaveField("company_name");
    expect(document.querySelector("label + .resume-patch-error")?.textContent).toMatch(/251/);
    type("city", "x".repeat(400));
    leaveField("city");
    expect(document.querySelector("p")?.hidden).toBe(false);
    expect(document.querySelector("p")?.textContent).toBe(saidAt("city"));
    expect(saidAt("city")).toMatch(/400/);
  });

  it("are shown at their own row of a list", () => {
    using draft = openResume({ emails: ["a@example.org", "b@example.org"] });
    bind('<input name="emails"><input name="emails">', draft);
    draft.setServerIssues([refusal("/emails/1", "Bounces.")]);
    expect(control("emails", 0).hasAttribute("aria-invalid")).toBe(false);
    expect(saidAt("emails", 1)).toBe("Bounces.");
  });

  it("of the server are shown at once, end with an edit, and do not prevent a submit", () => {
    using draft = openJob();
    let sent = 0;
    const { form } = bind('<input name="company_name">', draft, {
      onSubmit: () => {
        sent++;
      },
    });
    draft.setServerIssues([refusal("/company_name", "Unknown."), refusal("", "Not today.")]);
    expect(saidAt("company_name")).toBe("Unknown.");
    expect(document.querySelector('[data-error-for=""]')?.textContent).toBe("Not today.");
    expect(region()).toBe("Unknown. Not today.");
    submit(form);
    expect(sent).toBe(1);
    type("company_name", "Lakeside");
    expect(saidAt("company_name")).toBe("");
    expect(document.querySelector('[data-error-for=""]')).toBeNull();
  });
});

describe("submit", () => {
  it("shows every error and focuses the first one in the form's order", () => {
    using draft = openJob();
    let sent = 0;
    const { form } = bind('<input name="city"><input name="job_title"><input name="company_name">', draft, {
      onSubmit: () => {
        sent++;
      },
    });
    type("company_name", " ");
    type("job_title", long);
    control("city").focus();
    expect(submit(form).defaultPrevented).toBe(true);
    expect(sent).toBe(0);
    expect(document.activeElement).toBe(control("job_title"));
    expect(saidAt("company_name")).not.toBe("");
  });

  it("disables the form while it is being sent, once, and enables it again", async () => {
    using draft = openJob();
    let sent = 0;
    let done = (): void => {};
    const { form } = bind(
      '<input name="company_name"><input name="city" disabled><button>Save</button>',
      draft,
      {
        onSubmit: (_, patch) => {
          sent++;
          expect(patch.bodyText).toBe('{"company_name":"Lakeside"}');
          return new Promise<void>((resolve) => {
            done = resolve;
          });
        },
      },
    );
    type("company_name", "Lakeside");
    const before = form.innerHTML;
    submit(form);
    submit(form);
    expect(form.getAttribute("aria-busy")).toBe("true");
    expect([...form.querySelectorAll("input, button")].every((each) => each.hasAttribute("disabled"))).toBe(
      true,
    );
    done();
    await settled();
    expect(form.innerHTML).toBe(before);
    expect(form.hasAttribute("aria-busy")).toBe(false);
    expect(document.activeElement).toBe(control("company_name"));
    expect(sent).toBe(1);
  });

  it("focuses the field that the server refused", async () => {
    using draft = openJob();
    const { form } = bind('<input name="city"><input name="job_title">', draft, {
      onSubmit: async (sent) => sent.setServerIssues([refusal("/job_title", "Too grand.")]),
    });
    type("city", "Delft");
    submit(form);
    await settled();
    expect(document.activeElement).toBe(control("job_title"));
    expect(saidAt("job_title")).toBe("Too grand.");
  });

  it.each([
    [
      "throws",
      (): never => {
        throw new Error("No network.");
      },
    ],
    ["rejects with", () => Promise.reject(new Error("No network."))],
  ])("passes on what onSubmit %s", async (_, onSubmit) => {
    using draft = openJob();
    const failures: unknown[] = [];
    const { form } = bind('<input name="city">', draft, {
      onSubmit,
      onFailure: (failure) => failures.push(failure),
    });
    submit(form);
    await settled();
    expect(failures).toMatchObject([{ message: "No network." }]);
    expect(control("city").disabled).toBe(false);
  });

  it("is left to the browser without onSubmit", () => {
    using draft = openJob();
    const { form } = bind('<input name="job_title">', draft);
    form.addEventListener("submit", (event) => {
      Reflect.set(globalThis, "wasPrevented", event.defaultPrevented);
      event.preventDefault();
    });
    submit(form);
    expect(Reflect.get(globalThis, "wasPrevented")).toBe(false);
    type("job_title", long);
    submit(form);
    expect(Reflect.get(globalThis, "wasPrevented")).toBe(true);
  });
});

it("reverts the draft when the form is reset", async () => {
  using draft = openJob();
  const { form } = bind('<input name="company_name" value="Old">', draft);
  type("company_name", long);
  leaveField("company_name");
  form.reset();
  await settled();
  expect(draft.dirty).toBe(false);
  expect(control("company_name").value).toBe("Brightwater");
  expect(saidAt("company_name")).toBe("");
});
