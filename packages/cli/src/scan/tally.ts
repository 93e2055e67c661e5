import type { Clock } from "@gatewatch/base/clock";
import { engines, type StatisticName } from "@gatewatch/engines";
import type { SkippedEntry } from "@gatewatch/engines/checkout";
import { CoverageBook, type EngineId, isAtLeast, type Severity } from "@gatewatch/engines/findings";
import type { EngineSummary, ReportedFinding, ScanSummary } from "@gatewatch/engines/formats";
import type { RunEvent } from "@gatewatch/engines/run";
import type { Baseline } from "./baseline.ts";
import type { Changes } from "./changes.ts";
import { failsAt, type Settings } from "./settings.ts";

/** Places that are named one by one; what is beyond is said in one line for each engine. */
const notCoveredKept = 10_000;

type Part = ScanSummary["notCovered"][number]["engine"];

interface EngineTally {
  status: EngineSummary["status"];
  code?: string;
  message?: string;
  startedMs: number;
  endedMs: number;
  statistics: Partial<Record<StatisticName, number>>;
}

/** Counts one scan while its events pass, and sums it up at the end. */
export class Tally {
  readonly #clock: Clock;
  readonly #settings: Settings;
  readonly #baseline: Baseline | undefined;
  readonly #changes: Changes | undefined;
  readonly #coverage = new CoverageBook();
  readonly #seen = new Set<string>();
  readonly #leftOut: Partial<Record<Severity, number>> = {};
  readonly #engines = new Map<EngineId, EngineTally>();
  readonly #counts: Record<Severity, number> = { info: 0, low: 0, medium: 0, high: 0, critical: 0 };
  readonly #notCovered: { engine: Part; place: string; reason: string }[] = [];
  readonly #notCoveredMore = new Map<Part, number>();
  readonly #excluded = new Map<string, { engine: Part; reason: string; count: number }>();
  readonly #startedAt: string;
  #suppressed = 0;
  #unchanged = 0;
  #outsideChanges = 0;
  #fails = false;

  constructor(clock: Clock, settings: Settings, baseline: Baseline | undefined, changes: Changes | undefined) {
    this.#clock = clock;
    this.#settings = settings;
    this.#baseline = baseline;
    this.#changes = changes;
    this.#startedAt = clock.now().toISOString();
  }

  /** True when a finding that counts reaches the threshold. */
  get fails(): boolean {
    return this.#fails;
  }

  get partial(): boolean {
    return this.#notCovered.length > 0 || [...this.#engines.values()].some((engine) => engine.status === "failed");
  }

  /** @returns the finding as it is to be reported, or `undefined` when it is below the severity or outside the changes asked for */
  take(event: RunEvent): ReportedFinding | undefined {
    switch (event.type) {
      case "finding":
        return this.#finding(event.finding);
      case "engine":
        this.#engine(event);
        return undefined;
      case "not_covered":
        this.#coverage.miss(event, false);
        this.#notCover(event.engine, event.place, event.reason);
        return undefined;
      case "excluded":
        this.#coverage.miss(event, true);
        this.#exclude(event.engine, event.reason);
        return undefined;
      case "statistic": {
        const engine = this.#engines.get(event.engine);
        if (engine) engine.statistics[event.name] = event.value;
        return undefined;
      }
      case "covered":
        this.#coverage.look(event.engine, event.url);
        return undefined;
      case "progress":
      case "artifact":
      case "score":
        return undefined;
    }
  }

  /** Entries of the archive that never reached an engine. */
  archive(skipped: readonly SkippedEntry[]): void {
    for (const { path, reason, byRule } of skipped) {
      this.#coverage.miss({ engine: "archive", place: path }, byRule);
      if (byRule) this.#exclude("archive", reason);
      else this.#notCover("archive", path, reason);
    }
  }

  #notCover(engine: Part, place: string, reason: string): void {
    if (this.#notCovered.length < notCoveredKept) this.#notCovered.push({ engine, place, reason });
    else this.#notCoveredMore.set(engine, (this.#notCoveredMore.get(engine) ?? 0) + 1);
  }

  #exclude(engine: Part, reason: string): void {
    const key = `${engine}\0${reason}`;
    const entry = this.#excluded.get(key);
    if (entry) entry.count++;
    else this.#excluded.set(key, { engine, reason, count: 1 });
  }

  summary(scan: Pick<ScanSummary, "target" | "repository" | "toolVersion">): ScanSummary {
    const more = [...this.#notCoveredMore].map(([engine, count]) => ({
      engine,
      place: `${count} further places`,
      reason: "too many to list one by one",
    }));
    const fixed = this.#baseline?.fixed(this.#seen, this.#statement(), scan.target.label);
    return {
      ...scan,
      startedAt: this.#startedAt,
      finishedAt: this.#clock.now().toISOString(),
      partial: this.partial,
      engines: [...this.#engines].map(([id, tally]) => summaryOf(id, tally)).sort((a, b) => (a.id < b.id ? -1 : 1)),
      counts: this.#counts,
      suppressed: this.#suppressed,
      unchanged: this.#unchanged,
      ...(this.#changes && { outsideChanges: this.#outsideChanges }),
      ...(fixed && { fixed }),
      ...(this.#settings.severity !== "info" && { leftOut: this.#leftOut }),
      notCovered: [...this.#notCovered, ...more],
      excluded: [...this.#excluded.values()],
    };
  }

  #statement() {
    const completed = [...this.#engines].filter(([, { status }]) => status === "completed");
    return this.#coverage.statement(completed.map(([engine]) => engine));
  }

  #finding(finding: Extract<RunEvent, { type: "finding" }>["finding"]): ReportedFinding | undefined {
    const isShown = isAtLeast(finding.severity, this.#settings.severity);
    const known = this.#baseline?.fingerprints.has(finding.fingerprint);
    if (known) this.#seen.add(finding.fingerprint);
    if (this.#changes?.touches(finding) === false) {
      this.#outsideChanges++;
      return undefined;
    }
    if (finding.suppressed !== undefined) this.#suppressed++;
    else if (known) this.#unchanged++;
    else {
      if (isShown) this.#counts[finding.severity]++;
      else this.#leftOut[finding.severity] = (this.#leftOut[finding.severity] ?? 0) + 1;
      this.#fails ||= failsAt(this.#settings["fail-on"], finding.severity);
    }
    if (!isShown) return undefined;
    return known === undefined ? finding : { ...finding, baselineState: known ? "unchanged" : "new" };
  }

  #engine(event: Extract<RunEvent, { type: "engine" }>): void {
    const nowMs = this.#clock.monotonicMs();
    const tally = this.#engines.get(event.engine) ?? {
      status: "completed",
      startedMs: nowMs,
      endedMs: nowMs,
      statistics: {},
    };
    this.#engines.set(event.engine, tally);
    tally.endedMs = nowMs;
    if (event.status === "completed" && event.rules && event.version !== undefined) {
      this.#coverage.apply(event.engine, event.version, event.rules);
    }
    if (event.status !== "failed") return;
    tally.status = "failed";
    tally.code = event.code;
    tally.message = event.message;
  }
}

function summaryOf(
  id: EngineId,
  { status, code, message, startedMs, endedMs, statistics }: EngineTally,
): EngineSummary {
  return {
    id,
    version: engines.find((engine) => engine.id === id)?.version ?? "",
    status,
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
    durationMs: Math.round(endedMs - startedMs),
    statistics,
  };
}
