/** The laws of an issue's life, for any history of scans and decisions, on a real database. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sweepPolicies } from "./apply-policies.ts";
import { claims, type IssueStatus, issueStatuses, projectStatus } from "./decisions/index.ts";
import { type TestIssues, type TestTeam, testFinding, testIssues } from "./testkit/index.ts";

let bed: TestIssues;
beforeAll(async () => {
  bed = await testIssues();
});
afterAll(() => bed.close());

const numbers = [0, 1, 2] as const;
const findings = numbers.map((number) => testFinding(number));
const some = fc.uniqueArray(fc.constantFrom(...numbers));

interface ScanStep {
  readonly kind: "scan";
  readonly found: readonly number[];
  readonly ended: "completed" | "failed";
  readonly isComplete: boolean;
  readonly notCovered: readonly number[];
  readonly excluded: readonly number[];
}
interface DecideStep {
  readonly kind: "decide";
  readonly number: number;
  readonly status: IssueStatus;
}
const wholeScan = some.map(
  (found): ScanStep => ({ kind: "scan", found, ended: "completed", isComplete: true, notCovered: [], excluded: [] }),
);
const anyScan: fc.Arbitrary<ScanStep> = fc.record({
  kind: fc.constant("scan"),
  found: some,
  ended: fc.constantFrom("completed", "completed", "failed"),
  isComplete: fc.constantFrom(true, true, false),
  notCovered: some,
  excluded: some,
});
const anyDecision: fc.Arbitrary<DecideStep> = fc.record({
  kind: fc.constant("decide"),
  number: fc.constantFrom(...numbers),
  status: fc.constantFrom(...issueStatuses, "fixed"), // claims meet evidence in more ways than the others
});
const history = fc.array(fc.oneof(wholeScan, anyScan, anyDecision), { maxLength: 14, size: "max" });

const placeOf = (number: number) => ({ engine: "secrets", place: `src/${number}.ts` });

async function play(team: TestTeam, step: ScanStep | DecideStep): Promise<void> {
  if (step.kind === "scan") {
    await team.scan({
      found: step.found.map((number) => findings[number]!),
      ended: step.ended,
      coverage: {
        completedEngines: step.isComplete ? ["secrets"] : [],
        notCovered: step.notCovered.map(placeOf),
        excluded: step.excluded.map(placeOf),
      },
    });
    return;
  }
  const id = (await idsOf(team)).get(step.number);
  bed.clock.advance(1000);
  if (id !== undefined) {
    await bed.door.decide(team.actor, { ids: [id] }, { status: step.status, comment: "because" });
  }
}

async function issuesOf(team: TestTeam) {
  const { issues } = await bed.door.issues(team.teamId, { limit: 100 });
  return new Map(issues.map((issue) => [Number(/\d+/.exec(issue.location.file ?? "")?.[0]), issue]));
}
async function idsOf(team: TestTeam): Promise<Map<number, string>> {
  return new Map(Array.from(await issuesOf(team), ([number, { id }]) => [number, id]));
}
/** What people see, without ids and versions. */
async function pictureOf(team: TestTeam) {
  const ids = new Map(Array.from(await idsOf(team), ([number, id]) => [id, number]));
  const issues = [...(await issuesOf(team))].map(([number, { status, decision, detection }]) => [
    number,
    status,
    decision,
    detection,
  ]);
  const events = (await team.events()).map((event) => {
    const [type, id = ""] = event.split(" ");
    return `${type} ${ids.get(id)}`;
  });
  return { issues: issues.sort(), events: events.sort() };
}

const law = (runs: number, property: fc.IAsyncPropertyWithHooks<never[]> | fc.IAsyncProperty<unknown>) =>
  fc.assert(property, { numRuns: runs });

describe("the laws", () => {
  it("1: the same input twice changes nothing", () =>
    law(
      25,
      fc.asyncProperty(history, anyScan, async (before, last) => {
        const team = bed.team();
        for (const step of [...before, last]) await play(team, step);
        const seen = [await team.rows(), await team.events(), await pictureOf(team)];
        await play(team, last);
        expect([await team.rows(), await team.events(), await pictureOf(team)]).toEqual(seen);
      }),
    ));

  it("2: the order of findings in a report is irrelevant", () =>
    law(
      15,
      fc.asyncProperty(
        fc.array(fc.oneof(anyScan, anyDecision), { maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        async (steps, order) => {
          const [one, other] = [bed.team(), bed.team()];
          for (const step of steps) {
            await play(one, step);
            const shuffled = (list: readonly number[]) =>
              list
                .map((number) => [order.next().value, number] as const)
                .sort(([a], [b]) => a - b)
                .map(([, number]) => number);
            await play(other, step.kind === "scan" ? { ...step, found: shuffled(step.found) } : step);
          }
          expect(await pictureOf(other)).toEqual(await pictureOf(one));
        },
      ),
    ));

  it("3: a split report equals the joined report", () =>
    law(
      15,
      fc.asyncProperty(some, some, fc.array(fc.nat(5), { maxLength: 4 }), async (earlier, found, cuts) => {
        const [joined, split] = [bed.team(), bed.team()];
        const report = found.map((number) => findings[number]!);
        const edges = [0, ...cuts.map((cut) => Math.min(cut, report.length)).sort(), report.length];
        const batches = edges.slice(1).map((end, index) => report.slice(edges[index], end));
        for (const team of [joined, split]) await team.scan({ found: earlier.map((number) => findings[number]!) });
        await joined.scan({ found: report });
        await split.scan({ found: report, batches });
        expect(await pictureOf(split)).toEqual(await pictureOf(joined));
      }),
    ));

  it("4: fix, then return: exactly one reopened, on the same id", () =>
    law(
      15,
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
          minLength: 1,
          maxLength: 3,
        }),
        async (rounds) => {
          const team = bed.team();
          await team.scan({ found: [findings[0]!] });
          const id = (await idsOf(team)).get(0);
          for (const [absent, present] of rounds) {
            for (let scan = 0; scan < absent; scan++) await team.scan({ found: [] });
            for (let scan = 0; scan < present; scan++) await team.scan({ found: [findings[0]!] });
          }
          expect(await team.events()).toEqual(rounds.flatMap(() => [`issue.fixed ${id}`, `issue.reopened ${id}`]));
          expect(await idsOf(team)).toEqual(new Map([[0, id]]));
        },
      ),
    ));

  it("5: a decision never changes without an actor or a policy", () =>
    law(
      20,
      fc.asyncProperty(history, async (steps) => {
        const team = bed.team();
        const decided = new Map<number, IssueStatus[]>();
        for (const step of steps) {
          if (step.kind === "decide" && (await idsOf(team)).has(step.number)) {
            decided.set(step.number, [step.status, ...(decided.get(step.number) ?? [])]);
          }
          await play(team, step);
        }
        for (const [number, { id, decision }] of await issuesOf(team)) {
          const { history: kept } = await bed.door.issue(team.teamId, id);
          expect(decision).toBe(decided.get(number)?.[0] ?? "open");
          expect(kept.map((record) => record.status)).toEqual(decided.get(number) ?? []);
          expect(kept.every((record) => record.userId === team.actor.userId)).toBe(true);
        }
      }),
    ));

  it("5: nor where policies decide: a person's word stands, and every other change has a policy's name", () =>
    law(
      15,
      fc.asyncProperty(history, fc.constantFrom(...issueStatuses), async (steps, status) => {
        const team = bed.team();
        const act = { decide: { status, reason: "because" } };
        await bed.door.policies.create(team.actor, { name: "by rule", enabled: true, order: 1, match: {}, act });
        const decided = new Map<number, IssueStatus[]>();
        for (const step of steps) {
          if (step.kind === "decide" && (await idsOf(team)).has(step.number)) {
            decided.set(step.number, [step.status, ...(decided.get(step.number) ?? [])]);
          }
          await play(team, step);
          await sweepPolicies(bed.deps);
        }
        for (const [number, { id, decision }] of await issuesOf(team)) {
          const { history: kept } = await bed.door.issue(team.teamId, id);
          expect(decision).toBe(decided.get(number)?.[0] ?? status);
          expect(kept.map((record) => record.policy ?? record.status)).toEqual([
            ...(decided.get(number) ?? []),
            "by rule",
          ]);
        }
      }),
    ));

  it("8: a scan that did not cover a part, or did not finish, fixes nothing there", () =>
    law(
      20,
      fc.asyncProperty(history, anyScan, async (before, last) => {
        const team = bed.team();
        for (const step of before) await play(team, step);
        const was = await issuesOf(team);
        const told = (await team.events()).length;
        await play(team, last);
        const hidden = (number: number) =>
          last.ended === "failed" ||
          !last.isComplete ||
          last.notCovered.includes(number) ||
          last.excluded.includes(number);
        const news = (await team.events()).slice(told);
        for (const [number, issue] of was) {
          if (!hidden(number) || last.found.includes(number)) continue;
          const now = (await issuesOf(team)).get(number)!;
          expect(now.status === issue.status || !["fixed", "fix_verified"].includes(now.status)).toBe(true);
          expect(news).not.toContain(`issue.fixed ${issue.id}`);
        }
      }),
    ));

  it("what is known and told of an issue is what its whole history says", () =>
    law(
      60,
      fc.asyncProperty(history, async (steps) => {
        const team = bed.team();
        for (const step of steps) await play(team, step);
        for (const [number, issue] of await issuesOf(team)) {
          const expected = derive(steps, number);
          expect([issue.detection, issue.status]).toEqual([expected.detection, expected.status]);
          const told = (await team.events()).filter((event) => event.endsWith(issue.id));
          expect(told.map((event) => event.split(" ")[0])).toEqual(deriveEvents(steps, number));
        }
      }),
    ));
});

/** From scratch, without steps between: the newest scan that covered the place, and the newest one after the claim. */
function derive(steps: readonly (ScanStep | DecideStep)[], number: number) {
  const firstSeen = steps.findIndex((step) => step.kind === "scan" && step.found.includes(number));
  const life = steps.slice(firstSeen);
  const verdicts = life.map((step) => (step.kind === "scan" ? verdictOf(step, number) : undefined));
  const decidedAt = life.findLastIndex((step) => step.kind === "decide" && step.number === number);
  const decision = decidedAt < 0 ? "open" : (life[decidedAt] as DecideStep).status;
  // Looking away makes unknown what was there, and brings nothing back that was gone.
  const detection = verdicts.reduce<"seen" | "not_seen" | "unknown">(
    (known, verdict) => (verdict === undefined || (verdict === "unknown" && known === "not_seen") ? known : verdict),
    "seen",
  );
  const since = verdicts.slice(decidedAt + 1).findLast((verdict) => verdict === "seen" || verdict === "not_seen");
  const sinceDecision = claims.includes(decision) ? (since ?? "nothing") : "nothing";
  return {
    detection,
    status: projectStatus({ decision, isExpired: false, detection, sinceDecision, isRechecked: false }),
  };
}

/** One event for each scan that makes an issue gone, and for each that brings it back. */
function deriveEvents(steps: readonly (ScanStep | DecideStep)[], number: number): string[] {
  const firstSeen = steps.findIndex((step) => step.kind === "scan" && step.found.includes(number));
  const isGone = (status: IssueStatus) => status === "fixed" || status === "fix_verified";
  return steps.flatMap((step, index) => {
    if (step.kind !== "scan" || index <= firstSeen) return [];
    const [from, to] = [index, index + 1].map((end) => derive(steps.slice(0, end), number).status) as [
      IssueStatus,
      IssueStatus,
    ];
    if (!isGone(from) && isGone(to)) return ["issue.fixed"];
    return isGone(from) && ["open", "in_progress"].includes(to) ? ["issue.reopened"] : [];
  });
}

function verdictOf(scan: ScanStep, number: number) {
  if (scan.found.includes(number)) return "seen";
  if (scan.ended === "failed" || !scan.isComplete || scan.notCovered.includes(number)) return undefined;
  return scan.excluded.includes(number) ? "unknown" : "not_seen";
}
