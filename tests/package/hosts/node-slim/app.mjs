import { load } from "resume-patch/slim";
import { saveEdit } from "./save-edit.js";

console.log(await saveEdit(load, process.argv[2]));
