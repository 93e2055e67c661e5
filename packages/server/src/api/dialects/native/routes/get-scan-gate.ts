import { gateAnswer, gateQuery } from "@gatewatch/contracts";
import { route } from "../../doors.ts";
import { scanParams } from "../schema.ts";

export const getScanGate = route({
  method: "GET",
  url: "/scans/:scanId/gate",
  operationId: "getScanGate",
  summary: "Whether a build may go on: pass, fail, or undecided while not everything is covered",
  tag: "Scans",
  access: "vulnerabilities.read",
  schema: { params: scanParams, query: gateQuery, answer: gateAnswer },
  async handle({ principal, params, query }, { scanning, vulnerabilities }) {
    const scan = await scanning.get(principal.teamId, params.scanId);
    const { severity, diff } = query;
    const { total, totalKind } =
      severity === "none"
        ? { total: 0, totalKind: "exact" as const }
        : await vulnerabilities.findings(principal.teamId, {
            scanIds: [scan.id],
            severityAtLeast: severity,
            statuses: ["open", "in_progress"],
            ...(diff && { diff }),
            limit: 1,
          });
    const unknown = [
      ...(scan.status === "completed" ? [] : [`The scan is ${scan.status}.`]),
      ...(scan.partial ? ["The scan has not covered everything."] : []),
    ];
    const failures = await vulnerabilities.policies.gateFailures(principal.teamId, scan.id);
    const found = [
      ...(total === 0 ? [] : [`${total} open, ${diff ? "new " : ""}at least ${severity}.`]),
      ...failures.map((failure) => `Policy "${failure.policy}" fails the gate: ${failure.total} open.`),
    ];
    const withoutFinding = unknown.length > 0 ? ("undecided" as const) : ("pass" as const);
    const verdict = found.length > 0 ? ("fail" as const) : withoutFinding;
    return {
      body: {
        data: {
          scan_id: scan.id,
          verdict,
          reasons: [...found, ...unknown],
          severity,
          diff: diff ?? null,
          blocking: { total, total_kind: totalKind },
        },
      },
    };
  },
});
