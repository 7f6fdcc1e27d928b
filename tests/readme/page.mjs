// Provides the page that some snippets need.
import { Window } from "happy-dom";

const { document, Event, FormData, MutationObserver } = new Window();
Object.assign(globalThis, { document, Event, FormData, MutationObserver });
