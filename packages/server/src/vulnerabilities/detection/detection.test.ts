import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestIssues, type TestTeam, testFinding, testIssues } from "../testkit/index.ts";

let bed: TestIssues;
let team: TestTeam;
const finding = testFinding(1);

beforeAll(async () => {
  bed = await testIssues();
});
afterAll(() => bed.close());
beforeEach(() => {
  team = bed.team();
});

const theIssue = async () => (await bed.door.issues(team.teamId, { limit: 1 })).issues[0]!;
const state = async () => {
  const { status, detection } = await theIssue();
  return [status, detection];
};
const words = async () => (await team.events()).map((event) => event.split(" ")[0]);

describe("without a decision", () => {
  it("is open when seen, fixed when a whole scan does not see it, open again when it returns", async () => {
    await team.scan({ found: [finding] });
    expect(await state()).toEqual(["open", "seen"]);
    await team.scan({ found: [] });
    expect(await state()).toEqual(["fixed", "not_seen"]);
    await team.scan({ found: [] });
    await team.scan({ found: [finding] });
    expect(await state()).toEqual(["open", "seen"]);
    await team.scan({ found: [finding] });
    const { id } = await theIssue();
    expect(await team.events()).toEqual([`issue.fixed ${id}`, `issue.reopened ${id}`]);
  });

  it.each([
    ["that failed", { ended: "failed" }],
    ["whose engine failed", { coverage: { completedEngines: [] } }],
    ["that did not cover the file", { coverage: { notCovered: [{ engine: "secrets", place: "src/1.ts" }] } }],
    ["of a narrower profile", { profile: "quick" }],
    ["of a side branch", { isBaseline: false }],
  ] as const)("is not fixed by a scan %s", async (_which, change) => {
    await team.scan({ found: [finding] });
    const before = await team.rows();
    await team.scan({ found: [], ...change });
    expect(await state()).toEqual(["open", "seen"]);
    expect(await team.rows()).toBe(before);
    expect(await team.events()).toEqual([]);
  });

  it("is fixed by a scan of a wider profile, and by another engine's failure in nothing kept from it", async () => {
    await team.scan({ found: [finding], profile: "quick" });
    await team.scan({ found: [], profile: "full", coveredProfiles: ["full", "quick"] });
    expect(await state()).toEqual(["fixed", "not_seen"]);
  });

  it("is unknown, and still open, when its place is left out by rule", async () => {
    await team.scan({ found: [finding] });
    await team.scan({ found: [], coverage: { excluded: [{ engine: "secrets", place: "src" }] } });
    expect(await state()).toEqual(["open", "unknown"]);
    expect(await team.events()).toEqual([]);
  });

  it("seen only on a side branch is unknown, until the baseline shows it", async () => {
    await team.scan({ found: [finding], isBaseline: false });
    expect(await state()).toEqual(["open", "unknown"]);
    await team.scan({ found: [] });
    expect(await state()).toEqual(["open", "unknown"]);
    await team.scan({ found: [finding] });
    expect(await state()).toEqual(["open", "seen"]);
    expect(await team.events()).toEqual([]);
  });

  it("sightings of a scan that failed count", async () => {
    await team.scan({ found: [finding] });
    await team.scan({ found: [] });
    await team.scan({ found: [finding], ended: "failed" });
    expect(await state()).toEqual(["open", "seen"]);
  });

  it("a scan that ends late says nothing against a newer one", async () => {
    await team.scan({ found: [finding] });
    const late = await team.begin({ found: [] });
    await team.scan({ found: [finding] });
    await late.end();
    expect(await state()).toEqual(["open", "seen"]);
    const lateSighting = await team.begin({ found: [finding] });
    await team.scan({ found: [] });
    const before = await state();
    await lateSighting.end();
    expect(await state()).toEqual(before);
  });

  it("a recheck that does not see it verifies the fix", async () => {
    await team.scan({ found: [finding] });
    await team.scan({ found: [] });
    await team.scan({ found: [], profile: "recheck", coveredProfiles: ["recheck", "full"] });
    expect(await state()).toEqual(["fix_verified", "not_seen"]);
    await team.scan({ found: [] });
    expect(await state()).toEqual(["fix_verified", "not_seen"]);
    expect(await words()).toEqual(["issue.fixed"]);
  });
});

describe("with a decision", () => {
  const decide = async (
    status: "fixed" | "fix_verified" | "accepted_risk" | "false_positive" | "in_progress",
    more = {},
  ) => bed.door.decide(team.actor, { ids: [(await theIssue()).id] }, { status, comment: "because", ...more });

  beforeEach(() => team.scan({ found: [finding] }));

  it("a claimed fix is verified by a scan that started after it", async () => {
    await decide("fixed");
    expect(await state()).toEqual(["fixed", "seen"]);
    await team.scan({ found: [] });
    expect(await state()).toEqual(["fix_verified", "not_seen"]);
    expect(await words()).toEqual([]);
  });

  it("a scan that started before the claim neither refutes nor verifies it", async () => {
    const running = await team.begin({ found: [finding] });
    await decide("fixed");
    await running.end();
    expect(await state()).toEqual(["fixed", "seen"]);
    await team.scan({ found: [finding] });
    await team.scan({ found: [finding] });
    expect(await state()).toEqual(["open", "seen"]);
    expect(await words()).toEqual(["issue.reopened"]);
  });

  it("a claim made again after it was refuted counts anew", async () => {
    await decide("fixed");
    await team.scan({ found: [finding] });
    await decide("fixed");
    expect(await state()).toEqual(["fixed", "seen"]);
    await team.scan({ found: [finding] });
    expect(await state()).toEqual(["open", "seen"]);
    expect(await words()).toEqual(["issue.reopened", "issue.reopened"]);
  });

  it("a refuted claim stays refuted when its place is left out", async () => {
    await decide("fix_verified");
    await team.scan({ found: [finding] });
    await team.scan({ found: [], coverage: { excluded: [{ engine: "secrets", place: "src/1.ts" }] } });
    expect(await state()).toEqual(["open", "unknown"]);
    expect(await words()).toEqual(["issue.reopened"]);
  });

  it("an acceptance applies again, silently, when the issue returns before it expires", async () => {
    await decide("accepted_risk", { expiresAt: new Date(bed.clock.now().getTime() + 3_600_000) });
    await team.scan({ found: [] });
    expect(await state()).toEqual(["fixed", "not_seen"]);
    await team.scan({ found: [finding] });
    expect(await state()).toEqual(["accepted_risk", "seen"]);
    expect(await words()).toEqual(["issue.fixed"]);
  });

  it("an expired acceptance is open, and its issue's return is told", async () => {
    await decide("accepted_risk", { expiresAt: new Date(bed.clock.now().getTime() + 1500) });
    bed.clock.advance(2000);
    expect(await state()).toEqual(["open", "seen"]);
    await team.scan({ found: [] });
    await team.scan({ found: [finding] });
    expect(await words()).toEqual(["issue.fixed", "issue.reopened"]);
  });

  it("a false positive stays one, whatever scans see", async () => {
    await decide("false_positive");
    for (const found of [[], [finding], [], [finding]]) {
      await team.scan({ found });
      expect((await theIssue()).status).toBe("false_positive");
    }
    expect(await words()).toEqual([]);
  });

  it("work in progress goes on after a return, which is told", async () => {
    await decide("in_progress");
    await team.scan({ found: [] });
    await team.scan({ found: [finding] });
    expect(await state()).toEqual(["in_progress", "seen"]);
    expect(await words()).toEqual(["issue.fixed", "issue.reopened"]);
  });
});
