/**
 * The snippets of the contracts' own documents, as they stand there: only the base is replaced, the key and the ids filled
 * in. The documents are their vendors' and no part of this repository; whoever has them names their folder.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { systemExec } from "@gatewatch/base/exec";
import WebSocket from "ws";
import { hasRequests } from "./call.ts";
import type { Row } from "./row.ts";
import { differences } from "./shape.ts";
import { type ApiName, recordOf, type World } from "./world.ts";

interface Document {
  readonly api: ApiName;
  readonly contract: Row["contract"];
  /** What stands before the path in its snippets. */
  readonly base: string;
}

const documents: Readonly<Record<string, Document>> = {
  "gecko-api-reference.md": { api: "native", contract: "Gecko", base: "https://app.gecko.security" },
  "gecko-api-keys.md": { api: "native", contract: "Gecko", base: "https://app.gecko.security" },
  "codesec-api.md": { api: "codesec", contract: "CodeSec", base: "https://api.codesec.me" },
  "cyberai-api.md": { api: "cyberai", contract: "Cyber AI", base: "https://api.cyberai.com" },
  "gatekey-api.md": { api: "native", contract: "GateKey", base: "https://vpn.yourcompany.com" },
};

interface Snippet {
  readonly kind: "curl" | "python" | "javascript" | "socket";
  readonly text: string;
  readonly line: number;
  /** The JSON answer that the document shows after it. */
  readonly answer: unknown;
}

/** The access plane answers these when it stands. */
const ofGateways = /\/gateways|\/gateway\/|\/configs\//;

/** A row for each snippet of each document in the folder. */
export async function literalRows(folder: string): Promise<Row[]> {
  const found: Row[] = [];
  for (const file of (await readdir(folder)).toSorted()) {
    const document = documents[file];
    if (!document) continue;
    for (const snippet of snippetsOf(await readFile(join(folder, file), "utf8"))) {
      if (ofGateways.test(snippet.text)) continue;
      found.push({
        contract: document.contract,
        endpoint: `${file}:${snippet.line} ${snippet.kind}`,
        check: (world) => runEverywhere(world, document, snippet),
      });
    }
  }
  if (found.length === 0) throw new Error(`"${folder}" holds none of ${Object.keys(documents).join(", ")}`);
  return found;
}

/** Fenced code and, where a document has none, lines that begin with a call. */
export function snippetsOf(text: string): Snippet[] {
  const lines = text.split("\n");
  const found: Snippet[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const fence = /^(\s*)```(bash|python|javascript)\b/.exec(line);
    let code: string[] = [];
    const start = at + 1;
    if (fence) {
      const indent = fence[1] ?? "";
      for (at++; at < lines.length && !lines[at]!.trim().startsWith("```"); at++)
        code.push(lines[at]!.slice(indent.length));
    } else if (line.startsWith("curl ")) {
      code = [line];
      while (code.at(-1)?.endsWith("\\")) code.push(lines[++at] ?? "");
    }
    const joined = code.join("\n");
    const kind = kindOf(fence?.[2], joined);
    if (kind) found.push({ kind, text: joined, line: start, answer: answerAfter(lines, at + 1) });
  }
  return found;
}

function kindOf(language: string | undefined, code: string): Snippet["kind"] | undefined {
  if (/^curl /m.test(code)) return "curl";
  if (language === "python") return "python";
  if (code.includes("new WebSocket(")) return "socket";
  return language === "javascript" ? "javascript" : undefined;
}

/** The first JSON object after a snippet, before the next one. */
function answerAfter(lines: readonly string[], from: number): unknown {
  const rest = lines.slice(from);
  const next = rest.findIndex((line) => /^curl |```(bash|python|javascript)/.test(line));
  const until = next === -1 ? rest : rest.slice(0, next);
  const start = until.indexOf("{");
  const end = until.indexOf("}", start);
  if (start === -1 || end === -1 || !until.slice(0, start).some((line) => /response/i.test(line))) return undefined;
  try {
    return JSON.parse(until.slice(start, end + 1).join("\n"));
  } catch {
    return undefined;
  }
}

async function runEverywhere(world: World, { api, base }: Document, snippet: Snippet): Promise<string> {
  if (snippet.kind === "python" && !(await hasRequests())) return "not run: Python's requests is not installed";
  const ways: string[] = [];
  for (const [mounting, ours] of world.bases(api)) {
    if (mounting === "host" && snippet.kind !== "curl") continue;
    const filled = await fill(world, snippet.text, base, ours);
    const answer = await runners[snippet.kind](filled, world);
    if (answer !== undefined && snippet.answer !== undefined) {
      const wrong = differences(snippet.answer, answer);
      if (wrong.length > 0) throw new Error(`by ${mounting}: ${wrong.slice(0, 3).join("; ")}`);
    }
    ways.push(mounting);
  }
  const compared = snippet.answer === undefined ? "" : "; every key and type of the answer shown there";
  return `as it stands, by ${ways.join(", ")}${compared}`;
}

async function fill(world: World, text: string, base: string, ours: string): Promise<string> {
  const scan = text.includes("{scan_id}") ? await world.webScan() : "";
  return text
    .replaceAll(base.replace("https", "wss"), ours.replace("http", "ws"))
    .replaceAll(base, ours)
    .replaceAll("YOUR_API_KEY", world.key)
    .replaceAll("gk_your_api_key_here", world.key)
    .replaceAll("{scan_id}", scan);
}

const runners: Readonly<Record<Snippet["kind"], (code: string, world: World) => Promise<unknown>>> = {
  async curl(code, world) {
    const text = await run("bash", ["-c", code.replace(/^curl /m, "curl -sS --fail-with-body ")], world);
    return recordOf("curl", { status: 200, headers: new Map(), text });
  },
  async python(code, world) {
    await run("python3", ["-c", code], world);
    return undefined;
  },
  async javascript(code, world) {
    const guarded = code.replace("const data =", "if (!res.ok) throw new Error(String(res.status));\nconst data =");
    await run(process.execPath, ["--input-type=module", "-e", guarded], world);
    return undefined;
  },
  socket: (code) =>
    new Promise((resolve, reject) => {
      const console = { log: (_text: string, data: unknown) => resolve(data) };
      class Watched extends WebSocket {
        constructor(url: string) {
          super(url);
          this.on("error", reject);
          this.on("message", () => this.close());
        }
      }
      new Function("console", "WebSocket", code)(console, Watched);
    }),
};

async function run(program: string, args: readonly string[], world: World): Promise<string> {
  const env = { GECKO_API_KEY: world.key, TOKEN: world.key };
  const { stdout, stderr, exitCode } = await systemExec(program, args, { timeoutSeconds: 60, env });
  if (exitCode !== 0) throw new Error(`ended with ${exitCode}: ${(stderr || stdout).slice(-300)}`);
  return stdout;
}
