// The measured documents: an experience as Letraz returns it, and a resume of about 43 KB as Affinda returns it.

export const experience = {
  id: "7f3c1d52-5f0e-4a55-9f1c-0d8a4f3f8b21",
  user: "user_2f9a",
  resume_section: "0b0f6b0e-7f60-4b86-9a0e-3f3a1f6b2c11",
  company_name: "Brightwater Analytics",
  job_title: "Senior Data Engineer",
  employment_type: "Full Time",
  city: "Rotterdam",
  country: { code: "NLD", name: "Netherlands" },
  started_from_month: 3,
  started_from_year: 2019,
  finished_at_month: 11,
  finished_at_year: 2023,
  current: false,
  description: "<p>Built the pipelines that feed every report of the company, and kept them fast.</p>".repeat(
    8,
  ),
  created_at: "2024-01-05T09:30:00Z",
  updated_at: "2024-02-11T16:45:12.123456Z",
};

/** The same experience as a request may carry it: with codes and without read-only members. */
export const experienceRequest = (() => {
  const { id, created_at, updated_at, ...rest } = experience;
  return { ...rest, employment_type: "flt", country: "NLD" };
})();

const sentences = {
  ascii: [
    "Led a team of six through the move of a billing system to new hardware.",
    "Wrote the tools that measure how long each step of an order takes.",
    "Cut the nightly run from five hours to forty minutes.",
    "Trained new colleagues and kept the handbook up to date.",
  ],
  nonAscii: [
    "Führte sechs Kolleginnen und Kollegen durch den Umzug der Abrechnung auf neue Geräte.",
    "Развил инструменты, которые измеряют длительность каждого шага заказа.",
    "夜間処理を五時間から四十分に短縮しました。",
    "A formé les nouveaux collègues et tenu le manuel à jour — été comme hiver. 🚀",
  ],
};

/** Converts coordinates to numbers: the example has strings, the schema numbers. */
function withNumbers(location) {
  return { ...location, latitude: Number(location.latitude), longitude: Number(location.longitude) };
}

function makeJob(example, id, lines) {
  const start = 2000 + (id % 20);
  return {
    ...example,
    id,
    location: withNumbers(example.location),
    jobDescription: Array.from({ length: 8 }, (_, line) => lines[(id + line) % lines.length]).join("\n"),
    dates: { ...example.dates, startDate: `${start}-05-01`, endDate: `${start + 1}-08-01`, isCurrent: false },
  };
}

/** The scales of the resumes: factors for the number of jobs, schools and skills. */
export const sizes = { "43 KB": 1, "430 KB": 10, "4.3 MB": 100 };

/**
 * Returns a resume whose text is about `bytes` bytes long. With `scale`, both the length and the number of items are
 * multiplied.
 * @param {Record<string, any>} example Affinda's own example response
 * @param {{ bytes?: number, nonAscii?: boolean, scale?: number }} [options]
 */
export function makeResume(example, { bytes = 43_000, nonAscii = false, scale = 1 } = {}) {
  const lines = nonAscii ? sentences.nonAscii : sentences.ascii;
  const education = example.education[0];
  const resume = {
    ...example,
    location: withNumbers(example.location),
    summary: lines.join(" "),
    education: Array.from({ length: 4 * scale }, (_, index) => ({
      ...education,
      id: 100 + index,
      location: withNumbers(education.location),
      dates: { ...education.dates, isCurrent: false },
    })),
    workExperience: Array.from({ length: 12 * scale }, (_, index) =>
      makeJob(example.workExperience[0], 1 + index, lines),
    ),
    skills: Array.from({ length: 40 * scale }, (_, index) => ({
      ...example.skills[0],
      id: 1000 + index,
      count: index,
    })),
    rawText: "",
  };
  const measure = (value) => new TextEncoder().encode(JSON.stringify(value)).length;
  const unit = `${lines.join(" ")} `;
  const unitBytes = measure(unit) - 2;
  const units = Math.max(0, Math.floor((bytes * scale - measure(resume)) / unitBytes));
  resume.rawText = unit.repeat(units);
  resume.rawText += "x".repeat(Math.max(0, bytes * scale - measure(resume)));
  return resume;
}
