import { load } from "resume-patch/slim";
import { tryEdit } from "../../save-edit.js";

export const dynamic = "force-dynamic";

/** A server component with the slim entry. */
export default async function Page() {
  return <p>{await tryEdit(load, process.env.API)}</p>;
}
