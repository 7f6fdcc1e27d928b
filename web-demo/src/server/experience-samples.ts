import type { Experience } from "resume-patch";

const USER = "user_2x8Lq4Gk";
const RESUME_SECTION = "6f1d0b52-6a5e-4b67-9c1e-2f7a90d4c3b1";

/** The sample experiences, as the server would return them. */
export const SAMPLES: readonly Experience[] = [
  {
    id: "3b0f6f0e-58a4-4a57-8c1c-6d1f7c9be201",
    user: USER,
    resume_section: RESUME_SECTION,
    company_name: "Northwind Optics",
    job_title: "Senior Product Designer",
    employment_type: "Full Time",
    city: "Lisbon",
    country: { code: "PRT", name: "Portugal" },
    started_from_month: 9,
    started_from_year: 2021,
    finished_at_month: null,
    finished_at_year: null,
    current: true,
    description:
      "<p>Lead designer for the fitting-room app that 340 shops use every day.</p>" +
      "<ul><li>Cut the time of a fitting from 22 to 14 minutes.</li>" +
      "<li>Built the design system with two engineers.</li>" +
      "<li>Run research with opticians every other week.</li></ul>",
    created_at: "2025-03-04T09:12:45.120000Z",
    updated_at: "2025-11-02T16:40:03.551000Z",
  },
  {
    id: "a2c9d1b7-0c6e-4f2d-9b35-7e0a4f18c802",
    user: USER,
    resume_section: RESUME_SECTION,
    company_name: "Deccan School of Design",
    job_title: "Teaching Assistant",
    employment_type: "Part-time",
    city: "Pune",
    country: { code: "IND", name: "India" },
    started_from_month: 7,
    started_from_year: 2018,
    finished_at_month: 5,
    finished_at_year: 2019,
    current: false,
    description: "<p>Taught typography and interface basics to 60 first-year students, two days a week.</p>",
    created_at: "2025-03-04T09:10:02.004000Z",
    updated_at: "2025-03-04T09:10:02.004000Z",
  },
  {
    id: "f84e2a6d-91b3-4c0a-a7d2-15c3b6e9d003",
    user: USER,
    resume_section: RESUME_SECTION,
    company_name: "Księgarnia Żółw",
    job_title: "Grafik książkowy (łamanie i okładki)",
    employment_type: "Contract",
    city: "Kraków",
    country: { code: "POL", name: "Poland" },
    started_from_month: 2,
    started_from_year: 2016,
    finished_at_month: 6,
    finished_at_year: 2018,
    current: false,
    description:
      "<p>Okładki dla 18 tytułów, w tym „Ćma” – nagroda jury 2017.</p>" +
      "<p>Skład po ukraińsku i grecku: «Нічний метелик», «Νυχτοπεταλούδα».</p>",
    created_at: "2025-03-04T09:07:31.900000Z",
    updated_at: "2025-04-18T11:25:10.300000Z",
  },
];
