import { load } from "resume-patch";
import { tryEdit } from "../../save-edit.js";

export const runtime = "edge";

export async function GET(request) {
  return new Response(await tryEdit(load, new URL(request.url).searchParams.get("api")));
}
