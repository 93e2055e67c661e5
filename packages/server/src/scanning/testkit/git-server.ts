import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemExec } from "@gatewatch/base/exec";

export interface GitServer {
  /** `http://127.0.0.1:port`; the repository is at `/group/project.git`. */
  readonly url: string;
  /** Commits files (`null` = without it) on a branch, which is made of the first one where there is none. */
  change(branch: string, files: Readonly<Record<string, string | null>>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Git's own HTTP server over one repository: the content of a folder, committed once on the branch given.
 *
 * @param answers takes a request over before git sees it, when it returns true
 */
export async function startGitServer(
  content: string,
  branch: string,
  answers: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<GitServer> {
  const root = await mkdtemp(join(tmpdir(), "gw-git-"));
  const work = join(root, "work");
  const git = async (...args: readonly string[]) => {
    const identity = ["-c", "user.name=Example", "-c", "user.email=dev@example.com"];
    const { exitCode, stderr } = await systemExec("git", [...identity, ...args], { timeoutSeconds: 20 });
    if (exitCode !== 0) throw new Error(stderr);
  };
  await git("init", "-q", "-b", branch, work);
  await systemExec("cp", ["-r", `${content}/.`, work], { timeoutSeconds: 20 });
  await git("-C", work, "add", ".");
  await git("-C", work, "commit", "-q", "-m", "first");
  await git("clone", "-q", "--bare", work, join(root, "group", "project.git"));
  const branches = new Set([branch]);
  const server = createServer((request, response) => {
    if (!answers(request, response)) runBackend(root, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async change(name, files) {
      const isKnown = branches.has(name);
      branches.add(name);
      await git("-C", work, "checkout", "-q", ...(isKnown ? [name] : ["-b", name, branch]));
      for (const [file, text] of Object.entries(files)) {
        if (text === null) await rm(join(work, file));
        else await writeFile(join(work, file), text);
      }
      await git("-C", work, "add", "--all");
      await git("-C", work, "commit", "-q", "-m", "change");
      await git("-C", work, "push", "-q", join(root, "group", "project.git"), name);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(root, { recursive: true, force: true });
    },
  };
}

// CGI, as git-http-backend(1) describes it.
function runBackend(root: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://localhost");
  const backend = spawn("git", ["http-backend"], {
    env: {
      PATH: process.env.PATH ?? "",
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? "GET",
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
      GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
    },
  });
  request.pipe(backend.stdin);
  backend.stdin.on("error", () => {});
  const chunks: Buffer[] = [];
  backend.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  backend.once("close", () => {
    const answer = Buffer.concat(chunks);
    const end = answer.indexOf("\r\n\r\n");
    const lines = answer.subarray(0, end).toString("latin1").split("\r\n");
    for (const line of lines) {
      const [name = "", value = ""] = line.split(/: (.*)/s);
      if (name.toLowerCase() === "status") response.statusCode = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.end(answer.subarray(end + 4));
  });
}
