import { createHmac } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Clock, systemClock } from "@gatewatch/base/clock";
import { formatKey } from "@gatewatch/base/keyformat";
import { seededRandom, systemRandom } from "@gatewatch/base/random";
import { openTree } from "@gatewatch/base/tree";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Finding } from "../findings/index.ts";
import { createTestContext, type Reported } from "../testing/index.ts";
import { createDraw } from "./draw.ts";
import { secretsEngine } from "./index.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "secrets-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const draw = createDraw(seededRandom("engine"));
const joinKey = Buffer.from(draw.bytes(32));

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

interface Scan extends Reported {
  readonly findings: readonly Finding[];
}

async function scan(
  options: { rules?: string; signal?: AbortSignal; onFinding?: () => void; clock?: Clock; budgetSeconds?: number } = {},
): Promise<Scan> {
  const { context, reported } = createTestContext(await openTree(root), {
    options: {
      profile: "default",
      joinKey,
      userRules: options.rules === undefined ? {} : { secrets: [{ name: "gitleaks.toml", text: options.rules }] },
    },
    clock: options.clock ?? systemClock,
    signal: options.signal ?? new AbortController().signal,
    budget: { timeSeconds: options.budgetSeconds ?? 60 },
  });
  const findings: Finding[] = [];
  for await (const finding of secretsEngine.run(context)) {
    findings.push(finding);
    options.onFinding?.();
  }
  return { findings, ...reported };
}

describe("what a finding says", () => {
  test("place, key path as anchor, preview and keyed hash of a configured password", async () => {
    const password = `${draw.alnum(14)}7`;
    write("config/database.yml", `production:\n  host: db.shop.internal\n  password: ${password}\n`);
    const { findings } = await scan();
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding!.location).toMatchObject({ file: "config/database.yml", line: 3, column: 13, endLine: 3 });
    expect(finding!.anchor).toBe("production.password");
    expect(finding!.severity).toBe("high");
    expect(finding!.evidence.secret?.hmac).toBe(createHmac("sha256", joinKey).update(password).digest("hex"));
    expect(finding!.trace?.map((step) => step.line)).toEqual([2, 3]);
    expect(finding!.trace?.filter((step) => step.primary)).toHaveLength(1);
  });

  test("columns count characters, not bytes", async () => {
    write("a.env", `GRÜẞE="ä" DB_PASSWORD=x\nDB_PASSWÖRTER=x\n`);
    const line = `{"größe": "äöü", "user": "x1", "password": "${draw.alnum(12)}5"}`;
    write("b.json", `${line}\n`);
    const { findings } = await scan();
    expect(findings.map((finding) => finding.location.column)).toEqual([line.indexOf("password") + 13]);
  });

  test("nothing that leaves the engine holds any value of the file, whichever finding it belongs to", async () => {
    const values = Array.from({ length: 40 }, () => `${draw.alnum(16)}4`);
    write("all.env", values.map((value, index) => `SERVICE${index}_PASSWORD=${value} # was ${value}`).join("\n"));
    write("pair.sh", `curl -u app:${values[0]} https://a.internal; curl -u app:${values[1]} https://b.internal\n`);
    write("one.json", `{"user":"x","password":"${values[2]}","token":"${values[3]}","again":"${values[2]}"}`);
    const { findings } = await scan();
    expect(findings.length).toBeGreaterThanOrEqual(44);
    const shown = JSON.stringify(findings);
    for (const value of values) expect(shown.includes(value)).toBe(false);
  });

  test("the anchor does not change with the value or with lines above", async () => {
    const anchors: string[] = [];
    for (const lead of ["", "# a comment\n\n"]) {
      write("src/app.js", `${lead}const client = connect("https://app:${draw.alnum(15)}@db.shop.internal");\n`);
      const { findings } = await scan();
      anchors.push(findings[0]!.anchor);
    }
    expect(anchors[0]).toBe(anchors[1]);
  });

  test("one of our own keys brings its SHA-256 along", async () => {
    const key = formatKey(systemRandom);
    write("ci.env", `KEY=${key}\n`);
    const { findings } = await scan();
    expect(findings[0]).toMatchObject({ ruleId: "secrets.gatewatch-key", confidence: 9 });
    expect(findings[0]!.evidence.facts?.["own-key-sha256"]).toMatch(/^[0-9a-f]{64}$/);
  });

  test("tests and examples lower the confidence, not the severity", async () => {
    const line = `API_TOKEN=glpat-${draw.alnum(20)}\n`;
    write("deploy.env", line);
    write("test/fixtures/deploy.env", line);
    const { findings } = await scan();
    expect(findings.map((finding) => [finding.confidence, finding.severityScore])).toEqual([
      [7, 8],
      [4, 8],
    ]);
    expect(findings[0]!.evidence.secret?.hmac).toBe(findings[1]!.evidence.secret?.hmac);
  });
});

describe("encodings", () => {
  test("a token two layers deep is found at the place of the outer run", async () => {
    const inner = Buffer.from(`{"note":"deploy","token":"glpat-${draw.alnum(20)}"}`).toString("base64");
    write("payload.txt", `first line\ndata ${Buffer.from(`wrapped=${inner}`).toString("base64")}\n`);
    const { findings } = await scan();
    expect(findings).toHaveLength(1);
    expect(findings[0]!.location).toMatchObject({ line: 2, column: 6 });
    expect(findings[0]!.evidence.facts?.["encoding"]).toBe("base64, then base64");
  });

  test.each([
    ["hex", (text: string) => Buffer.from(text).toString("hex")],
    ["percent", (text: string) => encodeURIComponent(text)],
    [
      "unicode escapes",
      (text: string) => `"${Array.from(text, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"`,
    ],
  ])("%s", async (encoding, encode) => {
    write("payload.txt", `x ${encode(`https://app:${draw.alnum(14)}@db.shop.internal/app`)} y\n`);
    const { findings } = await scan();
    expect(findings.map((finding) => finding.evidence.facts?.["encoding"])).toEqual([encoding]);
  });
});

describe("which files are read", () => {
  test("binary files are named as left out, credential files are read all the same", async () => {
    write("a.bin", Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from(`glpat-${draw.alnum(20)}`)]));
    write(
      ".netrc",
      Buffer.concat([Buffer.from(`machine a.internal login b password ${draw.alnum(12)}8\n`), Buffer.from([0])]),
    );
    const { findings, excluded } = await scan();
    expect(findings.map((finding) => finding.location.file)).toEqual([".netrc"]);
    expect(excluded).toEqual(["a.bin: binary file"]);
  });

  test("packed code is searched for providers' credentials and named as not searched further", async () => {
    const token = `glpat-${draw.alnum(20)}`;
    write("app.min.js", `var a={password:"${draw.alnum(12)}8",t:"${token}"}`);
    const { findings, excluded } = await scan();
    expect(findings.map((finding) => finding.ruleId)).toEqual(["secrets.gitlab-personal-token"]);
    expect(excluded[0]).toMatch(/^app\.min\.js: packed code/);
  });

  test("a file above 20 MiB is read in stretches: each credential once, with its line", async () => {
    const line = `${"lorem ipsum dolor sit amet ".repeat(4)}\n`;
    const count = Math.ceil((21 * 1024 * 1024) / line.length);
    const lines = Array.from({ length: count }, () => line);
    const places = [
      10,
      Math.floor((4 * 1024 * 1024 - 8 * 1024) / line.length),
      Math.floor((9 * 1024 * 1024) / line.length),
      count - 2,
    ];
    for (const place of places) lines[place] = `glpat-${draw.alnum(20)}\n`;
    write("big.log", lines.join(""));
    const { findings } = await scan();
    expect(findings.map((finding) => finding.location.line)).toEqual(places.map((place) => place + 1));
  });

  test("a key store is recognised by name and first bytes, and judged by whether it holds keys", async () => {
    const word = (value: number) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value >>> 0);
      return bytes;
    };
    const text = (value: string) => Buffer.concat([Buffer.from([0, value.length]), Buffer.from(value)]);
    const certificate = Buffer.concat([word(2), text("ca"), Buffer.alloc(8), text("X.509"), word(5), draw.bytes(5)]);
    const key = Buffer.concat([word(1), text("app"), Buffer.alloc(8), word(40), draw.bytes(40)]);
    const java = (...entries: Buffer[]) =>
      Buffer.concat([word(0xfeedfeed), word(2), word(entries.length), ...entries, draw.bytes(20)]);
    write("a/server.jks", java(certificate, key));
    write("b/trust.jks", java(certificate, certificate));
    const pfx = (bag: string) =>
      Buffer.from(`30820400020103308203f006092a864886f70d010701${bag}${draw.hex(80)}`, "hex");
    write("c/client.p12", pfx("2a864886f70d010c0a0102"));
    write("d/trust.pfx", pfx("2a864886f70d010706"));
    write("e/team.kdbx", Buffer.concat([word(0x03d9a29a), word(0x67fb4bb5), draw.bytes(40)]));
    write("f/other.p12", Buffer.concat([Buffer.from([0, 1]), draw.bytes(40)]));
    const { findings, excluded } = await scan();
    expect(findings.map(({ location, ruleId, severity }) => [location.file, ruleId, severity])).toEqual([
      ["a/server.jks", "secrets.key-store", "high"],
      ["b/trust.jks", "secrets.certificate-store", "info"],
      ["c/client.p12", "secrets.key-store", "high"],
      ["d/trust.pfx", "secrets.certificate-store", "info"],
      ["e/team.kdbx", "secrets.password-database", "high"],
    ]);
    expect(excluded).toEqual(["f/other.p12: binary file"]);
  });

  test("an access key id beside its secret is reported lower than a lone one, and its account at the secret", async () => {
    const id = () => `AKIA${draw.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}`;
    const secret = `${draw.base64(37)}aB3`;
    write("credentials.ini", `[default]\naws_access_key_id=${id()}\naws_secret_access_key=${secret}\n`);
    write("lone.ini", `aws_access_key_id=${id()}\n`);
    const { findings } = await scan();
    expect(findings.map(({ ruleId, location, severity }) => [ruleId, location.line, severity])).toEqual([
      ["secrets.aws-access-key-id", 2, "medium"],
      ["secrets.aws-secret-access-key", 3, "high"],
      ["secrets.aws-access-key-id", 1, "high"],
    ]);
    expect(findings[1]!.evidence.facts?.["account"]).toMatch(/^\d{12}$/);
  });

  test("a file that takes longer than 30 s is cut there and named; the next file is scanned", async () => {
    write("a.env", `DB_PASSWORD=${draw.alnum(12)}5\n`.repeat(4000));
    write("b.env", `DB_PASSWORD=${draw.alnum(12)}5\n`);
    let now = 0;
    const clock: Clock = {
      ...systemClock,
      monotonicMs: () => {
        now += 8000;
        return now;
      },
    };
    const { findings, notCovered } = await scan({ clock, budgetSeconds: 100_000 });
    expect(notCovered).toEqual(["a.env: It took longer than its time; the rest of it was not scanned."]);
    const lines = findings.filter((finding) => finding.location.file === "a.env").length;
    expect(lines).toBeGreaterThan(0);
    expect(lines).toBeLessThan(4000);
    expect(findings.at(-1)!.location.file).toBe("b.env");
  });

  test("hostile content does no harm: empty, deep, endless lines, quotes without end", async () => {
    write("empty.env", "");
    write("deep.json", `${'{"password":'.repeat(20_000)}1${"}".repeat(20_000)}`);
    write("line.txt", `password=${"a".repeat(2_000_000)}`);
    write("quote.js", `const password = "${"x".repeat(500_000)}`);
    write("at.txt", `://${":".repeat(100_000)}@${"@".repeat(100_000)}`);
    write("pem.txt", "-----BEGIN PRIVATE KEY-----\n".repeat(5000));
    write("blank.txt", `password${" ".repeat(300_000)}=`);
    expect((await scan()).notCovered).toEqual([]);
  });
});

describe("the user's own rules", () => {
  test("a gitleaks rule finds, its allowlist silences, an unusable rule is named", async () => {
    write("a.txt", `acme-${"key"}=AC${"ME"}12345678\nacme-key=ACME00000000\n`);
    const rules = [
      "[[rules]]\nid = 'acme'\ndescription = 'Acme key'\nregex = '''(?i)acme-key=(acme[0-9]{8})'''\nkeywords = ['acme-key']",
      "[[rules.allowlists]]\nregexes = ['''0{8}''']",
      "[[rules]]\nid = 'odd'\nregex = '''\\pL+'''\nkeywords = ['x']",
    ].join("\n");
    const { findings, notCovered } = await scan({ rules });
    expect(findings.map((finding) => [finding.ruleId, finding.location.line, finding.location.column])).toEqual([
      ["secrets.acme", 1, 10],
    ]);
    expect(notCovered).toHaveLength(1);
    expect(notCovered[0]).toContain('"odd"');
  });

  test("a rule that does not come back is switched off and named; the others go on", async () => {
    write("a.txt", `boom ${"a".repeat(40)}!\ngood-key=Q7x2\n`);
    write("b.txt", `boom ${"a".repeat(40)}!\ngood-key=Q7x3\n`);
    const rules = [
      "[[rules]]\nid = 'boom'\nregex = '''(a+)+$'''\nkeywords = ['boom']",
      "[[rules]]\nid = 'good'\nregex = '''good-key=(\\w+)'''\nkeywords = ['good-key']",
    ].join("\n");
    const { findings, notCovered } = await scan({ rules });
    expect(findings.map((finding) => finding.ruleId)).toEqual(["secrets.good", "secrets.good"]);
    expect(notCovered).toHaveLength(1);
    expect(notCovered[0]).toContain('rule "boom"');
  });

  test("a file that is no TOML ends the engine with a fault", async () => {
    write("a.txt", "x");
    await expect(scan({ rules: "= nonsense" })).rejects.toMatchObject({ code: "secrets.rules_unreadable" });
  });
});

test("an abort ends the run within two seconds, in the middle of a file", { timeout: 30_000 }, async () => {
  for (let index = 0; index < 400; index++) write(`f${index}.env`, `DB_PASSWORD=${draw.alnum(12)}5\n`.repeat(200));
  const controller = new AbortController();
  let abortedMs = 0;
  const run = scan({
    signal: controller.signal,
    onFinding: () => {
      if (controller.signal.aborted) return;
      abortedMs = systemClock.monotonicMs();
      controller.abort();
    },
  });
  await expect(run).rejects.toThrow();
  expect(systemClock.monotonicMs() - abortedMs).toBeLessThan(2000);
});

test("progress is reported at a bounded rate and ends with the number of files", async () => {
  for (let index = 0; index < 300; index++) write(`f${index}.txt`, "x");
  const { progress } = await scan();
  expect(progress.at(-1)).toBe(300);
  expect(progress.length).toBeLessThan(60);
});
