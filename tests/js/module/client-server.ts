// A server of one experience inside the test. It records requests, stores the experience, and can simulate faults.
import { letrazClient } from "../../../js/src/client.js";
import { load } from "../../../js/src/index.js";
import type { LetrazOptions } from "../../../js/src/types/client.js";
import type { Experience } from "../../../js/src/types/resources.js";

export const rp = await load();
export const { experience } = rp.letraz;
export const token = "t0p-secret-token";
export const ids = { resumeId: "base", id: "7f3c1d52" };

export const stored = {
  id: ids.id,
  company_name: "Brightwater",
  job_title: "Engineer",
  employment_type: "Full Time",
  city: "Utrecht",
  country: { code: "NLD", name: "Netherlands" },
  started_from_year: 2019,
  description: null,
} as unknown as Experience;

/** A request that the server received. */
export interface Got {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly init: RequestInit;
}

/** Handles a request in its own way. */
export type Reaction = (got: Got, server: TestServer) => Response | Promise<Response>;

/** Stores an experience and replaces the members of a PATCH. */
export class TestServer {
  held: Record<string, unknown> = { ...stored };
  readonly got: Got[] = [];
  /** The behaviour for the next requests, one each. */
  readonly next: Reaction[] = [];

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const got = {
      method: init.method ?? "",
      url,
      headers: init.headers as Got["headers"],
      body: init.body,
      init,
    };
    this.got.push(got);
    return (this.next.shift() ?? TestServer.work)(got, this);
  };

  /** The usual behaviour. */
  static work(this: void, { method, body }: Got, server: TestServer): Response {
    if (method === "PATCH") Object.assign(server.held, JSON.parse(String(body)));
    return Response.json(server.held);
  }

  get methods(): string {
    return this.got.map(({ method }) => method).join(" ");
  }

  /** The bodies of the PATCH requests. */
  get bodies(): unknown[] {
    return this.got.filter(({ method }) => method === "PATCH").map(({ body }) => body);
  }
}

/** Responds without changing the stored experience. */
export const answers =
  (status: number, body = "", headers: Record<string, string> = {}): Reaction =>
  () =>
    new Response(status === 204 || status === 304 ? null : body, { status, headers });

/** Stores the change and loses the response. */
export const losesAnswer: Reaction = (got, server) => {
  TestServer.work(got, server);
  throw new TypeError("fetch failed");
};

/** Refuses the connection. */
export const isDown: Reaction = () => {
  throw new TypeError("fetch failed: ECONNREFUSED");
};

/** Never responds. */
export const hangs: Reaction = () => new Promise(() => {});

/** Returns a server, a client, and a draft of the stored experience. */
export function start(options: LetrazOptions = {}, endpoint = experience) {
  const server = new TestServer();
  const client = letrazClient({
    endpoint,
    baseUrl: "https://letraz.example/api/v1/",
    auth: { type: "bearer", token },
    fetch: server.fetch,
    retry: { delay: 1 },
    ...options,
  });
  return { server, client, draft: endpoint.open(stored) };
}
