import { jsonText, load } from "resume-patch/core";
import { edit } from "./edit.mjs";

edit(await load(), jsonText);
