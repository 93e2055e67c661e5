import type { TeamId } from "../../../kernel/actor.ts";
import type { Scan } from "../../../scanning/index.ts";
import type { Doors } from "../doors.ts";
import { json, rendered, streamedObject } from "../stream-json.ts";
import { findingBody, statisticsBody } from "./render.ts";

/** A body with all findings of a scan, worst first, and its statistics: the contract has no pages here. */
export function withResults({ vulnerabilities, clock }: Doors, teamId: TeamId, scan: Scan, head: object) {
  const found = vulnerabilities.eachFinding(teamId, { scanIds: [scan.id] });
  const statistics = statisticsBody(scan, clock.now());
  return {
    raw: { mediaType: json, body: streamedObject(head, "findings", rendered(found, findingBody), { statistics }) },
  };
}
