/** One HTTP request, sent by the clients that the contracts' documents show. */
import { systemExec } from "@gatewatch/base/exec";

export interface Call {
  readonly method?: string;
  /** Below the base. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

export type Client = "fetch" | "curl" | "requests";

/** Sends it. @returns `undefined` when the client is not installed */
export async function send(client: Client, base: string, call: Call): Promise<Answered | undefined> {
  switch (client) {
    case "fetch":
      return byFetch(base, call);
    case "curl":
      return byProgram("curl", curlArguments(base, call), readCurl);
    case "requests":
      if (!(await hasRequests())) return undefined;
      return byProgram(
        "python3",
        ["-c", python, JSON.stringify({ url: base + call.path, ...withJson(call) })],
        readPython,
      );
    default:
      return client satisfies never;
  }
}

let requestsFound: Promise<boolean> | undefined;

/** Whether Python with its `requests` package is here. */
export function hasRequests(): Promise<boolean> {
  requestsFound ??= systemExec("python3", ["-c", "import requests"], { timeoutSeconds: 60 }).then(
    ({ exitCode }) => exitCode === 0,
    () => false,
  );
  return requestsFound;
}

function withJson({ method = "GET", body, headers = {} }: Call) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return {
    method,
    body: text,
    headers: text === undefined ? headers : { "Content-Type": "application/json", ...headers },
  };
}

async function byFetch(base: string, call: Call): Promise<Answered> {
  const { method, body, headers } = withJson(call);
  const response = await fetch(base + call.path, {
    method,
    headers,
    redirect: "manual",
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, headers: new Map(response.headers), text: await response.text() };
}

function curlArguments(base: string, call: Call): string[] {
  const { method, body, headers } = withJson(call);
  const named = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  return ["-sS", "-i", "-X", method, base + call.path, ...named, ...(body === undefined ? [] : ["-d", body])];
}

const python = `import json, sys, requests
call = json.loads(sys.argv[1])
res = requests.request(call["method"], call["url"], headers=call["headers"], data=call.get("body"), allow_redirects=False)
print(json.dumps({"status": res.status_code, "headers": dict(res.headers), "text": res.text}))`;

async function byProgram(program: string, args: readonly string[], read: (out: string) => Answered): Promise<Answered> {
  const { stdout, stderr, exitCode } = await systemExec(program, args, { timeoutSeconds: 60 });
  if (exitCode !== 0) throw new Error(`${program} ended with ${exitCode}: ${stderr.slice(-500)}`);
  return read(stdout);
}

function readCurl(out: string): Answered {
  const end = out.indexOf("\r\n\r\n");
  const [first = "", ...lines] = out.slice(0, end).split("\r\n");
  const headers = new Map(
    lines.map((line): [string, string] => [
      line.slice(0, line.indexOf(":")).toLowerCase(),
      line.slice(line.indexOf(":") + 1).trim(),
    ]),
  );
  return { status: Number(first.split(" ")[1]), headers, text: out.slice(end + 4) };
}

function readPython(out: string): Answered {
  const { status, headers, text } = JSON.parse(out);
  const pairs = Object.entries<string>(headers).map(([name, value]): [string, string] => [name.toLowerCase(), value]);
  return { status, headers: new Map(pairs), text };
}
