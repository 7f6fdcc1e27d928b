import { load } from "resume-patch";
import { reportEdit } from "./save-edit.js";

reportEdit(load, location.hash.slice(1));
