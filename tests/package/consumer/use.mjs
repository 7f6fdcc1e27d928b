import { jsonText, load } from "resume-patch";
import { de } from "resume-patch/messages/de";
import { edit } from "./edit.mjs";

const german = await load({ messages: de });
if (german.letraz.experience.fields[0].label !== "Name des Unternehmens")
  throw new Error("This is no German.");
edit(german, jsonText);
