/** Reports of other tools, from the body to the issues, on a real database. */
import { readdir } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newScan, type Testbed, testbed } from "../testkit/index.ts";

let bed: Testbed;
beforeAll(async () => {
  bed = await testbed({ workers: 0, importLimits: { sentBytes: 50_000, unpackedBytes: 500_000, results: 2000 } });
});
afterAll(() => bed.close());

const about = { about: { kind: "git", url: "https://example.com/group/project.git" } } as const;
async function* body(text: string | Buffer) {
  yield Buffer.from(text);
}
const report = (names: readonly string[], change: object = {}, tool = "Example Scanner") =>
  JSON.stringify({
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: tool, rules: [{ id: "EX1", properties: { "security-severity": "8.1" } }] } },
        results: names.map((name, index) => ({
          ruleId: "EX1",
          message: { text: "m" },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: `src/${name}.ts` },
                region: { startLine: index + 1, snippet: { text: name } },
              },
            },
          ],
        })),
        ...change,
      },
    ],
  });
const send = (text: string | Buffer, request: Parameters<Testbed["scanning"]["importReport"]>[1] = about) =>
  bed.scanning.importReport(bed.actor, request, body(text));
const issues = async () => {
  const { issues: list } = await bed.vulnerabilities.issues(bed.actor.teamId, { limit: 100 });
  return list
    .map(({ ruleId, location, status, detection }) => `${ruleId} ${location.file} ${status} ${detection}`)
    .sort();
};
const count = async (table: string) => {
  const { rows } = await sql<{ count: number }>`SELECT count(*) AS count FROM ${sql.table(table)}`.execute(
    bed.database.db,
  );
  return rows[0]?.count;
};
/** Changes with every row of issues that is written. */
const issueRows = async () => {
  const { rows } = await sql<{ rows: string }>`
    SELECT string_agg(id || '@' || xmin, ' ' ORDER BY id) AS rows FROM issues_issue`.execute(bed.database.db);
  return rows[0]?.rows;
};

describe("a SARIF report", () => {
  it("becomes a scan of its own, packed or not, and the same one again changes nothing", async () => {
    const first = await send(report(["a", "b"]));
    expect(first).toMatchObject({ trigger: "import", status: "completed", partial: false, baselineScanId: null });
    expect(first.counts).toMatchObject({ high: 2, total: 2, new: 2, persisting: 0, fixed: 0 });
    const before = await issueRows();
    const again = await send(gzipSync(report(["b", "a"])));
    expect(again.counts).toMatchObject({ total: 2, new: 0, persisting: 2, fixed: 0 });
    expect(again.baselineScanId).toBe(first.id);
    expect(await issueRows()).toBe(before);
  });

  it("fixes what its tool no longer reports, and nothing of another tool or of a run that broke off", async () => {
    await send(report(["x"], {}, "Other Tool"));
    await send(report(["a"], { invocations: [{ executionSuccessful: false }] }));
    expect(await issues()).toEqual([
      "example-scanner/EX1 src/a.ts open seen",
      "example-scanner/EX1 src/b.ts open seen",
      "other-tool/EX1 src/x.ts open seen",
    ]);
    const { counts } = await send(report(["a"]));
    expect(counts).toMatchObject({ new: 0, persisting: 1, fixed: 1 });
    expect(await issues()).toEqual([
      "example-scanner/EX1 src/a.ts open seen",
      "example-scanner/EX1 src/b.ts fixed not_seen",
      "other-tool/EX1 src/x.ts open seen",
    ]);
  });

  it("names its repository itself, or is about the target of another scan", async () => {
    const provenance = {
      versionControlProvenance: [
        { repositoryUri: "https://example.com/group/named", branch: "main", revisionId: "abc1234" },
      ],
    };
    const named = await send(report(["a"], provenance), {});
    expect(named).toMatchObject({ targetLabel: "example.com/group/named", commit: "abc1234" });
    const scan = await bed.scanning.create(bed.actor, newScan({ kind: "url", url: "https://example.com/" }));
    const same = await send(report(["a"]), { about: { scanId: scan.id } });
    expect(same).toMatchObject({ targetLabel: scan.targetLabel, kind: "web" });
    await expect(send(report(["a"]), {})).rejects.toMatchObject({ code: "scans.invalid_target" });
    await expect(send(report(["a"]), { about: { scanId: bed.actor.userId } })).rejects.toMatchObject({
      code: "scans.not_found",
    });
  });

  it("is refused whole: nothing is written and nothing is left on disk", async () => {
    const before = [await count("scans_scan"), await count("occurrences_occurrence"), await issueRows()];
    const many = Array.from({ length: 2001 }, (_, index) => `${index}`);
    const refused: [string | Buffer, string][] = [
      ["not json", "imports.malformed"],
      [report(Array.from({ length: 100 }, (_, index) => `${index}`)).slice(0, -10), "imports.malformed"],
      [Buffer.concat([gzipSync(report(["a"])).subarray(0, 60), Buffer.from("damaged")]), "imports.malformed"],
      [" ".repeat(50_001), "imports.too_large"],
      [gzipSync(Buffer.alloc(5_000_000, " ")), "imports.too_large"],
      [gzipSync(report(many)), "imports.too_large"],
    ];
    for (const [text, code] of refused) await expect(send(text)).rejects.toMatchObject({ code });
    expect([await count("scans_scan"), await count("occurrences_occurrence"), await issueRows()]).toEqual(before);
    expect(await readdir(`${bed.dataFolder}/scratch`)).toEqual([]);
  });
});
