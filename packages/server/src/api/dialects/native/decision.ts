import type { updateVulnerabilityRequest } from "@gatewatch/contracts";
import type { z } from "zod";
import type { NewDecision } from "../../../vulnerabilities/index.ts";

/** A decision as a client sends it, in the words of the room. */
export function decisionOf(body: z.output<typeof updateVulnerabilityRequest>): NewDecision {
  const { status, comment, expires_at: expiresAt, severity } = body;
  return {
    ...(status === undefined ? {} : { status }),
    ...(comment === undefined ? {} : { comment }),
    ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) }),
    ...(severity === undefined ? {} : { severity: severity ?? "as_found" }),
  };
}
