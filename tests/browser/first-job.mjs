// The first of the sample jobs, as a server that is not the page's own has it.
export const firstJob = {
  id: "3b0f6f0e-58a4-4a57-8c1c-6d1f7c9be201",
  user: "user_2x8Lq4Gk",
  resume_section: "6f1d0b52-6a5e-4b67-9c1e-2f7a90d4c3b1",
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
  description: "<p>Lead designer</p>",
  created_at: "2025-03-04T09:12:45.120000Z",
  updated_at: "2025-11-02T16:40:03.551000Z",
};
