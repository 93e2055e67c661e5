/** The laws about which issue is which: moved code, renewed fingerprints, merged issues. On a real database. */
import {
  type Finding,
  type FingerprintVersion,
  fingerprintVersions,
  type IdentifiedFinding,
  identify,
} from "@gatewatch/engines/findings";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type IssueStatus, issueStatuses } from "./decisions/index.ts";
import { createVulnerabilities, rekeyOutdated } from "./index.ts";
import { type TestIssues, type TestTeam, testFinding, testIssues } from "./testkit/index.ts";

let bed: TestIssues;
let team: TestTeam;
beforeAll(async () => {
  bed = await testIssues();
});
afterAll(() => bed.close());
beforeEach(() => {
  team = bed.team();
});

/** A file of a project: each line is a statement; the ones that hold `danger` are defects. */
interface File {
  readonly path: string;
  readonly lines: readonly string[];
}

/** What an engine would find: anchor is the statement without its spaces, the snippet the lines around it. */
async function found(files: readonly File[], versions?: readonly FingerprintVersion[]): Promise<IdentifiedFinding[]> {
  async function* all(): AsyncGenerator<Finding> {
    for (const { path, lines } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
      for (const [index, line] of lines.entries()) {
        if (!line.includes("danger")) continue;
        const { fingerprint: _, ...finding } = testFinding(1);
        const snippet = lines.slice(Math.max(0, index - 2), index + 3).join("\n");
        yield {
          ...finding,
          anchor: line.replaceAll(/\s/g, ""),
          location: { file: path, line: index + 1 },
          evidence: { snippet },
        };
      }
    }
  }
  const identified: IdentifiedFinding[] = [];
  for await (const finding of identify("example.com/group/project", all(), versions)) identified.push(finding);
  return identified;
}

/** Ids by what stands there, in the order of places. */
async function idsOf(of = team): Promise<string[]> {
  const { issues } = await bed.door.issues(of.teamId, { limit: 100 });
  return issues
    .filter(({ detection }) => detection === "seen")
    .map(({ id }) => id)
    .sort();
}

const statement = fc.constantFrom("danger(a)", "danger(b)", "const x = 1;", "// note", "call(x)", "danger(c, d)");
const file = (name: string) =>
  fc.array(statement, { minLength: 3, maxLength: 12 }).map((lines): File => ({ path: `src/${name}.ts`, lines }));
const project = fc
  .tuple(file("alpha"), file("beta"), file("gamma"))
  .filter((files) => files.some(({ lines }) => lines.some((line) => line.includes("danger"))));

describe("law 7: moving code without changing it keeps every id", () => {
  const check = (change: fc.Arbitrary<(file: File) => File>) =>
    fc.assert(
      fc.asyncProperty(project, fc.array(change, { minLength: 3, maxLength: 3 }), async (files, changes) => {
        const of = bed.team();
        await of.scan({ found: await found(files) });
        const before = await idsOf(of);
        const after = files.map((one, index) => changes[index]!(one));
        const scanId = await of.scan({ found: await found(after) });
        expect(await idsOf(of)).toEqual(before);
        expect(await of.events()).toEqual([]);
        const { findings } = await bed.door.findings(of.teamId, { scanIds: [scanId], limit: 100 });
        expect(new Set(findings.map(({ diffState }) => diffState))).toEqual(new Set(["persisting"]));
      }),
      { numRuns: 15 },
    );

  it("when lines are inserted", () =>
    check(
      fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 5 })).map(([at, count]) => ({ path, lines }: File) => ({
        path,
        lines: lines.toSpliced(at, 0, ...Array.from({ length: count }, () => "// inserted")),
      })),
    ));

  it("when it is reformatted outside the anchor", () =>
    check(
      fc.constantFrom("  ", "\t", "    ").map((indent) => ({ path, lines }: File) => ({
        path,
        lines: lines.flatMap((line) => (line.includes("danger") ? [indent + line] : [line.replace("=", " = "), ""])),
      })),
    ));

  it("when files are renamed or moved", () =>
    check(
      fc.constantFrom("lib/", "src/deep/er/", "").map((folder) => ({ path, lines }: File) => ({
        path: folder + path.replace("src/", "moved-"),
        lines,
      })),
    ));

  it("when the files move back, and when one stays", async () => {
    const home = [{ path: "src/a.ts", lines: ["danger(a)", "danger(a)", "danger(b)"] }];
    const away = [{ path: "lib/z.ts", lines: ["danger(a)", "danger(a)", "danger(b)"] }];
    await team.scan({ found: await found(home) });
    const before = await idsOf();
    for (const files of [away, home, away, home]) {
      await team.scan({ found: await found(files) });
      expect(await idsOf()).toEqual(before);
    }
    await team.scan({ found: await found([...home, ...away]) });
    expect(await idsOf()).toEqual(expect.arrayContaining(before));
    expect(await idsOf()).toHaveLength(6);
    expect(await team.events()).toEqual([]);
  });

  it("when the statement changes and what stands around it does not", async () => {
    const around = [
      "const user = request.query.user;",
      "const id = Number(request.query.id);",
      "",
      "return rows.map(render);",
    ];
    await team.scan({ found: await found([{ path: "src/a.ts", lines: around.with(2, "danger(a)") }]) });
    const before = await idsOf();
    await team.scan({ found: await found([{ path: "src/a.ts", lines: around.with(2, "danger(a, options)") }]) });
    expect(await idsOf()).toEqual(before);
  });

  it("but another secret at the same place is another issue", async () => {
    const secret = (hmac: string) => ({ preview: "****", hmac, provider: "example", validity: "not_checked" as const });
    const [one] = await found([{ path: "src/a.ts", lines: ["const a = 1;", "danger(a)", "const b = 2;"] }]);
    const [other] = await found([{ path: "src/a.ts", lines: ["const a = 1;", "danger(b)", "const b = 2;"] }]);
    await team.scan({ found: [{ ...one!, evidence: { ...one!.evidence, secret: secret("aa") } }] });
    const before = await idsOf();
    await team.scan({ found: [{ ...other!, evidence: { ...other!.evidence, secret: secret("bb") } }] });
    expect(await idsOf()).not.toEqual(before);
    expect((await team.events()).map((event) => event.split(" ")[0])).toEqual(["issue.fixed"]);
  });

  it("but not what a failed, partial or side-branch scan shows elsewhere", async () => {
    const [home] = await found([{ path: "src/a.ts", lines: ["danger(a)"] }]);
    const [away] = await found([{ path: "lib/a.ts", lines: ["danger(a)"] }]);
    await team.scan({ found: [home!] });
    const before = await idsOf();
    await team.scan({ found: [away!], ended: "failed" });
    await team.scan({ found: [away!], coverage: { notCovered: [{ engine: "secrets", place: "src/a.ts" }] } });
    expect(await idsOf()).toEqual(expect.arrayContaining(before));
    expect(await idsOf()).toHaveLength(2);
  });
});

describe("law 9: a fingerprint version change keeps every id and every decision", () => {
  const version2: FingerprintVersion = {
    number: 2,
    keyOf: ({ targetLabel, family, path, anchor }) =>
      ["test/v2", targetLabel, path.toLowerCase(), family, anchor].join("\n"),
  };
  const versions = [...fingerprintVersions, version2];
  const renewed = () => createVulnerabilities({ ...bed.deps, fingerprints: versions });

  it.each(["in the background", "when a scan sees them first"])("%s", (how) =>
    fc.assert(
      fc.asyncProperty(project, fc.infiniteStream(fc.constantFrom(...issueStatuses)), async (files, decisions) => {
        const of = bed.team();
        await of.scan({ found: await found(files) });
        const before = await idsOf(of);
        for (const id of before) {
          const status: IssueStatus = decisions.next().value;
          await bed.door.decide(of.actor, { ids: [id] }, { status, comment: "because" });
        }
        const picture = async () =>
          (await bed.door.issues(of.teamId, { limit: 100 })).issues
            .map(({ id, decision, location }) => [id, decision, location.file])
            .sort();
        const was = await picture();
        if (how === "in the background") while ((await rekeyOutdated(bed.deps, versions)) > 0);
        expect(await picture()).toEqual(was);
        // A scan that failed judges nothing: what it saw must be known by its key alone.
        const scanId = await of.scan({ found: await found(files, versions), door: renewed(), ended: "failed" });
        expect(await picture()).toEqual(was);
        const { findings } = await bed.door.findings(of.teamId, { scanIds: [scanId], limit: 100 });
        expect(findings.every(({ diffState }) => diffState === "persisting")).toBe(true);
      }),
      { numRuns: 10 },
    ),
  );

  it("leaves alone what the new version groups in another way, until a scan sees it", async () => {
    const coarse: FingerprintVersion = {
      number: 2,
      keyOf: ({ targetLabel, family, path }) => [targetLabel, family, path].join(),
    };
    const files = [{ path: "src/a.ts", lines: ["danger(b)", "danger(a)", "danger(b)"] }];
    await team.scan({ found: await found(files) });
    const before = await bed.door.issues(team.teamId, { limit: 10 });
    const both = [...fingerprintVersions, coarse];
    while ((await rekeyOutdated(bed.deps, both)) > 0);
    await team.scan({
      found: await found(files, both),
      door: createVulnerabilities({ ...bed.deps, fingerprints: both }),
    });
    const lines = ({ issues }: typeof before) => issues.map(({ id, location }) => `${id} ${location.line}`).sort();
    expect(lines(await bed.door.issues(team.teamId, { limit: 10 }))).toEqual(lines(before));
  });
});

describe("law 6: merging issues is reversible", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("scan" as const), found: fc.uniqueArray(fc.constantFrom(0, 1, 2)) }),
    fc.record({ kind: fc.constant("decide" as const), status: fc.constantFrom(...issueStatuses) }),
  );
  const findings = [0, 1, 2].map((number) => testFinding(number));

  it("whatever happens between merging and unmerging", () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 5 }), fc.array(step, { maxLength: 5 }), async (before, between) => {
        const [plain, merged] = [bed.team(), bed.team()];
        const act = async (of: TestTeam, { kind, ...rest }: (typeof before)[number]) => {
          if ("found" in rest) return of.scan({ found: rest.found.map((number) => findings[number]!) });
          bed.clock.advance(1000);
          return bed.door.decide(
            of.actor,
            { ids: [(await byNumber(of)).get(0)!] },
            { status: rest.status, comment: "because" },
          );
        };
        for (const of of [plain, merged]) {
          await of.scan({ found: findings });
          for (const one of before) await act(of, one);
        }
        const ids = await byNumber(merged);
        const rowsBefore = await picture(merged);
        await bed.door.merge(merged.actor, ids.get(1)!, ids.get(0)!);
        await bed.door.merge(merged.actor, ids.get(2)!, ids.get(0)!);
        expect((await bed.door.issues(merged.teamId, { limit: 10 })).issues.map(({ id }) => id)).toEqual([ids.get(0)]);
        if (between.length === 0) {
          await bed.door.unmerge(merged.actor, ids.get(1)!);
          await bed.door.unmerge(merged.actor, ids.get(2)!);
          expect(await picture(merged)).toEqual(rowsBefore);
          return;
        }
        for (const one of between) {
          await act(plain, one);
          await act(merged, one);
        }
        await bed.door.unmerge(merged.actor, ids.get(2)!);
        await bed.door.unmerge(merged.actor, ids.get(1)!);
        expect(await byNumber(merged)).toEqual(ids);
        expect(await picture(merged)).toEqual(await picture(plain));
      }),
      { numRuns: 25 },
    ));

  it("a merged issue is fixed when all its parts are gone, and reopened once when one returns", async () => {
    await team.scan({ found: findings });
    const ids = await byNumber(team);
    await bed.door.merge(team.actor, ids.get(1)!, ids.get(0)!);
    await team.scan({ found: [findings[1]!] });
    const survivor = () => bed.door.issue(team.teamId, ids.get(0)!);
    expect(await survivor()).toMatchObject({ status: "open", detection: "seen" });
    await team.scan({ found: [] });
    expect((await survivor()).status).toBe("fixed");
    const scanId = await team.scan({ found: [findings[1]!] });
    expect((await survivor()).status).toBe("open");
    const told = (await team.events()).filter((event) => !event.endsWith(ids.get(2)!));
    expect(told).toEqual([`issue.fixed ${ids.get(0)}`, `issue.reopened ${ids.get(0)}`]);
    const { findings: rows } = await bed.door.findings(team.teamId, { scanIds: [scanId], limit: 10 });
    expect(rows.map(({ issueId }) => issueId)).toEqual([ids.get(0)]);
    expect((await bed.door.issue(team.teamId, ids.get(1)!)).id).toBe(ids.get(0));
  });

  it("refuses what would make a chain, a circle or a bridge between teams", async () => {
    await team.scan({ found: findings });
    const ids = await byNumber(team);
    const [a, b, c] = [ids.get(0)!, ids.get(1)!, ids.get(2)!];
    const { door } = bed;
    await expect(door.merge(team.actor, a, a)).rejects.toMatchObject({ code: "vulnerabilities.not_mergeable" });
    await expect(door.unmerge(team.actor, a)).rejects.toMatchObject({ code: "vulnerabilities.not_mergeable" });
    await door.merge(team.actor, b, a);
    for (const [from, into] of [
      [a, b],
      [b, c],
      [c, b],
      [a, c],
    ] as const) {
      await expect(door.merge(team.actor, from, into)).rejects.toMatchObject({ code: "vulnerabilities.not_mergeable" });
    }
    const other = bed.team();
    await other.scan({ found: findings });
    const foreign = (await byNumber(other)).get(0)!;
    await expect(door.merge(team.actor, c, foreign)).rejects.toMatchObject({ code: "vulnerabilities.not_found" });
    await expect(door.merge(team.actor, foreign, c)).rejects.toMatchObject({ code: "vulnerabilities.not_found" });
  });

  async function byNumber(of: TestTeam): Promise<Map<number, string>> {
    const { issues } = await bed.door.issues(of.teamId, { limit: 10 });
    return new Map(
      issues.map(({ id, location }) => [Number(/\d+/.exec(location.file ?? "")?.[0]), id] as const).sort(),
    );
  }
  async function picture(of: TestTeam) {
    const { issues } = await bed.door.issues(of.teamId, { limit: 10 });
    return Promise.all(
      issues
        .toSorted((a, b) => ((a.location.file ?? "") < (b.location.file ?? "") ? -1 : 1))
        .map(async ({ id, status, decision, detection, location }) => {
          const { history } = await bed.door.issue(of.teamId, id);
          return [location.file, status, decision, detection, history.map((record) => record.status)];
        }),
    );
  }
});
