import { readId } from "@gatewatch/base/ids";
import type { updateVulnerabilityRequest } from "@gatewatch/contracts";
import type { z } from "zod";
import type { NewDecision } from "../../../vulnerabilities/index.ts";

/** A decision as a client sends it, in the words of the room. */
export function decisionOf(body: z.output<typeof updateVulnerabilityRequest>): NewDecision {
  const { status, comment, expires_at: expiresAt, severity, assignee, ticket_links: links } = body;
  const user = assignee === undefined ? undefined : assignee === null ? null : readId<"user">(assignee);
  const ticketLinks = links?.map(({ url, title }) => ({ url, ...(title !== undefined && { title }) }));
  return {
    ...(status === undefined ? {} : { status }),
    ...(comment === undefined ? {} : { comment }),
    ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) }),
    ...(severity === undefined ? {} : { severity: severity ?? "as_found" }),
    ...(user === undefined ? {} : { assignee: user }),
    ...(ticketLinks && { ticketLinks }),
  };
}
