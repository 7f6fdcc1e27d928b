import type { Question } from "../module/draft-codes.js";
import type { Outcome } from "../module/engine.js";
import type { Moment } from "./journal.js";
import type { DraftPlace } from "./open.js";
import { Seat } from "./seat.js";

/** Asks a draft as it was at another time: it is opened once more as it was then. */
export function askThen<Read, Write>(place: DraftPlace<Read, Write>, at: Moment, what: Question): Outcome {
  const seat = new Seat(place.compiled, place, { remember: () => at });
  try {
    return seat.ask(what);
  } finally {
    seat.leave();
  }
}
