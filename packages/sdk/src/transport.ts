import { ApiError, errorOf } from "./api-error.ts";

/** What reads an answer at the border: any zod schema of the contracts. */
export interface Schema<Value> {
  safeParse(value: unknown): { success: true; data: Value } | { success: false; error: Error };
}

export interface TransportOptions {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly token?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly onWait?: ((waitSeconds: number) => void) | undefined;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

export interface Transport {
  /** GET; repeated when the server asks to wait (429), at most three times and one minute each. */
  read<Value>(path: string, schema: Schema<Value>, query?: Query, signal?: AbortSignal): Promise<Value>;
  /** GET of a document as it is, whatever its media type. */
  file(path: string, query: Query, signal?: AbortSignal): Promise<Blob>;
  /** The whole address of a path. */
  urlOf(path: string, query: Query): string;
  /** Sent once, whatever happens. `body` is sent as JSON, a Blob as it is; `ifVersion` as `If-Match`. */
  write<Value>(
    method: "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    schema: Schema<Value>,
    body?: unknown,
    options?: { readonly ifVersion?: number },
  ): Promise<Value>;
}

const waitsAtMost = 3;
const waitSecondsAtMost = 60;

/** The HTTP side of the client: native API under `<baseUrl>/api/v1`. */
export function createTransport({ baseUrl, fetch, token, apiKey, onWait }: TransportOptions): Transport {
  const root = `${baseUrl.replace(/\/+$/, "")}/api/v1`;
  const credentials: Record<string, string> = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(apiKey === undefined ? {} : { "x-api-key": apiKey }),
  };

  async function send(url: string, request: RequestInit): Promise<Response> {
    try {
      return await fetch(url, { credentials: "same-origin", ...request });
    } catch (cause) {
      if (request.signal?.aborted) throw cause;
      throw new ApiError({ status: 0, code: "unreachable", message: "The server does not answer.", cause });
    }
  }

  const urlOf = (path: string, query: Query) => `${root}${path}${queryText(query)}`;

  async function get(url: string, accept: string, signal: AbortSignal | undefined): Promise<Response> {
    const request: RequestInit = { headers: { accept, ...credentials }, signal: signal ?? null };
    for (let waits = 0; ; waits++) {
      const answer = await send(url, request);
      if (answer.ok) return answer;
      const error = await errorOf(answer);
      const waitSeconds = error.retryAfterSeconds ?? 1;
      if (error.status !== 429 || waits === waitsAtMost || waitSeconds > waitSecondsAtMost) throw error;
      onWait?.(waitSeconds);
      await pause(waitSeconds, signal);
    }
  }

  return {
    urlOf,
    read: async (path, schema, query = {}, signal) =>
      parsed(await get(urlOf(path, query), "application/json", signal), schema),
    file: async (path, query, signal) => (await get(urlOf(path, query), "*/*", signal)).blob(),
    async write(method, path, schema, body, { ifVersion } = {}) {
      const headers: Record<string, string> = { accept: "application/json", ...credentials };
      if (ifVersion !== undefined) headers["if-match"] = `"${ifVersion}"`;
      const request: RequestInit = { method, headers };
      if (body instanceof Blob) {
        headers["content-type"] = body.type || "application/octet-stream";
        request.body = body;
      } else if (body !== undefined) {
        headers["content-type"] = "application/json";
        request.body = JSON.stringify(body);
      }
      const answer = await send(`${root}${path}`, request);
      if (!answer.ok) throw await errorOf(answer);
      return parsed(answer, schema);
    },
  };
}

async function parsed<Value>(answer: Response, schema: Schema<Value>): Promise<Value> {
  const body: unknown = await answer.json().catch(() => undefined);
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new ApiError({
    status: answer.status,
    code: "unreadable_answer",
    message: "The server's answer is not what this client expects. Reload to get the version that belongs to it.",
    requestId: answer.headers.get("x-request-id") ?? undefined,
    cause: result.error,
  });
}

function queryText(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value));
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

function pause(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, seconds * 1000);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
