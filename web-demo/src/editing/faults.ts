// Simulated failures between the page and a server, each applied to one request.

/** A request of the client that has not been sent yet. */
export interface InterceptedRequest {
  readonly url: string;
  readonly init: RequestInit;
  /** Sends the request, optionally with another body, and returns the server's response. */
  forward(body?: RequestInit["body"]): Promise<Response>;
  /** Edits the resource on the server as someone else, including a field that the person has changed. */
  simulateOtherEdit(): Promise<void>;
}

/** One simulated failure. */
export interface Fault {
  readonly name: string;
  readonly label: string;
  /** Explains in a sentence what will happen. */
  readonly explanation: string;
  /** Applies only to requests that change something. */
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

/** Returns a made-up response; the request never reaches the server. */
function statusFault(code: number, label: string, explanation: string, response: () => Response): Fault {
  return { name: String(code), label, explanation, isForChangesOnly: false, run: async () => response() };
}

const jsonError =
  (code: number, text: string, headers: Record<string, string> = {}): (() => Response) =>
  () =>
    Response.json({ detail: text }, { status: code, headers });

const htmlError =
  (code: number, title: string): (() => Response) =>
  () =>
    new Response(html(`${code} ${title}`), { status: code, headers: { "content-type": "text/html" } });

/** Sends the request to the server and replaces its response. */
function responseFault(
  name: string,
  label: string,
  explanation: string,
  change: (response: Response) => Response | Promise<Response>,
): Fault {
  const run = async ({ forward }: InterceptedRequest): Promise<Response> => {
    const response = await forward();
    return response.ok ? change(response) : response;
  };
  return { name, label, explanation, isForChangesOnly: true, run };
}

export const FAULTS: readonly FaultGroup[] = [
  {
    title: "No response",
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
        label: "Server does not respond",
        explanation:
          "The server receives the request and never responds. The page stops waiting after a while.",
        isForChangesOnly: false,
        run: ({ init }) => hang(init.signal),
      },
      responseFault(
        "lost",
        "Saved, response lost",
        "The change is saved, but the response never arrives.",
        () => {
          throw new TypeError("the response was lost");
        },
      ),
      responseFault(
        "reset",
        "Saved, connection reset",
        "The change is saved, but only half of the response arrives.",
        resetMidway,
      ),
    ],
  },
  {
    title: "The server refuses",
    faults: [
      statusFault(
        401,
        "401 Not signed in",
        "Your session has ended.",
        jsonError(401, "You are not signed in."),
      ),
      statusFault(
        403,
        "403 Not allowed",
        "Your account may not change this.",
        jsonError(403, "You may not do this."),
      ),
      statusFault(404, "404 Not found", "What you edit no longer exists.", jsonError(404, "Not found.")),
      statusFault(
        409,
        "409 Conflict",
        "The server reports that someone else saved first.",
        jsonError(409, "Someone else saved a newer version."),
      ),
      statusFault(
        413,
        "413 Too large",
        "The request is larger than the server accepts.",
        htmlError(413, "Too Large"),
      ),
      statusFault(
        429,
        "429 Too many requests",
        `The server asks you to wait ${RETRY_AFTER_SECONDS} seconds.`,
        jsonError(429, "Too many requests.", { "retry-after": String(RETRY_AFTER_SECONDS) }),
      ),
      statusFault(
        500,
        "500 Server error",
        "The server fails. Nothing is saved.",
        htmlError(500, "Server Error"),
      ),
      statusFault(
        502,
        "502 Bad gateway",
        "A gateway responds with a web page instead of JSON.",
        htmlError(502, "Bad Gateway"),
      ),
    ],
  },
  {
    title: "The response is wrong",
    faults: [
      {
        ...responseFault("slow", "Slow response", "The response arrives a few bytes at a time.", trickle),
        isForChangesOnly: false,
      },
      responseFault(
        "broken",
        "Response cut off",
        "The change is saved, but the response is cut off.",
        async (response) => cutOff(response, await response.text()),
      ),
      responseFault(
        "other",
        "Wrong response",
        "The change is saved, but the response describes something else.",
        otherResource,
      ),
    ],
  },
  {
    title: "Unexpected changes",
    faults: [
      {
        name: "altered",
        label: "Saved differently",
        explanation: "The server changes your text before saving it.",
        isForChangesOnly: true,
        run: ({ forward, init }) => forward(alteredBody(init.body)),
      },
      {
        name: "someone",
        label: "Someone else edits",
        explanation: "Just before your request arrives, someone else changes the same field.",
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
    signal?.addEventListener("abort", () => reject(new TypeError("the client stopped waiting")), {
      once: true,
    });
  });
}

/** Returns the same response with another body. */
function withBody({ status, headers }: Response, body: BodyInit): Response {
  return new Response(body, { status, headers: { "content-type": headers.get("content-type") ?? "" } });
}

const cutOff = (response: Response, text: string): Response =>
  withBody(response, text.slice(0, text.length / 2));

async function resetMidway(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  let isBegun = false;
  return withBody(
    response,
    new ReadableStream({
      pull(controller) {
        if (isBegun) controller.error(new TypeError("connection reset"));
        else controller.enqueue(bytes.subarray(0, bytes.length / 2));
        isBegun = true;
      },
    }),
  );
}

async function trickle(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const size = Math.max(1, Math.ceil(bytes.length / TRICKLE_STEPS));
  let offset = 0;
  return withBody(
    response,
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

/** Returns a response about another resource: one with another id, or, without ids, another shape. */
async function otherResource(response: Response): Promise<Response> {
  const body: unknown = await response.json();
  const hasId = typeof body === "object" && body !== null && "id" in body;
  return Response.json(hasId ? { ...body, id: crypto.randomUUID() } : { count: 0, results: [] });
}

/** Changes one text in a request body. */
function alteredBody(body: RequestInit["body"]): RequestInit["body"] {
  let isDone = false;
  const change = (value: unknown): unknown => {
    // Only words are changed: a server that changes codes, dates or ids is not realistic.
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
