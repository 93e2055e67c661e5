import { readId } from "@gatewatch/base/ids";
import type { vulnerabilityListQuery, vulnerabilityPageAnswer } from "@gatewatch/contracts";
import type { z } from "zod";
import type { Principal } from "../../../kernel/actor.ts";
import type { Doors } from "../doors.ts";
import { issueRowBody } from "./render-issue.ts";

const mostRows = 200;

/** One keyset page of vulnerabilities with their state. @throws Fault `repositories.not_found` */
export async function issuePage(
  { vulnerabilities, scanning }: Pick<Doors, "vulnerabilities" | "scanning">,
  { teamId }: Principal,
  query: z.output<typeof vulnerabilityListQuery>,
  asked: number,
) {
  const { status, severity_level: severities, engine, repository, assignee, q, sla, sort = "priority", cursor } = query;
  const limit = Math.min(asked, mostRows);
  const target = repository === undefined ? undefined : await scanning.repository(teamId, repository);
  const { issues, nextCursor, total, totalKind } = await vulnerabilities.issues(teamId, {
    limit,
    sort,
    ...(status && { statuses: status }),
    ...(severities && { severities }),
    ...(engine && { engines: engine }),
    ...(target && { targetId: target.id }),
    ...(assignee !== undefined && { assignee: assignee === "none" ? assignee : (readId(assignee) ?? assignee) }),
    ...(q !== undefined && { text: q }),
    ...(sla && { sla }),
    ...(cursor !== undefined && { cursor }),
  });
  const body: z.output<typeof vulnerabilityPageAnswer> = {
    data: issues.map(issueRowBody),
    meta: { next_cursor: nextCursor, total, total_kind: totalKind },
  };
  if (nextCursor === null) return { body };
  const next = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, sort, limit, cursor: nextCursor })) {
    if (value !== undefined) next.set(name, String(value));
  }
  return { body, headers: { Link: `</api/v1/vulnerabilities?${next}>; rel="next"` } };
}
