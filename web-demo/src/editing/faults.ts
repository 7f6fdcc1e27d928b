// What can go wrong between a page and a server, done to one request.

/** A request on its way, as the client gave it to `fetch`. */
export interface InterceptedRequest {
  readonly url: string;
  readonly init: RequestInit;
  /** Sends it, as it is or with another body, and gives the server's own answer. */
  forward(body?: RequestInit["body"]): Promise<Response>;
  /** Has somebody else change what is stored, at a place that the person has changed as well. */
  simulateOtherEdit(): Promise<void>;
}

/** One thing that goes wrong. */
export interface Fault {
  readonly name: string;
  readonly label: string;
  /** What will happen, as a sentence. */
  readonly explanation: string;
  /** It can only be done to a change, not to a request that reads. */
  readonly isForChangesOnly: boolean;
  run(exchange: InterceptedRequest): Promise<Response>;
}

export interface FaultGroup {
  readonly title: string;
  readonly faults: readonly Fault[];
}

const TRICKLE_STEPS = 25;
const TRICKLE_PAUSE_MS = 120; // three seconds in all
const RETRY_AFTER_SECONDS = 2;

const html = (title: string): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

/** An answer that is made up: the server knows nothing of the request. */
function statusFault(code: number, label: string, explanation: string, answer: () => Response): Fault {
  return { name: String(code), label, explanation, isForChangesOnly: false, run: async () => answer() };
}

const jsonError =
  (code: number, text: string, headers: Record<string, string> = {}): (() => Response) =>
  () =>
    Response.json({ detail: text }, { status: code, headers });

const htmlError =
  (code: number, title: string): (() => Response) =>
  () =>
    new Response(html(`${code} ${title}`), { status: code, headers: { "content-type": "text/html" } });

/** The server does its work; what comes back of it is another answer. */
function responseFault(
  name: string,
  label: string,
  explanation: string,
  change: (answer: Response) => Response | Promise<Response>,
): Fault {
  const run = async ({ forward }: InterceptedRequest): Promise<Response> => {
    const answer = await forward();
    return answer.ok ? change(answer) : answer;
  };
  return { name, label, explanation, isForChangesOnly: true, run };
}

export const FAULTS: readonly FaultGroup[] = [
  {
    title: "No answer",
    faults: [
      {
        name: "refused",
        label: "Connection refused",
        explanation: "The server cannot be reached.",
        isForChangesOnly: false,
        run: () => Promise.reject(new TypeError("connection refused")),
      },
      {
        name: "hang",
        label: "Hangs for ever",
        explanation: "The request is taken and never answered, until the page stops waiting.",
        isForChangesOnly: false,
        run: ({ init }) => hang(init.signal),
      },
      responseFault("lost", "Stored, answer lost", "The change is stored; its answer never arrives.", () => {
        throw new TypeError("the answer was lost");
      }),
      responseFault(
        "reset",
        "Stored, connection reset",
        "The change is stored; half of its answer arrives.",
        resetMidway,
      ),
    ],
  },
  {
    title: "The server says no",
    faults: [
      statusFault(401, "401 Not signed in", "The session is over.", jsonError(401, "You are not signed in.")),
      statusFault(
        403,
        "403 Not allowed",
        "Somebody else may do this.",
        jsonError(403, "You may not do this."),
      ),
      statusFault(
        404,
        "404 Not found",
        "What is edited is not there any more.",
        jsonError(404, "Not found."),
      ),
      statusFault(
        409,
        "409 Conflict",
        "The server says that somebody else was first.",
        jsonError(409, "Changed."),
      ),
      statusFault(
        413,
        "413 Too large",
        "Something on the way takes no request of this size.",
        htmlError(413, "Too Large"),
      ),
      statusFault(
        429,
        "429 Too many requests",
        `The server asks to wait for ${RETRY_AFTER_SECONDS} seconds.`,
        jsonError(429, "Too many requests.", { "retry-after": String(RETRY_AFTER_SECONDS) }),
      ),
      statusFault(
        500,
        "500 Server error",
        "The server has failed. Nothing was stored.",
        htmlError(500, "Server Error"),
      ),
      statusFault(
        502,
        "502 with a page",
        "A gateway answers with HTML instead of JSON.",
        htmlError(502, "Bad Gateway"),
      ),
    ],
  },
  {
    title: "The answer is off",
    faults: [
      {
        ...responseFault("slow", "Slow trickle", "The answer arrives, some bytes at a time.", trickle),
        isForChangesOnly: false,
      },
      responseFault("broken", "200, broken", "The change is stored; its answer is cut off.", async (answer) =>
        cutOff(answer, await answer.text()),
      ),
      responseFault(
        "other",
        "Of something else",
        "The change is stored; the answer is about another.",
        otherResource,
      ),
    ],
  },
  {
    title: "Somebody interferes",
    faults: [
      {
        name: "altered",
        label: "Stored otherwise",
        explanation: "The server stores something else than it was given.",
        isForChangesOnly: true,
        run: ({ forward, init }) => forward(alteredBody(init.body)),
      },
      {
        name: "someone",
        label: "Somebody else edits",
        explanation: "While this is on its way, somebody else changes the same thing.",
        isForChangesOnly: false,
        async run({ forward, simulateOtherEdit }) {
          await simulateOtherEdit();
          return forward();
        },
      },
    ],
  },
];

function hang(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(new TypeError("given up")), { once: true });
  });
}

/** The same answer with another body. */
function withBody({ status, headers }: Response, body: BodyInit): Response {
  return new Response(body, { status, headers: { "content-type": headers.get("content-type") ?? "" } });
}

const cutOff = (answer: Response, text: string): Response => withBody(answer, text.slice(0, text.length / 2));

async function resetMidway(answer: Response): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let isBegun = false;
  return withBody(
    answer,
    new ReadableStream({
      pull(controller) {
        if (isBegun) controller.error(new TypeError("connection reset"));
        else controller.enqueue(bytes.subarray(0, bytes.length / 2));
        isBegun = true;
      },
    }),
  );
}

async function trickle(answer: Response): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const size = Math.max(1, Math.ceil(bytes.length / TRICKLE_STEPS));
  let offset = 0;
  return withBody(
    answer,
    new ReadableStream({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, TRICKLE_PAUSE_MS));
        controller.enqueue(bytes.subarray(offset, offset + size));
        offset += size;
        if (offset >= bytes.length) controller.close();
      },
    }),
  );
}

/** An answer about something else: of another id, or, where nothing has one, of another kind. */
async function otherResource(answer: Response): Promise<Response> {
  const body: unknown = await answer.json();
  const hasId = typeof body === "object" && body !== null && "id" in body;
  return Response.json(hasId ? { ...body, id: crypto.randomUUID() } : { count: 0, results: [] });
}

/** What was sent, with one text in it changed. */
function alteredBody(body: RequestInit["body"]): RequestInit["body"] {
  let isDone = false;
  const change = (value: unknown): unknown => {
    // Codes, dates and ids are left alone: a server that changes those is of no use to anybody.
    if (isDone || typeof value !== "string" || !/\p{L}{4}/u.test(value)) return value;
    isDone = true;
    return `${value} (checked)`;
  };
  if (typeof body === "string") return JSON.stringify(JSON.parse(body, (_, value) => change(value)));
  if (!(body instanceof URLSearchParams || body instanceof FormData)) return body ?? null;
  for (const [name, value] of [...body]) {
    const changed = change(value);
    if (changed !== value) body.set(name, String(changed));
  }
  return body;
}
