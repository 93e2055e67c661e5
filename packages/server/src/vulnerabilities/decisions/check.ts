import type { FieldError } from "@gatewatch/base/fault";
import { vulnerabilityFaults } from "../faults.ts";
import type { NewDecision } from "./contract.ts";

/** @throws Fault `vulnerabilities.invalid_decision` */
export function checkDecision(decision: NewDecision, now: Date): void {
  const { status, severity, comment, expiresAt, assignee, ticketLinks } = decision;
  const isEmpty = [status, severity, assignee, ticketLinks].every((part) => part === undefined);
  if (isEmpty && (comment ?? "").trim() === "") {
    throw invalid({
      field: "status",
      reason: "is missing: send it, a severity, an assignee, ticket_links or a comment",
    });
  }
  const needsReason =
    status === "accepted_risk" || status === "false_positive" || (severity !== undefined && severity !== "as_found");
  if (needsReason && (comment ?? "").trim() === "") {
    throw invalid({ field: "comment", reason: "is needed: say why, for those who look at it later" });
  }
  if (expiresAt === undefined) return;
  if (status !== "accepted_risk") {
    throw invalid({ field: "expires_at", reason: "is for accepted_risk only; other decisions have no end" });
  }
  if (expiresAt <= now) {
    throw invalid({ field: "expires_at", reason: `must lie in the future; "${expiresAt.toISOString()}" has passed` });
  }
}

function invalid(field: FieldError): Error {
  return vulnerabilityFaults("vulnerabilities.invalid_decision", {
    message: `"${field.field}" ${field.reason}.`,
    fields: [field],
  });
}
