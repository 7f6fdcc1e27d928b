// The functions of the bench page for the program that drives the browser.
import { measureKeystrokes } from "./keystroke.mjs";
import { measureCalls } from "./measures.mjs";
import { measureTypingInForms } from "./typing-form.mjs";

Object.assign(globalThis, { measureCalls, measureKeystrokes, measureTypingInForms });
