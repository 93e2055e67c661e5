import type { FieldError } from "@gatewatch/base/fault";
import { vulnerabilityFaults } from "../faults.ts";
import type { NewDecision } from "./contract.ts";

/** @throws Fault `vulnerabilities.invalid_decision` */
export function checkDecision({ status, severity, comment, expiresAt }: NewDecision, now: Date): void {
  if (status === undefined && severity === undefined) {
    throw invalid({ field: "status", reason: "is missing: send a status, a severity, or both" });
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
