import type { Block } from "@gatewatch/engines/documents";
import { engineIds, type Severity } from "@gatewatch/engines/findings";
import type { RuleTally } from "../generate/tally.ts";
import { healthRating, healthScore } from "../health.ts";
import type { Facts, ReportKind } from "./contract.ts";
import { heading } from "./tables.ts";

const recommendationsEach = 15;
const levels = ["critical", "high", "medium", "low", "info"] as const;

export const assessmentReport: ReportKind = {
  type: "assessment",
  title: "Security assessment",
  purpose: "What an attacker meets, how great the risk is, and what to do first.",
  async account(facts) {
    return {
      sections: [
        heading("Executive Summary"),
        { kind: "paragraph", text: summaryOf(facts) },
        heading("Attack Surface"),
        ...surfaceBlocks(facts),
        heading("Risk Assessment"),
        ...levels.flatMap((level) => riskBlocks(level, facts.tally.rules)),
        heading("Recommendations"),
        ...recommendations("Immediate", facts.tally.rules, ["critical", "high"]),
        ...recommendations("Short term", facts.tally.rules, ["medium"]),
        ...recommendations("Long term", facts.tally.rules, ["low", "info"]),
        heading("Technical details and methodology"),
        ...methodologyBlocks(facts),
        heading("Findings"),
      ],
      findings: "all",
    };
  },
};

function summaryOf({ scans, tally }: Facts): string {
  const { critical, high, medium, low, total } = tally.openCounts;
  const score = healthScore(tally.openCounts);
  const targets = new Set(scans.map((scan) => scan.targetLabel)).size;
  const urgent = critical + high;
  const worst = urgent > 0 ? `${urgent} of them should be dealt with at once.` : "None of them is critical or high.";
  return `${targets === 1 ? "One target was" : `${targets} targets were`} looked at in ${scans.length} scans. ${total} findings are open (${critical} critical, ${high} high, ${medium} medium, ${low} low). ${worst} Health: ${score} of 100, ${healthRating(score)}.`;
}

/** The rows of a surface, each with what is known, or that nobody looked. */
function surfaceBlocks({ scans, tally }: Facts): Block[] {
  const hosts = [...new Set(scans.flatMap(({ targetLabel }) => hostOf(targetLabel)))];
  const ports = tally.openPorts.map(({ port, service }) => `${port} (${service})`);
  const ran = new Set(
    scans.flatMap(({ stages }) => stages.filter(({ status }) => status === "completed").map(({ engine }) => engine)),
  );
  const found = (categories: readonly string[]) => {
    const rules = tally.rules.filter(({ category }) => categories.includes(category));
    return rules.length === 0 ? "nothing found" : rules.map(({ title, count }) => `${title} (${count})`).join("; ");
  };
  const ifRan = (engine: string, text: () => string) =>
    ran.has(engine) ? text() : `not assessed: the ${engine} engine did not run`;
  const { total } = tally.openCounts;
  return [
    {
      kind: "facts",
      rows: [
        ["Domain", hosts.join(", ") || "none: source code only"],
        ["Subdomains", "not assessed: no engine looks for them"],
        ["Network services", ifRan("host", () => ports.join(", ") || "no open port found")],
        ["Web technologies", ifRan("web", () => found(["disclosure"]))],
        ["WAF", "not assessed: no engine looks for one"],
        ["Exposure", ifRan("web", () => found(["exposure"]))],
        ["Vulnerabilities", `${total} open findings of ${tally.rules.length} kinds`],
      ],
    },
  ];
}

function riskBlocks(level: Severity, rules: readonly RuleTally[]): Block[] {
  const open = rules.filter((rule) => rule.severity === level && rule.open > 0);
  const items = open.map(({ title, open: count, category }) => `${title}: ${count} in ${category}`);
  return [
    { kind: "heading", level: 3, text: `${level[0]?.toUpperCase()}${level.slice(1)} risk`, tone: level },
    items.length === 0 ? { kind: "paragraph", text: "Nothing open." } : { kind: "list", items },
  ];
}

function recommendations(term: string, rules: readonly RuleTally[], levelsOfTerm: readonly Severity[]): Block[] {
  const open = rules.filter((rule) => rule.open > 0 && levelsOfTerm.includes(rule.severity));
  const shown = open.slice(0, recommendationsEach);
  return [
    { kind: "heading", level: 3, text: term },
    ...(shown.length === 0 ? [{ kind: "paragraph" as const, text: "Nothing to do." }] : []),
    ...shown.map((rule): Block => ({ kind: "prose", label: `${rule.title} (${rule.open})`, text: rule.remediation })),
    ...(open.length > shown.length
      ? [{ kind: "paragraph" as const, text: `${open.length - shown.length} further kinds are listed below.` }]
      : []),
  ];
}

function methodologyBlocks({ scans }: Facts): Block[] {
  return [
    {
      kind: "paragraph",
      text: "Each target was scanned by the engines below. A finding carries its evidence; a confidence from 1 to 10 says how sure the engine is. Severities follow CVSS where there is a vector, else the engine's own rating, and people may have decided on another.",
    },
    {
      kind: "table",
      columns: [
        { title: "Engine", share: 2 },
        { title: "What it looks at", share: 5 },
        { title: "Scans", share: 1, isNumber: true },
      ],
      rows: engineIds.map((id) => [
        id,
        methods[id],
        String(scans.filter(({ engines }) => engines.includes(id)).length),
      ]),
    },
  ];
}

const methods = {
  secrets: "passwords, keys and tokens in files, by pattern, checksum and entropy",
  dependencies: "components of lockfiles against advisories",
  config: "configuration of infrastructure and build, by rules",
  code: "source code, by following data from its sources to dangerous calls",
  web: "pages of a site: headers, cookies, TLS, exposed files; no attacks",
  host: "open ports and the services behind them",
} as const;

function hostOf(label: string): string[] {
  return URL.canParse(label) && /^https?:/.test(label) ? [new URL(label).hostname] : [];
}
