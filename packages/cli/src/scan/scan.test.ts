import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type BinOptions, runBin } from "../testkit/run-bin.ts";

let home: string;
let tree: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "gatewatch-cli-"));
  tree = join(home, "app");
  mkdirSync(tree);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const scan = (args: readonly string[], options: Partial<BinOptions> = {}) =>
  runBin(["scan", ...args], { cwd: home, ...options });

/** A line with a secret of high severity that no one ever used. */
function secretLine(): string {
  return `postgres://app:${randomBytes(12).toString("hex")}@db.example.com/app\n`;
}

function plantSecret(file: string | Buffer = join(tree, "settings.txt")): void {
  writeFileSync(file, `database = ${secretLine()}`);
}

/** Deeper than a tree is walked, so that something planned is not covered. */
function plantUncoverable(): void {
  mkdirSync(join(tree, ...Array<string>(260).fill("d")), { recursive: true });
}

/** What the program left of its temporary folders. */
const leftBehind = () => readdirSync(home).filter((name) => name.startsWith("gatewatch-"));

describe("exit codes", () => {
  test("0 for an empty folder, which is said", async () => {
    const result = await scan(["app"]);
    expect(result).toMatchObject({ exitCode: 0, stderr: "" });
    expect(result.stdout).toContain("No findings.");
  });

  test("1 for a finding at the threshold, also when the scan is incomplete; 0 below it; 3 when only incomplete", async () => {
    plantUncoverable();
    expect((await scan(["app"])).exitCode).toBe(3);
    plantSecret();
    expect((await scan(["app"])).exitCode).toBe(1);
    rmSync(join(tree, "d"), { recursive: true });
    expect((await scan(["app", "--fail-on", "critical"])).exitCode).toBe(0);
    expect((await scan(["app", "--fail-on", "none"])).exitCode).toBe(0);
  });

  test.each([
    ["no target", [], "missing required argument 'target'"],
    ["an unknown option", ["app", "--unheard"], "unknown option '--unheard'"],
    [
      "an unknown engine",
      ["app", "--engines", "magic"],
      '"magic" is no engine of this version; there are: code, secrets',
    ],
    [
      "an unknown format",
      ["app", "--format", "docx"],
      '"docx" is no format of this version; there are: csv, gitlab, html, json, junit, markdown, pdf, sarif, table',
    ],
    [
      "two formats on one output",
      ["app", "--format", "json", "--format", "sarif"],
      "only one format can go to standard output",
    ],
    [
      "an unknown level",
      ["app", "--fail-on", "huge"],
      "fail-on: must be one of info, low, medium, high, critical, none",
    ],
    ["a time that is no number", ["app", "--timeout", "soon"], "timeout: must be a number of seconds"],
    ["a missing path", ["./missing"], '"./missing" does not exist. Name a folder'],
    ["a missing archive", ["missing.zip"], '"missing.zip" does not exist. Name a folder'],
    ["an unknown scheme", ["ftp://example.com/"], "has a scheme that cannot be scanned"],
    [
      "a missing baseline",
      ["app", "--baseline", "missing.json"],
      'The file "missing.json" of --baseline cannot be read',
    ],
    ["an unwritable result", ["app", "--output", "missing/result.txt"], 'could not be written to "missing/result.txt"'],
  ])("2 for %s, with a sentence that says what to do", async (_what, args, sentence) => {
    const result = await scan(args);
    expect(result.stderr).toContain(sentence);
    expect(result).toMatchObject({ exitCode: 2, stdout: "" });
    expect(leftBehind()).toEqual([]);
  });

  test("2 for an unknown verb", async () => {
    expect(await runBin(["scna", "."], { cwd: home })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("scan"),
    });
  });
});

describe("output", () => {
  test("into a pipe there is no escape sequence and no progress", async () => {
    plantSecret();
    const result = await scan(["app"]);
    expect(result.stdout + result.stderr).not.toContain("\u001b");
    expect(result.stderr).toBe("");
    expect(result.stdout).toContain("settings.txt:1");
  });

  test("files get their formats, standard output the table", async () => {
    plantSecret();
    const result = await scan(["app", "--format", "sarif=a.sarif", "--format", "json=a.json"]);
    expect(result.stdout).toContain("HIGH");
    expect(JSON.parse(readFileSync(join(home, "a.sarif"), "utf8")).runs[0].results).toHaveLength(1);
    expect(JSON.parse(readFileSync(join(home, "a.json"), "utf8")).findings).toHaveLength(1);
  });

  test("--output takes the place of standard output", async () => {
    const result = await scan(["app", "--format", "markdown", "--output", "report.md"]);
    expect(result.stdout).toBe("");
    expect(readFileSync(join(home, "report.md"), "utf8")).toContain("# Gatewatch: app");
  });

  test("a name with a newline or without UTF-8 stays one line, in every format", async () => {
    plantSecret(join(tree, "two\nlines.txt"));
    plantSecret(Buffer.concat([Buffer.from(`${tree}/`), Buffer.from([0xff, 0xfe]), Buffer.from(".txt")]));
    const result = await scan(["app", "--format", "json"]);
    const files = JSON.parse(result.stdout).findings.map(
      (finding: { location: { file: string } }) => finding.location.file,
    );
    expect(files.sort()).toEqual(["\\xff\\xfe.txt", "two\\x0alines.txt"]);
    expect((await scan(["app"])).stdout).toContain("two\\x0alines.txt:1");
  });

  test("the secret itself is in no format", async () => {
    const line = secretLine();
    writeFileSync(join(tree, "settings.txt"), line);
    const secret = /app:([0-9a-f]+)@/.exec(line)![1]!;
    for (const format of ["table", "json", "sarif", "markdown"]) {
      const result = await scan(["app", "--format", format]);
      expect(result.exitCode).toBe(1);
      expect(result.stdout).not.toContain(secret);
    }
  });

  test("--severity leaves lower findings out of the result and changes no exit code", async () => {
    plantSecret();
    const result = await scan(["app", "--severity", "critical", "--format", "json"]);
    expect(result.exitCode).toBe(1);
    expect(JSON.parse(result.stdout).findings).toEqual([]);
  });

  test("--exclude and .gitignore leave files out, --no-gitignore takes them in", async () => {
    plantSecret();
    writeFileSync(join(tree, ".gitignore"), "settings.txt\n");
    expect((await scan(["app"])).exitCode).toBe(0);
    expect((await scan(["app", "--no-gitignore"])).exitCode).toBe(1);
    expect((await scan(["app", "--no-gitignore", "--exclude", "*.txt"])).exitCode).toBe(0);
  });
});

test("suggested patches of what counts are one diff that git applies; after it the findings are gone", async () => {
  const source = [
    'import { get } from "node:https";',
    'import { createHash } from "node:crypto";',
    'get({ host: "a.example.com", rejectUnauthorized: false }, () => {});',
    'export const mark = (text) => createHash("md5").update(text).digest("hex");',
  ];
  writeFileSync(join(tree, "app.js"), `${source.join("\n")}\n`);
  const { stdout } = await scan(["app", "--engines", "code", "--patch", "fixes.diff"]);
  expect(stdout).toContain('- get({ host: "a.example.com", rejectUnauthorized: false }, () => {});');
  execFileSync("git", ["apply", "../fixes.diff"], { cwd: tree });
  expect(readFileSync(join(tree, "app.js"), "utf8")).toContain('get({ host: "a.example.com" }, () => {});');
  expect(JSON.parse((await scan(["app", "--engines", "code", "--format", "json"])).stdout).findings).toEqual([]);
});

describe("only what a change touches", () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", tree, ...args], { env: { ...process.env, HOME: home } });
  const commit = () => {
    git("add", "-A");
    git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "state");
  };
  const source = [
    'const { exec } = require("node:child_process");',
    'const { createHash } = require("node:crypto");',
    'const express = require("express");',
    "const app = express();",
    'exports.old = (text) => createHash("md5").update(text).digest("hex");',
    "",
    'app.get("/ping", (req, res) => {',
    "  let { host } = req.query;",
    "  host = String(Number(host));",
    "  const count = 3;",
    '  exec("ping -c " + count + " " + host);',
    "  res.end();",
    "});",
  ];
  const write = (lines: readonly string[]) => writeFileSync(join(tree, "app.js"), `${lines.join("\n")}\n`);
  const shown = async (...args: string[]) => {
    const { stdout } = await scan(["app", "--engines", "code", "--format", "json", ...args]);
    const { findings, scan: summary } = JSON.parse(stdout);
    return [findings.map((one: { ruleId: string }) => one.ruleId), summary.outsideChanges];
  };

  beforeEach(() => {
    git("init", "-q", "-b", "main");
    write(source);
    commit();
  });

  test("an old finding elsewhere is counted, one whose check was taken away is shown", async () => {
    expect(await shown("--changed-since", "HEAD")).toEqual([[], 1]);
    git("checkout", "-q", "-b", "work");
    write(source.filter((line) => !line.includes("Number(")));
    expect(await shown("--changed-since", "main")).toEqual([["code.command-injection"], 1]);
    commit();
    expect(await shown("--changed-since", "main")).toEqual([["code.command-injection"], 1]);
    writeFileSync(join(home, "change.diff"), git("diff", "main"));
    expect(await shown("--changed-lines", "change.diff")).toEqual([["code.command-injection"], 1]);
  });

  test("a file that git does not know yet counts whole; paths are those of the scanned folder", async () => {
    mkdirSync(join(tree, "new folder"));
    writeFileSync(join(tree, "new folder", "caf\u00e9.js"), source.join("\n"));
    expect(await shown("--changed-since", "main")).toEqual([["code.weak-hash"], 1]);
    const inside = await scan(["app/new folder", "--engines", "code", "--changed-since", "main", "--format", "json"]);
    expect(JSON.parse(inside.stdout).findings).toHaveLength(1);
  });

  test("an endpoint that lost its guard where the router is mounted is shown", async () => {
    const routes = ["orders", "items", "bills", "carts", "notes"].flatMap((name) => [
      `const ${name} = express.Router();`,
      `${name}.post("/${name}", (req, res) => res.end());`,
      `app.use("/api", signedIn, ${name});`,
    ]);
    const guarded = [
      'const express = require("express");',
      "const app = express();",
      "function signedIn(req, res, next) {",
      "  if (!req.session.user) return res.status(401).end();",
      "  next();",
      "}",
      ...routes,
    ];
    writeFileSync(join(tree, "app.js"), guarded.join("\n"));
    commit();
    writeFileSync(join(tree, "app.js"), guarded.join("\n").replace("signedIn, notes", "notes"));
    const [rules] = await shown("--changed-since", "main");
    expect(rules).toContain("code.missing-guard");
  });

  test.each([
    ["nothing", "never"],
    ["an option", "--output=x"],
  ])("%s is no commit: exit 2, said", async (_why, ref) => {
    const result = await scan(["app", `--changed-since=${ref}`]);
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toMatch(/changed-since|what changed since "never"/);
  });
});

test.each(["json", "sarif"])("what a %s baseline lists is marked and not counted; a new finding is", async (format) => {
  plantSecret();
  expect((await scan(["app", "--format", `${format}=base`])).exitCode).toBe(1);
  const known = await scan(["app", "--baseline", "base", "--format", "json"]);
  expect(known.exitCode).toBe(0);
  expect(JSON.parse(known.stdout)).toMatchObject({
    scan: { unchanged: 1 },
    findings: [{ baselineState: "unchanged" }],
  });
  plantSecret(join(tree, "other.txt"));
  expect((await scan(["app", "--baseline", "base"])).exitCode).toBe(1);
});

test("what a baseline lists and is gone is fixed, unless nobody looked there", async () => {
  plantSecret();
  plantSecret(join(tree, "other.txt"));
  await scan(["app", "--format", "json=base.json", "--format", "sarif=base.sarif"]);
  rmSync(join(tree, "other.txt"));
  const fixed = async (baseline: string, ...args: string[]) => {
    const { stdout } = await scan(["app", "--baseline", baseline, "--format", "json", ...args]);
    return JSON.parse(stdout).scan.fixed.map(({ location }: { location: { file: string } }) => location.file);
  };
  expect(await fixed("base.json", "--exclude", "settings.txt")).toEqual(["other.txt"]);
  expect(await fixed("base.json", "--engines", "code")).toEqual([]);
  expect((await scan(["app", "--baseline", "base.sarif"])).stdout).toContain("Fixed since the baseline (1)");
});

test("a gate reads what a scan wrote, and its verdict is its exit code", async () => {
  plantSecret();
  await scan(["app", "--format", "json=result.json"]);
  const gate = (...args: string[]) => runBin(["gate", ...args], { cwd: home });
  expect(await gate("result.json")).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("settings.txt:1") });
  expect(await gate("result.json", "--baseline", "result.json")).toMatchObject({ exitCode: 0 });
  await scan(["app", "--severity", "critical", "--format", "json=result.json"]);
  expect(await gate("result.json", "--format", "json")).toMatchObject({ exitCode: 3 });
  expect(await gate("result.json", "--wait", "3")).toMatchObject({ exitCode: 2 });
});

test("a baseline that is no result is refused", async () => {
  writeFileSync(join(home, "base"), "{}");
  expect(await scan(["app", "--baseline", "base"])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("no result of an earlier scan"),
  });
});

describe("configuration file", () => {
  test("gives options, and the command line wins", async () => {
    plantSecret();
    writeFileSync(join(home, ".gatewatch.yml"), "fail-on: none\nformat: [json]\n");
    const result = await scan(["app", "--config", ".gatewatch.yml"]);
    expect(result.exitCode).toBe(0);
    expect(JSON.parse(result.stdout).findings).toHaveLength(1);
    expect((await scan(["app", "--config", ".gatewatch.yml", "--fail-on", "high"])).exitCode).toBe(1);
  });

  test("all its errors are said at once", async () => {
    writeFileSync(join(home, ".gatewatch.yml"), "fail-on: huge\ntimeout: -1\nunheard: true\nengines: []\n");
    const { exitCode, stderr } = await scan(["app", "--config", ".gatewatch.yml"]);
    expect(exitCode).toBe(2);
    for (const field of ["fail-on:", "timeout:", "unheard:", "engines:"]) expect(stderr).toContain(field);
  });

  test.each(["a: [", "just text", "- a list"])("%j is refused", async (text) => {
    writeFileSync(join(home, ".gatewatch.yml"), text);
    expect((await scan(["app", "--config", ".gatewatch.yml"])).exitCode).toBe(2);
  });
});

describe("the key that joins secrets", () => {
  const hmacOf = async (environment: Record<string, string>) => {
    const { stdout } = await scan(["app", "--format", "json"], { environment });
    return JSON.parse(stdout).findings[0].evidence.secret.hmac;
  };

  test("is made once, private, and the same from then on", async () => {
    plantSecret();
    const environment = { XDG_CONFIG_HOME: join(home, "config") };
    const first = await hmacOf(environment);
    expect(statSync(join(home, "config", "gatewatch", "join-key")).mode & 0o777).toBe(0o600);
    expect(await hmacOf(environment)).toBe(first);
  });

  test("is one for this scan alone where it cannot be kept", async () => {
    plantSecret();
    writeFileSync(join(home, "config"), "no folder");
    const environment = { XDG_CONFIG_HOME: join(home, "config") };
    expect(await hmacOf(environment)).not.toBe(await hmacOf(environment));
  });
});

describe("what is kept for the next scan", () => {
  const scans = () => join(home, "cache", "gatewatch", "scans");
  const kept = () => (existsSync(scans()) ? readdirSync(scans(), { recursive: true, encoding: "utf8" }) : []);
  const results = async (...more: string[]) => {
    const environment = { XDG_CACHE_HOME: join(home, "cache"), XDG_CONFIG_HOME: join(home, "config") };
    const result = await scan(["app", "--engines", "code", "--format", "json", ...more], { environment });
    expect(result.exitCode).toBe(1);
    return JSON.parse(result.stdout).findings;
  };
  beforeEach(() => {
    const text = `const app = require("express")();\nconst { exec } = require("child_process");\n`;
    writeFileSync(join(tree, "app.js"), `${text}app.get("/", (req, res) => exec(req.query.a));\n`);
  });

  test("is private, gives the same findings, and a damaged or half-written entry does no harm", async () => {
    const cold = await results();
    const [folder, entry] = kept();
    expect(kept()).toHaveLength(2);
    expect(statSync(join(scans(), folder!)).mode & 0o777).toBe(0o700);
    expect(statSync(join(scans(), entry!)).mode & 0o777).toBe(0o600);
    expect(await results()).toEqual(cold);
    writeFileSync(join(scans(), entry!), readFileSync(join(scans(), entry!)).subarray(0, 50));
    writeFileSync(join(scans(), folder!, "0.part"), "half");
    expect(await results()).toEqual(cold);
    writeFileSync(join(tree, "app.js"), `\n${readFileSync(join(tree, "app.js"), "utf8")}`);
    expect((await results())[0].location.line).toBe(cold[0].location.line + 1);
  });

  test("is nothing with --no-cache, or where nothing can be written", async () => {
    const cold = await results("--no-cache");
    expect(kept()).toEqual([]);
    writeFileSync(join(home, "cache"), "no folder");
    expect(await results()).toEqual(cold);
  });
});

function makeRepository(): void {
  plantSecret();
  const identity = ["-c", "user.name=Example", "-c", "user.email=someone@example.com", "-c", "init.defaultBranch=main"];
  const git = (...args: string[]) => execFileSync("git", [...identity, ...args], { cwd: tree, stdio: "pipe" });
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "-m", "First");
}

test("a repository is cloned, scanned, described and removed", async () => {
  makeRepository();
  const result = await scan([`file://${tree}`, "--branch", "main", "--format", "json"]);
  expect(result.exitCode).toBe(1);
  expect(JSON.parse(result.stdout).scan).toMatchObject({
    target: { kind: "tree", label: "app" },
    repository: { branch: "main", commit: expect.stringMatching(/^[0-9a-f]{40}$/) },
  });
  expect(leftBehind()).toEqual([]);
});

test("a branch that is not there is exit 2, and nothing is left behind", async () => {
  makeRepository();
  const result = await scan([`file://${tree}`, "--branch", "missing"]);
  expect(result).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no branch or tag "missing"') });
  expect(leftBehind()).toEqual([]);
});

test("a working copy and a clone of one origin give the same fingerprints", async () => {
  makeRepository();
  const fingerprints = async () => {
    const { stdout } = await scan(["app", "--format", "json"]);
    const { scan: facts, findings } = JSON.parse(stdout);
    return [facts.target.label, findings[0].fingerprint];
  };
  expect((await fingerprints())[0]).toBe("app");
  execFileSync("git", ["remote", "add", "origin", "git@gitlab.example.com:group/app.git"], { cwd: tree });
  const ssh = await fingerprints();
  execFileSync("git", ["remote", "set-url", "origin", "https://gitlab.example.com/group/app.git"], { cwd: tree });
  expect(ssh[0]).toBe("gitlab.example.com/group/app");
  expect(await fingerprints()).toEqual(ssh);
});

test("an archive is unpacked, scanned and removed; a hostile one is refused", async () => {
  plantSecret();
  execFileSync("tar", ["-czf", join(home, "app.tgz"), "-C", home, "app"]);
  const result = await scan(["app.tgz", "--format", "json"]);
  expect(result.exitCode).toBe(1);
  expect(JSON.parse(result.stdout).findings[0].location.file).toBe("settings.txt");
  execFileSync("tar", ["-czPf", join(home, "hostile.tgz"), join(tree, "settings.txt")]);
  expect(await scan(["hostile.tgz"])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("absolute name") });
  expect(leftBehind()).toEqual([]);
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s ends a scan within two seconds and leaves nothing behind",
  async (signal) => {
    const asked = Promise.withResolvers<void>();
    const server = createServer(() => asked.resolve()); // never answers
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.git`;
      let stoppedAtMs = 0;
      const result = await scan([url], {
        onStart: (child) =>
          void asked.promise.then(() => {
            stoppedAtMs = performance.now();
            child.kill(signal);
          }),
      });
      expect(performance.now() - stoppedAtMs).toBeLessThan(2000);
      expect(result).toMatchObject({ exitCode: signal === "SIGINT" ? 130 : 143, stdout: "", stderr: "Stopped.\n" });
      expect(leftBehind()).toEqual([]);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  },
);

test("what cannot be read is not covered", async () => {
  const file = join(tree, "locked.txt");
  plantSecret(file);
  chmodSync(file, 0o000);
  const asRoot = process.getuid?.() === 0;
  expect((await scan(["app"])).exitCode).toBe(asRoot ? 1 : 3);
});
