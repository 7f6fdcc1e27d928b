import { load } from "resume-patch";
import { tryEdit } from "../../save-edit.js";

export const dynamic = "force-dynamic";

/** A server component. */
export default async function Page() {
  return <p>{await tryEdit(load, process.env.API)}</p>;
}
