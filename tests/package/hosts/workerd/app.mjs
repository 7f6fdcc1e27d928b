import { load } from "resume-patch";
import { tryEdit } from "./save-edit.js";

export default {
  async fetch(request) {
    return new Response(await tryEdit(load, new URL(request.url).searchParams.get("api")));
  },
};
