/** Policies as a team keeps them, on the room's clock and database. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sweepPolicies } from "./apply-policies.ts";
import type { NewPolicy } from "./policies/index.ts";
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

const policy = (change: Partial<NewPolicy> = {}): NewPolicy => ({
  name: "not shipped",
  enabled: true,
  order: 100,
  match: {},
  act: { decide: { status: "accepted_risk", reason: "Never deployed", expiresInDays: 30 } },
  ...change,
});
const create = (change?: Partial<NewPolicy>) => bed.door.policies.create(team.actor, policy(change));
const statuses = async () => {
  const { issues } = await bed.door.issues(team.teamId, { limit: 100 });
  return Object.fromEntries(issues.map(({ location, status }) => [location.file, status]));
};
const only = async () => {
  const { issues } = await bed.door.issues(team.teamId, { limit: 1 });
  return bed.door.issue(team.teamId, issues[0]!.id);
};

describe("a policy", () => {
  it("decides about what a scan brings, once, under its name and with its end", async () => {
    await create();
    await team.scan({ found: [testFinding(1)] });
    await team.scan({ found: [testFinding(1)] });
    await sweepPolicies(bed.deps);
    const { status, history, sla } = await only();
    expect([status, sla]).toEqual(["accepted_risk", "paused"]);
    expect(history).toMatchObject([
      { actorKind: "policy", policy: "not shipped", comment: "Never deployed", userId: null },
    ]);
    expect(history[0]!.expiresAt).not.toBeNull();
  });

  it("decides about what is open already by a sweep, and never over a person", async () => {
    await team.scan({ found: [testFinding(1), testFinding(2)] });
    const { id } = await only();
    await bed.door.decide(team.actor, { ids: [id] }, { status: "in_progress" });
    await bed.door.decide(team.actor, { ids: [id] }, { status: "open" });
    await create();
    await sweepPolicies(bed.deps);
    expect(Object.values(await statuses()).sort()).toEqual(["accepted_risk", "open"]);
    expect((await bed.door.issue(team.teamId, id)).status).toBe("open");
  });

  it("acts in order: what the first decides, the next leaves alone", async () => {
    await create({ name: "second", order: 2, act: { decide: { status: "false_positive", reason: "b" } } });
    await create({ name: "first", order: 1, act: { decide: { status: "accepted_risk", reason: "a" } } });
    await team.scan({ found: [testFinding(1)] });
    expect((await only()).history.map((record) => record.policy)).toEqual(["first"]);
  });

  it.each([
    ["src/*.ts", ["src/1.ts", "src/2.ts"]],
    ["**/1.ts", ["src/1.ts"]],
    ["src/?.ts", ["src/1.ts", "src/2.ts"]],
    ["*.ts", []],
    ["src.1.ts", []],
    ["SRC/(1|2).ts", []],
  ])("fits the paths of %s", async (path, fitting) => {
    await team.scan({ found: [testFinding(1), testFinding(2)] });
    const { sample } = await bed.door.policies.preview(team.teamId, { path });
    expect(sample.map(({ location }) => location.file).sort()).toEqual(fitting);
  });

  it("fits by severity, confidence, CWE, engine, rule and age, and a preview changes nothing", async () => {
    await team.scan({ found: [testFinding(1)] });
    bed.clock.advance(5 * 24 * 3_600_000);
    const rows = await team.rows();
    const matched = async (match: NewPolicy["match"]) => (await bed.door.policies.preview(team.teamId, match)).matched;
    for (const match of [
      {},
      { severityAtLeast: "medium" },
      { severities: ["high"] },
      { confidenceAtLeast: 9 },
      { cwe: ["CWE-1", "CWE-798"] },
      { engines: ["secrets"] },
      { rulePrefix: "secrets." },
      { targetId: team.targetId },
      { olderThanDays: 5 },
    ] satisfies NewPolicy["match"][]) {
      expect(await matched(match)).toBe(1);
    }
    for (const match of [
      { severityAtLeast: "critical" },
      { severities: ["low"] },
      { confidenceAtLeast: 10 },
      { cwe: ["CWE-79"] },
      { engines: ["code"] },
      { rulePrefix: "secretsX" },
      { targetId: team.teamId },
      { olderThanDays: 6 },
    ] satisfies NewPolicy["match"][]) {
      expect(await matched(match)).toBe(0);
    }
    expect(await team.rows()).toBe(rows);
  });

  it("overrides severities, assigns, and fails the gate of a scan that shows it", async () => {
    await create({ act: { severity: "critical", assign: team.actor.userId, failGate: true } });
    const scanId = await team.scan({ found: [testFinding(1)] });
    const { severity, assignee, history } = await only();
    expect([severity, assignee, history.length]).toEqual(["critical", team.actor.userId, 2]);
    expect(await bed.door.policies.gateFailures(team.teamId, scanId)).toEqual([{ policy: "not shipped", total: 1 }]);
    await bed.door.decide(team.actor, { filter: {} }, { status: "false_positive", comment: "because" });
    expect(await bed.door.policies.gateFailures(team.teamId, scanId)).toEqual([]);
  });

  it("does nothing while it is off, nor in another team, and its name is its own", async () => {
    const { id } = await create({ enabled: false });
    await bed.team().scan({ found: [testFinding(1)] });
    await team.scan({ found: [testFinding(1)] });
    await sweepPolicies(bed.deps);
    expect(Object.values(await statuses())).toEqual(["open"]);
    await expect(create()).rejects.toMatchObject({ code: "vulnerabilities.policy_exists" });
    await expect(bed.door.policies.get(bed.team().teamId, id)).rejects.toMatchObject({
      code: "vulnerabilities.policy_not_found",
    });
  });
});
