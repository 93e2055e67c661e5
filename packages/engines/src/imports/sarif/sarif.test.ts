import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IdentifiedFinding } from "../../findings/index.ts";
import { sarif } from "../../formats/sarif/index.ts";
import { inspectSarif, readSarifFindings } from "./index.ts";

const label = "example.com/group/project";

async function* chunksOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function read(document: unknown, size = 1000, mostResults = 100) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const open = () => chunksOf(text, size);
  const report = await inspectSarif({ open, mostResults });
  const findings: IdentifiedFinding[] = [];
  for await (const finding of readSarifFindings({ open }, report, label)) findings.push(finding);
  return { report, findings };
}
const at = (uri: string, startLine = 1, snippet?: string) => [
  {
    physicalLocation: {
      artifactLocation: { uri },
      region: { startLine, ...(snippet && { snippet: { text: snippet } }) },
    },
  },
];
const run = (results: readonly unknown[], change: object = {}) => ({
  tool: {
    driver: {
      name: "Example Scanner",
      version: "3.1",
      rules: [
        {
          id: "EX1",
          shortDescription: { text: "Query built from input" },
          fullDescription: { text: "Long text" },
          help: { text: "Bind values" },
          helpUri: "https://example.com/ex1",
          messageStrings: { flow: { text: "{0} reaches {1}" } },
          properties: { tags: ["security", "external/cwe/cwe-089"], "security-severity": "9.1", precision: "high" },
        },
        {
          id: "EX2",
          defaultConfiguration: { level: "note" },
          relationships: [{ target: { id: "79", toolComponent: { name: "CWE" } } }],
        },
      ],
    },
  },
  results,
  ...change,
});
const document = (...runs: unknown[]) => ({ version: "2.1.0", runs });

describe("a report of any tool", () => {
  it("gives findings with rule by index or id, rating, CWE, place, trace and texts", async () => {
    const { report, findings } = await read(
      document(
        run([
          {
            ruleIndex: 0,
            message: { id: "flow", arguments: ["query.id", "db.raw"] },
            locations: at("./src/a%20b.ts", 12, "db.raw(q)"),
            codeFlows: [
              {
                threadFlows: [
                  { locations: [{ location: at("src/in.ts", 3, "q")[0] }, { location: at("src/a b.ts", 12)[0] }] },
                ],
              },
            ],
          },
          {
            ruleId: "EX2",
            message: { text: "Echoes 'name'" },
            locations: at("file:///build/src/c.ts"),
            level: "error",
          },
          {
            ruleId: "EX2/case",
            rule: { index: 1 },
            message: { text: "x" },
            locations: at("https://example.com/p?q=1"),
          },
        ]),
      ),
    );
    expect(report).toMatchObject({ tools: ["Example Scanner"], results: 3, isComplete: true });
    expect(report.ran).toEqual([{ pattern: "example-scanner/*", version: "3.1" }]);
    expect(findings[0]).toMatchObject({
      engine: "code",
      ruleId: "example-scanner/EX1",
      title: "Query built from input",
      shortDescription: "query.id reaches db.raw",
      description: "Long text",
      remediation: "Bind values",
      references: ["https://example.com/ex1"],
      cwe: ["CWE-89"],
      severity: "critical",
      severityScore: 9.1,
      confidence: 8,
      location: { file: "src/a b.ts", line: 12 },
      trace: [
        { role: "source", file: "src/in.ts", line: 3, primary: false },
        { role: "sink", file: "src/a b.ts", line: 12, primary: true },
      ],
      evidence: { snippet: "db.raw(q)" },
    });
    expect(findings[1]).toMatchObject({ cwe: ["CWE-79"], severity: "high", location: { file: "build/src/c.ts" } });
    expect(findings[2]).toMatchObject({
      engine: "web",
      severity: "low",
      location: { url: "https://example.com/p?q=1" },
    });
  });

  it("counts what is suppressed, and passes over what is no defect", async () => {
    const result = (change: object) => ({ ruleId: "EX1", message: { text: "m" }, locations: at("a.ts"), ...change });
    const { findings } = await read(
      document(
        run([
          result({ suppressions: [{ kind: "inSource", justification: "test data" }] }),
          result({ suppressions: [{ kind: "external", status: "rejected" }] }),
          result({ suppressions: [] }),
          result({ kind: "pass" }),
          result({ baselineState: "absent" }),
        ]),
      ),
    );
    expect(findings.map(({ suppressed }) => suppressed)).toEqual([
      { by: "a comment in the code", reason: "test data" },
      undefined,
      undefined,
    ]);
  });

  it("keeps no snippet of what may be a secret", async () => {
    const rules = [{ id: "key", properties: { tags: ["secret"] } }];
    const tool = { driver: { name: "leaks", rules } };
    const secret = ["hun", "ter", "2"].join("");
    const { findings } = await read(
      document(run([{ ruleId: "key", message: { text: "found" }, locations: at("a.ts", 1, secret) }], { tool })),
    );
    expect(findings[0]?.engine).toBe("secrets");
    expect(JSON.stringify(findings)).not.toContain(secret);
  });

  it("uses the tool's own fingerprint only where it is unique in the report", async () => {
    const result = (line: number, id: string) => ({
      ruleId: "EX1",
      message: { text: "m" },
      locations: at("a.ts", line, `code ${line}`),
      partialFingerprints: { id },
    });
    const { findings: unique } = await read(document(run([result(1, "x"), result(2, "y")])));
    const { findings: moved } = await read(document(run([result(7, "y"), result(9, "x")])));
    expect(moved.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      unique.map(({ fingerprint }) => fingerprint).sort(),
    );
    const { findings: repeated } = await read(document(run([result(1, "x"), result(2, "x")])));
    expect(new Set(repeated.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    expect(repeated.map(({ anchor }) => anchor)).toEqual(["code 1", "code 2"]);
    expect(repeated.map(({ ordinal }) => ordinal)).toEqual([0, 0]);
  });

  it("tells equals apart by position, whatever the order and however the bytes are cut", () => {
    const places = fc.array(
      fc.tuple(fc.constantFrom("a.ts", "b.ts"), fc.integer({ min: 1, max: 9 }), fc.constantFrom("x", "y")),
      { maxLength: 12 },
    );
    return fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 1, max: 90 }), fc.boolean(), async (list, size, isFirst) => {
        const results = list.map(([uri, line, code]) => ({
          ruleId: "EX1",
          message: { text: "m" },
          locations: at(uri, line, code),
        }));
        const { tool, results: _, ...rest } = run([]);
        const whole = (order: readonly unknown[]) =>
          JSON.stringify(
            document(isFirst ? { results: order, tool, ...rest } : { tool, ...rest, results: order }),
            null,
            size % 3,
          );
        const one = (await read(whole(results), 5000)).findings;
        const other = (await read(whole(results.toReversed()), size)).findings;
        const sorted = (findings: typeof one) => findings.map(({ fingerprint }) => fingerprint).sort();
        expect(new Set(sorted(one)).size).toBe(list.length);
        expect(sorted(other)).toEqual(sorted(one));
      }),
      { numRuns: 60 },
    );
  });
});

it("a report of our own keeps its fingerprints, for its own target alone", async () => {
  const finding: IdentifiedFinding = {
    ...{ engine: "secrets", ruleId: "secrets.example", category: "secrets", title: "A key", cwe: ["CWE-798"] },
    ...{ shortDescription: "short", description: "long", remediation: "fix", references: ["https://example.com/why"] },
    ...{ severity: "high", severityScore: 8, confidence: 9, location: { file: "src/a b.ts", line: 3 } },
    evidence: { snippet: "key = ****" },
    anchor: "key",
    fingerprint: "ab".repeat(32),
  };
  const summary = (target: string) => ({
    ...{
      toolVersion: "1",
      target: { kind: "tree" as const, label: target },
      startedAt: "",
      finishedAt: "",
      partial: false,
    },
    ...{ engines: [], counts: { critical: 0, high: 1, medium: 0, low: 0, info: 0 }, suppressed: 0, unchanged: 0 },
    ...{ notCovered: [], excluded: [] },
  });
  const rendered = async (target: string) => {
    let text = "";
    async function* findings() {
      yield finding;
    }
    for await (const part of sarif.render(findings(), summary(target))) text += part;
    return read(text, 100);
  };
  const own = (await rendered(label)).findings[0]!;
  expect(own).toMatchObject({
    fingerprint: finding.fingerprint,
    ruleId: finding.ruleId,
    engine: "secrets",
    severityScore: 8,
  });
  expect(own).toMatchObject({ title: "A key", confidence: 9, cwe: ["CWE-798"], location: finding.location });
  expect((await rendered("example.com/another")).findings[0]!.fingerprint).not.toBe(finding.fingerprint);
});

describe("what is no SARIF 2.1.0", () => {
  const good = { ruleId: "EX1", message: { text: "m" } };
  it.each([
    ["", "ends too early|JSON"],
    ["{", "ends too early"],
    ["[]", "document"],
    [JSON.stringify({ version: "2.0.0", runs: [] }), "version"],
    [JSON.stringify(document()), "runs"],
    [JSON.stringify(document({ results: [] })), "tool"],
    [JSON.stringify(document(run([good, { ruleId: 7 }]))), "result 2 of the report: ruleId"],
    [JSON.stringify(document(run([good, 7]))), "objects between commas"],
    [JSON.stringify(document(run([good]))).replace('{"ruleId"', '{"ruleId":,'), "line 1"],
    [JSON.stringify(document(run([good, good]))).replace('},{"ruleId"', '}{"ruleId"'), "objects between commas"],
    [JSON.stringify(document(run([good]))).replace('"m"}}]', '"m"}},]'), "objects between commas"],
    [`{"version":"2.1.0","runs":${"[".repeat(500)}`, "deeper than 200"],
    [JSON.stringify(document(run([good]))).slice(0, -3), "ends too early"],
    ["}", "bracket too many"],
  ])("%# is refused with its place", async (text, place) => {
    await expect(read(text)).rejects.toMatchObject({
      code: "imports.malformed",
      message: expect.stringMatching(place),
    });
  });

  it("is refused beyond its limits", async () => {
    const many = document(run(Array.from({ length: 101 }, () => good)));
    await expect(read(many)).rejects.toMatchObject({ code: "imports.too_large" });
    await expect(
      read(document(run([{ ...good, properties: { blob: "x".repeat(9_000_000) } }])), 65_536),
    ).rejects.toMatchObject({
      code: "imports.too_large",
    });
  });
});
