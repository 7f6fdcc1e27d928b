// What a user of the package might do; prints one line that the tests know.
import { jsonText, load } from "resume-patch";
import { de } from "resume-patch/messages/de";

const { letraz } = await load({ messages: de });
if (letraz.experience.fields[0].label !== "Name des Unternehmens") throw new Error("This is no German.");
const before = jsonText(
  '{"company_name":"Looms","employment_type":"Part-time","country":{"code":"GBR","name":"Britain"}}',
);
const after = { company_name: "Mills", employment_type: "prt", country: "GBR" };
globalThis.result = letraz.experience.patch(before, after).bodyText;
if (globalThis.document === undefined) console.log(globalThis.result);
else document.title = globalThis.result;
