import example from "../../../tests/cases/affinda-example-response.json";

/** A stored resume. The server stores whatever shape it receives. */
export type StoredResume = Readonly<Record<string, unknown>>;

const placeOf = (rawInput: string, formatted: string): object => ({ rawInput, formatted });

const [exampleJob] = example.workExperience;
const [exampleEducation] = example.education;
const [exampleSkill] = example.skills;

const skill = (id: number, name: string, numberOfMonths: number | null, lastUsed: string | null): object => ({
  id,
  name,
  numberOfMonths,
  lastUsed,
  type: "hard_skill",
  count: 3,
});

/** Affinda's own example with a longer career. */
export const SAMPLE_RESUME: StoredResume = {
  ...example,
  summary:
    "Mechanical engineer who moved into software and never quite left the workshop. I build tools that " +
    "people on a factory floor can rely on, and I like to stay until they do.",
  objective: "A team that ships to people with gloves on.",
  workExperience: [
    {
      id: 7,
      jobTitle: "Senior Software Developer",
      organization: "Ridgeline Robotics",
      industry: "Industrial automation",
      socName: "Programmers and software development professionals",
      location: placeOf("Roanoke, VA", "Roanoke, Virginia, United States"),
      jobDescription:
        "Lead a team of four that writes the software of a palletising robot.\n" +
        "Brought the time to set up a new line down from two days to three hours.\n" +
        "Introduced design reviews together with the people who run the line.",
      dates: {
        startDate: "2022-03-01",
        endDate: null,
        isCurrent: true,
        monthsInPosition: 45,
        rawText: "March 2022 to date",
      },
    },
    {
      id: 5,
      jobTitle: "Software Developer",
      organization: "Brightwater Instruments",
      industry: "Measurement",
      socName: "Programmers and software development professionals",
      location: placeOf("Richmond, VA", "Richmond, Virginia, United States"),
      jobDescription:
        "Wrote the calibration software for flow meters, from the first sketch to the audit.\n" +
        "Taught two apprentices, who now run the test bench.",
      dates: {
        startDate: "2019-06-01",
        endDate: "2022-02-28",
        isCurrent: false,
        monthsInPosition: 32,
        rawText: "06/2019 - 02/2022",
      },
    },
    {
      id: 4,
      jobTitle: "Test Engineer (Intern)",
      organization: "Blue Ridge Motors",
      location: placeOf("Lynchburg, VA", "Lynchburg, Virginia, United States"),
      jobDescription: "Ran endurance tests of gearboxes and automated their evaluation.",
      dates: { startDate: "2018-09-01", endDate: "2019-02-28", isCurrent: false, rawText: "Winter 2018/19" },
    },
    exampleJob,
  ],
  education: [
    exampleEducation,
    {
      id: 1,
      organization: "Patrick Henry High School",
      accreditation: { education: "High School Diploma", educationLevel: "school" },
      grade: { raw: "GPA : 3.8", metric: "GPA", value: "3.8" },
      location: placeOf("Roanoke, VA", "Roanoke, Virginia, United States"),
      dates: {
        startDate: "2006-09-01",
        completionDate: "2010-06-15",
        isCurrent: false,
        rawText: "2006 - 2010",
      },
    },
  ],
  skills: [
    skill(11, "C++", 78, "2025-11-01"),
    skill(12, "Python", 90, "2025-11-01"),
    skill(13, "Robot Operating System", 45, "2025-11-01"),
    exampleSkill,
    skill(14, "Technical drawing", 24, "2019-02-01"),
  ],
  certifications: [...example.certifications, "Certified Functional Safety Engineer"],
  noticePeriod: "Three months",
  drivingLicences: ["B", "BE"],
  willingToRelocate: false,
  expectedSalary: 98000,
};
