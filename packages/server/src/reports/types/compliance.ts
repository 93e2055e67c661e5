import type { Block } from "@gatewatch/engines/documents";
import { assess } from "../compliance/assess.ts";
import { owaspOf } from "../compliance/owasp.ts";
import { frameworks, unmapped } from "../compliance/requirements.ts";
import type { Facts, ReportKind } from "./contract.ts";
import { heading } from "./tables.ts";

export const complianceReport: ReportKind = {
  type: "compliance",
  title: "Compliance report",
  purpose: "What the scans say about requirements of OWASP, PCI DSS and CIS, and what they cannot say.",
  async account(facts) {
    const assessed = frameworks.map((framework) => ({
      framework,
      rows: assess(framework, facts.tally.rules, completedEngines(facts)),
    }));
    return {
      sections: [
        {
          kind: "notice",
          text: "Scans give evidence, not compliance: a requirement without a finding is one where nothing was found, and an assessor decides.",
        },
        ...assessed.flatMap(({ framework, rows }): Block[] => {
          const beside = unmapped(framework, facts.tally.rules).reduce((sum, { open }) => sum + open, 0);
          return [
            heading(framework.name),
            {
              kind: "table",
              columns: [
                { title: "Requirement", share: 2 },
                { title: "Says", share: 4 },
                { title: "Result", share: 1.8 },
                { title: "Open", share: 0.9, isNumber: true },
                { title: "Why", share: 4 },
              ],
              rows: rows.map(({ requirement, verdict, findings, reason }) => [
                requirement.id,
                requirement.title,
                verdict,
                String(findings),
                reason,
              ]),
            },
            ...(beside === 0
              ? []
              : [{ kind: "paragraph" as const, text: `${beside} open findings belong to no row of this table.` }]),
          ];
        }),
        heading("Findings"),
      ],
      findings: "all",
      more({ cwe }) {
        const codes = (edition: "in2021" | "in2025") =>
          [...new Set(cwe.flatMap((one) => owaspOf(one)[edition] ?? []))].join(", ") || "none";
        return [
          ["OWASP Top 10:2021", codes("in2021")],
          ["OWASP Top 10:2025", codes("in2025")],
        ];
      },
      async *records() {
        yield ["framework", "requirement", "title", "result", "open_findings", "why"];
        for (const { framework, rows } of assessed) {
          for (const { requirement, verdict, findings, reason } of rows) {
            yield [framework.name, requirement.id, requirement.title, verdict, String(findings), reason];
          }
        }
      },
    };
  },
};

/** Engines that completed wherever they were to run, and ran somewhere. */
function completedEngines({ scans }: Facts): ReadonlySet<string> {
  const stages = scans.flatMap((scan) => scan.stages);
  const failed = new Set(stages.filter(({ status }) => status !== "completed").map(({ engine }) => engine));
  return new Set(stages.map(({ engine }) => engine).filter((engine) => !failed.has(engine)));
}
