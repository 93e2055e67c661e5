import type { TeamId } from "../../../kernel/actor.ts";
import type { Scan } from "../../../scanning/index.ts";
import type { Doors } from "../doors.ts";
import { findingBody, statisticsBody } from "./render.ts";

/** The contract has no pages here; a scan's findings are all of them, up to this many, worst first. */
const findingsMax = 5000;

/** Findings and statistics of a scan as they stand now. */
export async function scanResults({ vulnerabilities, clock }: Doors, teamId: TeamId, scan: Scan) {
  const { findings } = await vulnerabilities.findings(teamId, { scanIds: [scan.id], limit: findingsMax });
  return { findings: findings.map(findingBody), statistics: statisticsBody(scan, clock.now()) };
}
