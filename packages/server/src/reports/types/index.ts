/** The types of reports, sorted: each says another thing about the same scans. */
import type { ReportType } from "../contract.ts";
import { assessmentReport } from "./assessment.ts";
import { auditReport } from "./audit.ts";
import { complianceReport } from "./compliance.ts";
import type { ReportKind } from "./contract.ts";
import { incidentReport } from "./incident.ts";
import { scanReport } from "./scan.ts";
import { securityPostureReport } from "./security-posture.ts";
import { vulnerabilityReport } from "./vulnerability.ts";

export type { Account, Facts, ReportKind } from "./contract.ts";
export { incidentAtMost } from "./incident.ts";

export const reportKinds: Readonly<Record<ReportType, ReportKind>> = {
  assessment: assessmentReport,
  audit: auditReport,
  compliance: complianceReport,
  incident: incidentReport,
  scan: scanReport,
  security_posture: securityPostureReport,
  vulnerability: vulnerabilityReport,
};
