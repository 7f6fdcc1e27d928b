import { jsonText, load } from "resume-patch/slim";
import { edit } from "./edit.mjs";

edit(await load(), jsonText);
