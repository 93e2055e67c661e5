import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Log } from "sarif";
import { describe, expect, test } from "vitest";
import type { Format, ReportedFinding, ScanSummary } from "./contract.ts";
import { formats } from "./index.ts";

interface Case {
  readonly scan: ScanSummary;
  readonly findings: readonly ReportedFinding[];
}

const casesFolder = join(import.meta.dirname, "cases");
const caseNames = readdirSync(casesFolder);
const readCase = (name: string): Case => JSON.parse(readFileSync(join(casesFolder, name, "input.json"), "utf8"));

async function* each<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

async function textOf(
  format: Format,
  { findings, scan }: Case,
  view?: Parameters<Format["render"]>[2],
): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of format.render(each(findings), scan, view)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}

test("every folder is a registered format, once and sorted", () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "cases")
    .map((entry) => entry.name);
  expect(formats.map((format) => format.id)).toEqual(folders.sort());
});

test.each(["html", "json", "markdown", "table"])(
  "%s lists what was fixed since the baseline, made harmless",
  async (id) => {
    const { scan, findings } = readCase("ordinary");
    const { fingerprint, engine, ruleId, severity } = findings[0]!;
    const gone = {
      fingerprint,
      engine,
      ruleId,
      severity,
      title: "Gone \u001b[2J<b>",
      location: { file: "src/gone.ts", line: 3 },
    };
    const format = formats.find((one) => one.id === id)!;
    const text = await textOf(format, { scan: { ...scan, fixed: [gone] }, findings: [] });
    expect(text).toMatch(/src\/gone\.ts/);
    expect(text).not.toContain("\u001b");
    if (id === "html") expect(text).not.toContain("<b>");
  },
);

/** PDF is tested beside its writer: its bytes are no text. */
const texts = formats.filter((format) => format.id !== "pdf");

describe.each(texts)("$id", (format) => {
  test.each(caseNames)("renders the case %s as recorded", async (name) => {
    const golden = join(casesFolder, name, `${format.id}.${format.extension}`);
    await expect(await textOf(format, readCase(name))).toMatchFileSnapshot(golden);
  });

  test("shows no control, bidirectional or invisible character of scanned text as itself", async () => {
    const text = await textOf(format, readCase("hostile"));
    expect(text.replaceAll(/\r?\n/g, "")).not.toMatch(/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u);
  });

  // A table of findings has no place for the scan's own facts.
  test.skipIf(format.id === "csv")(
    "names engines, versions, what was not covered, and that the scan is partial",
    async () => {
      const text = await textOf(format, readCase("empty-partial"));
      for (const fact of ["secrets", "web", "partial", "12 of 40 requests"]) expect(text).toContain(fact);
    },
  );

  test("writes 100,000 findings in less than 64 MiB of memory", async () => {
    setFlagsFromString("--expose_gc");
    const collectGarbage: () => void = runInNewContext("gc");
    const { scan, findings } = readCase("ordinary");
    const first = findings[0]!;
    collectGarbage();
    const before = process.memoryUsage();
    let most = 0;
    async function* many(): AsyncGenerator<ReportedFinding> {
      for (let index = 0; index < 100_000; index++) {
        if (index % 20_000 === 19_999) {
          collectGarbage();
          const now = process.memoryUsage();
          most = Math.max(most, now.heapUsed + now.external - before.heapUsed - before.external);
        }
        yield { ...first, location: { file: `src/file-${index}.ts`, line: index } };
      }
    }
    let length = 0;
    for await (const piece of format.render(many(), scan)) length += piece.length;
    if (format.id !== "html") expect(length).toBeGreaterThan(100_000 * 50);
    expect(most).toBeLessThan(64 * 1024 * 1024);
  });
});

const formatOf = (id: string): Format => formats.find((format) => format.id === id)!;

test("json: nothing is lost", async () => {
  const hostile = readCase("hostile");
  const document = JSON.parse(await textOf(formatOf("json"), hostile));
  expect(document.schema).toBe("gatewatch-findings/1");
  expect(document.findings).toEqual(hostile.findings);
});

test("sarif: a result has what code scanning services read", async () => {
  const log: Log = JSON.parse(await textOf(formatOf("sarif"), readCase("ordinary")));
  const run = log.runs[0]!;
  const [secret, injection, , port] = run.results!;
  expect(secret).toMatchObject({ ruleId: "secrets.example-token", level: "error", baselineState: "new" });
  expect(secret!.partialFingerprints).toEqual({
    "gatewatchFingerprint/v1": "a1".repeat(32),
    primaryLocationLineHash: `${"a1".repeat(8)}:1`,
  });
  expect(injection!.locations![0]!.physicalLocation!.artifactLocation).toEqual({
    uri: "src/reports/list%20monthly.ts",
    uriBaseId: "%SRCROOT%",
  });
  expect(injection!.codeFlows![0]!.threadFlows[0]!.locations).toHaveLength(2);
  expect(port!.suppressions).toHaveLength(1);
  const rule = run.tool.driver.rules!.find((candidate) => candidate.id === "secrets.example-token")!;
  expect(rule.properties).toMatchObject({
    "security-severity": "9.5",
    tags: ["security", "secrets", "external/cwe/cwe-798"],
  });
  expect(
    run.results!.every((result) => run.tool.driver.rules!.some((candidate) => candidate.id === result.ruleId)),
  ).toBe(true);
});

test("sarif: what was not covered is a notification, and a failed engine fails the invocation", async () => {
  const log: Log = JSON.parse(await textOf(formatOf("sarif"), readCase("hostile")));
  const invocation = log.runs[0]!.invocations![0]!;
  expect(invocation.executionSuccessful).toBe(false);
  expect(invocation.toolExecutionNotifications!.map((entry) => entry.descriptor!.id)).toEqual([
    "engine-failed",
    "not-covered",
  ]);
});

test.each([40, 60, 80, 120])("table: no line is wider than %i columns", async (widthColumns) => {
  for (const name of caseNames) {
    const text = await textOf(formatOf("table"), readCase(name), { colour: false, widthColumns });
    for (const line of text.split("\n")) expect([...line].length).toBeLessThanOrEqual(widthColumns);
  }
});

test("table: colour only when asked for, and it changes nothing but colour", async () => {
  const plain = await textOf(formatOf("table"), readCase("ordinary"), { colour: false, widthColumns: 100 });
  const coloured = await textOf(formatOf("table"), readCase("ordinary"), { colour: true, widthColumns: 100 });
  expect(plain).not.toContain("\u001b");
  expect(coloured).toContain("\u001b[");
  expect(coloured.replace(/\u001b\[[0-9;]*m/g, "")).toBe(plain);
});
