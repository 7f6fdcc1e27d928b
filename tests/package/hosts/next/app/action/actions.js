"use server";
import { load } from "resume-patch";
import { reportEdit } from "../../save-edit.js";

export async function save(_, form) {
  const { experience } = (await load()).letraz;
  const { value, issues } = experience.fromForm(form);
  const read = JSON.stringify({ value, issues });
  if (read !== '{"value":{"city":"Oslo"},"issues":[]}') throw new Error(`The action read ${read}`);
  return reportEdit(load, process.env.ORIGIN);
}
