import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@gatewatch/base/clock";
import { type Exec, systemExec } from "@gatewatch/base/exec";
import { isFault } from "@gatewatch/base/fault";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cloneRepository } from "./clone-repository.ts";
import type { ClonePorts, CloneRequest } from "./contract.ts";

let folder: string;
let into: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gatewatch-clone-"));
  into = join(folder, "into");
  mkdirSync(into);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(cwd: string, ...args: string[]): string {
  const identity = ["-c", "user.name=Example", "-c", "user.email=someone@example.com", "-c", "init.defaultBranch=main"];
  const env = { PATH: process.env.PATH ?? "", HOME: folder, GIT_CONFIG_GLOBAL: "/dev/null" };
  return execFileSync("git", [...identity, ...args], { cwd, env, encoding: "utf8", stdio: "pipe" }).trim();
}

/** A repository with the branches `main`, `feature/login` and the tag `v1`. */
function makeRepository(): string {
  const root = join(folder, "origin");
  mkdirSync(root);
  git(root, "init", "--quiet");
  writeFileSync(join(root, "a.txt"), "main");
  git(root, "add", ".");
  git(root, "commit", "--quiet", "-m", "First");
  git(root, "tag", "v1");
  git(root, "checkout", "--quiet", "-b", "feature/login");
  writeFileSync(join(root, "a.txt"), "feature");
  git(root, "commit", "--quiet", "-am", "Second");
  git(root, "checkout", "--quiet", "main");
  return root;
}

function ports(more: Partial<ClonePorts> = {}): ClonePorts {
  return {
    exec: systemExec,
    clock: systemClock,
    net: { resolve: async () => ["127.0.0.1"] },
    signal: new AbortController().signal,
    ...more,
  };
}

function request(repository: CloneRequest["repository"], more: Partial<CloneRequest> = {}): CloneRequest {
  return { repository, into, timeoutSeconds: 60, allowFile: true, ...more };
}

async function faultOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => "no fault",
    (caught: unknown) => caught,
  );
  return isFault(error) ? `${error.code}: ${error.message}` : String(error);
}

test("clones the default branch, one commit deep", async () => {
  const root = makeRepository();
  const clone = await cloneRepository(request({ url: `file://${root}` }), ports());
  expect(clone).toEqual({ root: into, commit: git(root, "rev-parse", "main"), branch: "main" });
  expect(readFileSync(join(into, "a.txt"), "utf8")).toBe("main");
});

test.each([
  ["an exact branch", { branch: "feature/login" }, "feature/login", "feature"],
  ["a tag", { branch: "v1" }, "v1", "main"],
  ["the longest ref of a tail with a folder", { refTail: "feature/login/src/deep" }, "feature/login", "feature"],
  ["a tail that is a tag", { refTail: "v1/src" }, "v1", "main"],
])("checks out %s", async (_what, ref, branch, content) => {
  const root = makeRepository();
  const clone = await cloneRepository(request({ url: `file://${root}`, ...ref }), ports());
  expect(clone.branch).toBe(branch);
  expect(readFileSync(join(into, "a.txt"), "utf8")).toBe(content);
});

test.each([{ branch: "missing" }, { refTail: "missing/src" }, { branch: "--upload-pack=touch x" }, { branch: "a..b" }])(
  "%j is a branch that is not there",
  async (ref) => {
    const root = makeRepository();
    const fault = await faultOf(cloneRepository(request({ url: `file://${root}`, ...ref }), ports()));
    expect(fault).toMatch(/^checkout\.branch_not_found/);
  },
);

/** Commits on `main` and on `feature/login` beyond the one that both come from. */
function diverge(root: string, commits: number): void {
  for (let count = 0; count < commits; count++) {
    git(root, "commit", "--quiet", "--allow-empty", "-m", `Empty ${count}`);
  }
  writeFileSync(join(root, "of-main.txt"), "main goes on");
  git(root, "add", ".");
  git(root, "commit", "--quiet", "-m", "Main");
}

test.each([
  ["a branch", "main", 1],
  ["a branch whose history is deep", "main", 120],
  ["a tag", "v1", 1],
])("tells what changed since %s: what the other side wrote meanwhile is no change", async (_what, since, commits) => {
  const root = makeRepository();
  const parted = git(root, "rev-parse", "main");
  diverge(root, commits);
  const { changes } = await cloneRepository(
    request({ url: `file://${root}`, branch: "feature/login" }, { changedSince: since }),
    ports(),
  );
  expect(changes?.base).toBe(parted);
  expect(changes?.diff).toContain("--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-main\n");
  expect(changes?.diff).not.toContain("of-main");
});

test("tells what changed since a commit, of the default branch", async () => {
  const root = makeRepository();
  const before = git(root, "rev-parse", "main");
  diverge(root, 1);
  const { changes } = await cloneRepository(request({ url: `file://${root}` }, { changedSince: before }), ports());
  expect(changes).toMatchObject({ base: before, diff: expect.stringContaining("+++ b/of-main.txt") });
});

test.each(["missing", "--upload-pack=touch x", "+main:refs/heads/x", "0".repeat(40), "main..v1"])(
  "nothing is known since %j",
  async (since) => {
    const root = makeRepository();
    const fault = await faultOf(cloneRepository(request({ url: `file://${root}` }, { changedSince: since }), ports()));
    expect(fault).toMatch(/^checkout\.unknown_changes/);
  },
);

test("nothing is known since a branch without a commit in common", async () => {
  const root = makeRepository();
  git(root, "checkout", "--quiet", "--orphan", "other");
  git(root, "commit", "--quiet", "-m", "Other");
  git(root, "checkout", "--quiet", "main");
  const fault = await faultOf(cloneRepository(request({ url: `file://${root}` }, { changedSince: "other" }), ports()));
  expect(fault).toMatch(/^checkout\.unknown_changes.*no commit in common/);
});

test("a repository without commits has no commit and no branch", async () => {
  const root = join(folder, "empty");
  mkdirSync(root);
  git(root, "init", "--quiet");
  expect(await cloneRepository(request({ url: `file://${root}` }), ports())).toMatchObject({ commit: undefined });
});

test("file: is refused unless it was allowed, and every other protocol always", async () => {
  const refused = /^checkout\.protocol_refused/;
  expect(await faultOf(cloneRepository(request({ url: "file:///srv/a" }, { allowFile: false }), ports()))).toMatch(
    refused,
  );
  expect(await faultOf(cloneRepository(request({ url: "ext::sh" }), ports()))).toMatch(refused);
  expect(await faultOf(cloneRepository(request({ url: "ssh://-oProxyCommand=x/a" }), ports()))).toMatch(refused);
});

test("links, hooks, templates and submodules of a hostile repository do nothing", async () => {
  const root = makeRepository();
  const marker = join(folder, "ran");
  execFileSync("ln", ["-s", "/etc/passwd", join(root, "link")]);
  writeFileSync(join(root, ".gitmodules"), `[submodule "x"]\n\tpath = x\n\turl = file://${root}\n`);
  git(root, "add", ".");
  git(root, "commit", "--quiet", "-m", "Hostile");
  const templates = join(folder, ".git-templates", "hooks");
  mkdirSync(templates, { recursive: true });
  writeFileSync(join(templates, "post-checkout"), `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
  writeFileSync(join(folder, ".gitconfig"), `[init]\n\ttemplateDir = ${join(folder, ".git-templates")}\n`);
  const underHome: Exec = (program, args, options) =>
    systemExec(program, args, { ...options, env: { ...options.env, XDG_CONFIG_HOME: folder } });
  await cloneRepository(request({ url: `file://${root}` }), ports({ exec: underHome }));
  expect(existsSync(marker)).toBe(false);
  expect(lstatSync(join(into, "link")).isFile()).toBe(true);
  expect(existsSync(join(into, "x"))).toBe(false);
  expect(readdirSync(join(into, ".git"))).not.toContain("hooks");
});

test("a clone larger than its limit is stopped", async () => {
  const root = makeRepository();
  const fault = await faultOf(cloneRepository(request({ url: `file://${root}` }, { maxBytes: 100 }), ports()));
  expect(fault).toMatch(/^checkout\.too_large/);
});

test("a clone that takes too long ends as a time-out", async () => {
  const server = await listen(() => {});
  try {
    const fault = await faultOf(
      cloneRepository(request({ url: `${server.url}/a.git` }, { timeoutSeconds: 0.3 }), ports()),
    );
    expect(fault).toMatch(/^checkout\.timeout/);
  } finally {
    server.close();
  }
});

test("an abort stops git and throws the signal's reason", { timeout: 5000 }, async () => {
  const controller = new AbortController();
  const reason = new Error("the user pressed Ctrl-C");
  const server = await listen(() => controller.abort(reason));
  try {
    const cloning = cloneRepository(request({ url: `${server.url}/a.git` }), ports({ signal: controller.signal }));
    await expect(cloning).rejects.toBe(reason);
  } finally {
    server.close();
  }
});

test("the token reaches the repository's host, and no argument, no fault", async () => {
  const token = createHash("sha256").update("token of this test").digest("hex");
  const seen: (string | undefined)[] = [];
  const commands: string[] = [];
  const watched: Exec = (program, args, options) => {
    commands.push([program, ...args].join(" "));
    return systemExec(program, args, options);
  };
  const server = await listen((requestHeaders, answer) => {
    seen.push(requestHeaders);
    answer(403);
  });
  try {
    const fault = await faultOf(
      cloneRepository(request({ url: `${server.url}/a.git` }, { token }), ports({ exec: watched })),
    );
    expect(fault).toMatch(/^checkout\.clone_failed/);
    expect(fault).not.toContain(token);
    expect(commands.join("\n")).not.toContain(token);
    expect(seen[0]).toBe(`Basic ${Buffer.from(`oauth2:${token}`).toString("base64")}`);
  } finally {
    server.close();
  }
});

test("git connects to the checked address, whatever the name says, and follows no redirect", async () => {
  let visits = 0;
  const server = await listen((_authorization, answer) => {
    visits++;
    answer(302, `${server.url}/elsewhere.git/info/refs?service=git-upload-pack`);
  });
  try {
    const url = `http://repository.example:${new URL(server.url).port}/a.git`;
    const fault = await faultOf(cloneRepository(request({ url }), ports()));
    expect(fault).toMatch(/^checkout\.clone_failed/);
    expect(visits).toBe(1);
  } finally {
    server.close();
  }
});

test("a host that the address policy refuses is never contacted", async () => {
  const reason = new Error("refused");
  const net: ClonePorts["net"] = { resolve: () => Promise.reject(reason) };
  const exec: Exec = () => Promise.reject(new Error("git was started"));
  await expect(cloneRepository(request({ url: "https://example.com/a.git" }), ports({ net, exec }))).rejects.toBe(
    reason,
  );
});

type Answer = (status: number, location?: string) => void;

async function listen(onRequest: (authorization: string | undefined, answer: Answer) => void) {
  const server: Server = createServer((incoming, response) =>
    onRequest(incoming.headers.authorization, (status, location) => {
      response.writeHead(status, location === undefined ? {} : { location }).end();
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
