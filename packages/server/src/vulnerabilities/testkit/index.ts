/** The room on a real database with a real outbox, and scans that find what a test says. Imported by tests only. */
import { fixedClock, systemClock } from "@gatewatch/base/clock";
import { inTransaction, type Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import { systemRandom } from "@gatewatch/base/random";
import type { IdentifiedFinding } from "@gatewatch/engines/findings";
import { sql } from "kysely";
import type { Principal, TeamId, UserId } from "../../kernel/actor.ts";
import { effectivePermissions } from "../../kernel/roles/index.ts";
import { type TestKernel, testKernel } from "../../kernel/testkit/index.ts";
import {
  type CountDiff,
  createVulnerabilities,
  type DiffCounts,
  type EndedScan,
  type ExpiryDeps,
  vulnerabilitiesMigrations,
} from "../index.ts";

export type Door = ReturnType<typeof createVulnerabilities>;
type Coverage = NonNullable<EndedScan["coverage"]>;

/** A scan: what it found, how it ended, what it covered. Whole and completed unless the test says otherwise. */
export interface TestScan {
  readonly found: readonly IdentifiedFinding[];
  /** Batches that the findings come in; default one. */
  readonly batches?: readonly (readonly IdentifiedFinding[])[];
  readonly ended?: "completed" | "failed";
  readonly coverage?: Partial<Coverage>;
  readonly profile?: string;
  readonly coveredProfiles?: readonly string[];
  readonly isBaseline?: boolean;
  readonly baselineScanId?: string;
  /** Another version of the room. */
  readonly door?: Door;
}

export interface TestIssues {
  readonly test: TestKernel;
  readonly door: Door;
  readonly deps: ExpiryDeps & { readonly countDiff: CountDiff; readonly isMember: () => Promise<boolean> };
  /** What judging said of a scan's counts. */
  diffOf(scanId: string): DiffCounts;
  readonly clock: ReturnType<typeof fixedClock>;
  team(): TestTeam;
  close(): Promise<void>;
}

export interface TestTeam {
  readonly teamId: TeamId;
  readonly actor: Principal;
  readonly targetId: string;
  /** Runs a scan from its start to its end. @returns its id */
  scan(scan: TestScan): Promise<string>;
  /** Starts a scan that finds at once and ends when told; `also` goes on in the transaction that ends it. */
  begin(scan: TestScan): Promise<{ readonly scanId: string; end(also?: (tx: Tx) => Promise<void>): Promise<void> }>;
  /** `type issueId` of the team's durable events about issues, in order. */
  events(): Promise<string[]>;
  /** Changes with every row of the team's issues and decisions that is written, whatever is written. */
  rows(): Promise<string>;
}

export async function testIssues(): Promise<TestIssues> {
  const test = await testKernel({ rooms: vulnerabilitiesMigrations });
  const { db } = test.database;
  const clock = fixedClock(systemClock.now());
  const diffs = new Map<string, DiffCounts>();
  const countDiff: CountDiff = async (_tx, _teamId, scanId, { moved, fixed }) => {
    const before = diffs.get(scanId) ?? { moved: 0, fixed: 0 };
    diffs.set(scanId, { moved: before.moved + moved, fixed: before.fixed + fixed });
  };
  const deps = { ...test.kernel, db, clock, random: systemRandom, countDiff, isMember: async () => true };
  const door = createVulnerabilities(deps);
  const id = <Kind extends string>() => newId<Kind>(clock, systemRandom);

  return {
    test,
    door,
    deps,
    diffOf: (scanId) => diffs.get(scanId) ?? { moved: 0, fixed: 0 },
    clock,
    team() {
      const teamId = id<"team">();
      const targetId = id();
      const begin: TestTeam["begin"] = async (scan) => {
        clock.advance(1000);
        const ended: EndedScan = {
          teamId,
          scanId: id(),
          targetId,
          targetLabel: "example.com/group/project",
          profile: scan.profile ?? "full",
          coveredProfiles: scan.coveredProfiles ?? [scan.profile ?? "full"],
          isBaseline: scan.isBaseline ?? true,
          startedAt: clock.now(),
          ...(scan.baselineScanId !== undefined && { baselineScanId: scan.baselineScanId }),
          ...((scan.ended ?? "completed") === "completed" && { coverage: { ...wholeCoverage, ...scan.coverage } }),
        };
        for (const findings of scan.batches ?? [scan.found]) {
          await inTransaction(db, (tx) => (scan.door ?? door).ingest(tx, { ...ended, findings }));
        }
        clock.advance(1000);
        return {
          scanId: ended.scanId,
          end: (also = async () => {}) =>
            inTransaction(db, async (tx) => {
              await door.scanEnded(tx, ended);
              await also(tx);
            }),
        };
      };
      return {
        teamId,
        targetId,
        actor: {
          kind: "session",
          teamId,
          userId: id<"user">() as UserId,
          role: "admin",
          permissions: effectivePermissions("admin"),
          planCode: "enterprise",
        },
        begin,
        async scan(scan) {
          const { scanId, end } = await begin(scan);
          await end();
          return scanId;
        },
        async events() {
          const { rows } = await sql<{ event: string }>`
            SELECT type || ' ' || (data->>'issueId') AS event FROM events_outbox
            WHERE team_id = ${teamId} AND type LIKE 'issue.%' ORDER BY created_at, id`.execute(db);
          return rows.map((row) => row.event);
        },
        async rows() {
          const { rows } = await sql<{ rows: string }>`
            SELECT string_agg(row, ' ' ORDER BY row) AS rows FROM (
              SELECT id || '@' || xmin AS row FROM issues_issue WHERE team_id = ${teamId}
              UNION ALL SELECT encode(hash, 'hex') || '@' || xmin FROM issues_prose WHERE team_id = ${teamId}
              UNION ALL SELECT id || '@' || xmin FROM decisions_decision WHERE team_id = ${teamId}) AS every`.execute(
            db,
          );
          return rows[0]?.rows ?? "";
        },
      };
    },
    close: () => test.close(),
  };
}

const wholeCoverage: Coverage = {
  completedEngines: ["secrets"],
  notCovered: [],
  excluded: [],
  untold: [],
  covered: new Map(),
};

/** A finding whose identity is its number; it lies in `src/<number>.ts`. */
export function testFinding(number: number, change: Partial<IdentifiedFinding> = {}): IdentifiedFinding {
  return {
    engine: "secrets",
    ruleId: "secrets.example",
    category: "secrets",
    title: "A key in the code",
    shortDescription: "A key lies in the repository.",
    description: "Everybody who can read the repository can use it.",
    remediation: "Revoke it, then move it to a secret store.",
    references: ["https://example.com/why"],
    cwe: ["CWE-798"],
    severity: "high",
    severityScore: 8,
    confidence: 9,
    location: { file: `src/${number}.ts`, line: 3 },
    evidence: { snippet: "key = ****" },
    anchor: `key ${number}`,
    fingerprint: number.toString(16).padStart(64, "0"),
    ...change,
  };
}
