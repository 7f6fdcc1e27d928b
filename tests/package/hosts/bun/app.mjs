import { load } from "resume-patch";
import { saveEdit } from "./save-edit.js";

console.log(await saveEdit(load, process.argv[2]));
