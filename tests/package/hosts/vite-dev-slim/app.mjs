import { load } from "resume-patch/slim";
import { reportEdit } from "./save-edit.js";

reportEdit(load, location.hash.slice(1));
