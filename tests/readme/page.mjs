// Gives a snippet that shows a page what it needs of one.
import { Window } from "happy-dom";

const { document, Event, FormData, MutationObserver } = new Window();
Object.assign(globalThis, { document, Event, FormData, MutationObserver });
