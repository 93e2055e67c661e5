import type { Severity } from "@gatewatch/engines/findings";
import type { SeverityCounts } from "../../scanning/index.ts";
import type { IssueStatus } from "../../vulnerabilities/index.ts";
import type { ScopedFinding } from "./reported-findings.ts";

/** What has one rule in common. */
export interface RuleTally {
  readonly ruleId: string;
  readonly title: string;
  readonly category: string;
  readonly severity: Severity;
  readonly cwe: readonly string[];
  readonly remediation: string;
  readonly engine: string;
  open: number;
  count: number;
}

const rulesKept = 2000;
const portsKept = 1000;
/** Statuses of what still is a risk. */
const openStatuses: ReadonlySet<IssueStatus> = new Set(["open", "in_progress"]);

/** Counts the findings of a report while they pass. Bounded, whatever there is. */
export class Tally {
  readonly #all = emptyCounts();
  readonly #open = emptyCounts();
  readonly #by = new Map<string, Map<string, SeverityTally>>();
  readonly #rules = new Map<string, RuleTally>();
  readonly #ports = new Map<number, string>();

  add(finding: ScopedFinding, target: string): void {
    const isOpen = openStatuses.has(finding.status);
    this.#all[finding.severity]++;
    if (isOpen) this.#open[finding.severity]++;
    this.#count("engine", finding.engine, finding.severity);
    this.#count("category", finding.category, finding.severity);
    this.#count("target", target, finding.severity);
    this.#count("status", finding.status, finding.severity);
    const rule = this.#rules.get(finding.ruleId);
    if (rule) {
      rule.count++;
      if (isOpen) rule.open++;
    } else if (this.#rules.size < rulesKept) {
      const { ruleId, title, category, severity, cwe, remediation, engine } = finding;
      this.#rules.set(ruleId, {
        ruleId,
        title,
        category,
        severity,
        cwe,
        remediation,
        engine,
        open: isOpen ? 1 : 0,
        count: 1,
      });
    }
    const { port } = finding.location;
    if (finding.engine === "host" && port !== undefined && this.#ports.size < portsKept) {
      this.#ports.set(port, finding.evidence.facts?.service ?? "unknown");
    }
  }

  #count(kind: string, name: string, severity: Severity): void {
    const names = this.#by.get(kind) ?? new Map<string, SeverityTally>();
    this.#by.set(kind, names);
    const key = names.has(name) || names.size < rulesKept ? name : "everything else";
    const counts = names.get(key) ?? emptyCounts();
    names.set(key, counts);
    counts[severity]++;
  }

  /** Everything that is listed. */
  get counts(): SeverityCounts {
    return withTotal(this.#all);
  }

  /** Without what was fixed, accepted or found to be false: what the health follows from. */
  get openCounts(): SeverityCounts {
    return withTotal(this.#open);
  }

  /** Worst rule first. */
  get rules(): readonly RuleTally[] {
    return [...this.#rules.values()];
  }

  /** @returns names with their counts, the most critical first */
  by(kind: "engine" | "category" | "target" | "status"): readonly (readonly [string, SeverityCounts])[] {
    const rows = [...(this.#by.get(kind) ?? [])].map(([name, counts]) => [name, withTotal(counts)] as const);
    return rows.toSorted(([, a], [, b]) => b.critical - a.critical || b.high - a.high || b.total - a.total);
  }

  get openPorts(): { readonly port: number; readonly service: string }[] {
    return [...this.#ports].map(([port, service]) => ({ port, service })).toSorted((a, b) => a.port - b.port);
  }
}

type SeverityTally = Record<Severity, number>;

function emptyCounts(): SeverityTally {
  return { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
}

function withTotal(counts: SeverityTally): SeverityCounts {
  return { ...counts, total: Object.values(counts).reduce((sum, count) => sum + count, 0) };
}
