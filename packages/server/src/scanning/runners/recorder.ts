/**
 * Writes what a running scan says: findings, coverage and artifacts in batches, progress twice a second. Each write
 * holds the scan for this attempt and survives a database that is away for a while.
 */
import type { Clock } from "@gatewatch/base/clock";
import { type Db, inTransaction, isConnectionLoss, type Tx } from "@gatewatch/base/db";
import { isFault } from "@gatewatch/base/fault";
import type { Random } from "@gatewatch/base/random";
import { retry } from "@gatewatch/base/retry";
import {
  CoverageBook,
  type EngineId,
  type IdentifiedFinding,
  placeOf,
  type ScanCoverage,
} from "@gatewatch/engines/findings";
import type { RunEvent } from "@gatewatch/engines/run";
import type { Events } from "../../kernel/events/contract.ts";
import { storeArtifact } from "../artifacts/index.ts";
import type { ScanId, Stage, SuppressedFinding } from "../contract.ts";
import {
  type Attempt,
  addCounts,
  addCoverage,
  addSuppressed,
  type Counts,
  type CoverageRow,
  endedScans,
  holdScan,
  type Outcome,
  saveProgress,
} from "../scans/index.ts";
import type { FindingSink } from "../sink.ts";
import { type EngineResult, outcomeOf, reasonOf } from "./outcome.ts";

export interface RecorderDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly events: Events;
  readonly sink: FindingSink;
  readonly artifactsFolder: string;
  /** Quota of that folder; `null` = as much as the disk holds. */
  readonly artifactsMaxBytes: number | null;
}

/** The attempt no longer holds its scan: somebody ended it, or a newer attempt has it. */
export class AttemptLost extends Error {}

/** Notes kept of each kind; beyond that they are only counted. */
const notesKept = 1000;
const databaseAway = { deadlineSeconds: 120, firstDelayMs: 100, maxDelayMs: 2000, isTransient: isConnectionLoss };

export interface RecordedScan {
  readonly targetId: string;
  readonly baselineScanId: string | null;
  readonly stages: readonly Stage[];
}

export class Recorder {
  readonly #deps: RecorderDeps;
  readonly #attempt: Attempt;
  readonly #targetId: string;
  readonly #baselineScanId: string | null;
  readonly #stages: Map<string, Stage>;
  readonly #results = new Map<EngineId, EngineResult>();
  readonly #statistics: Record<string, number> = {};
  readonly #noted = { notCovered: 0, excluded: 0, suppressed: 0 };
  readonly #coverage = new CoverageBook();
  #score: Outcome["score"] = null;
  #stage = "Starting";
  #message = "Starting";
  #percent = 0;

  constructor(deps: RecorderDeps, attempt: Attempt, { targetId, baselineScanId, stages }: RecordedScan) {
    this.#deps = deps;
    this.#attempt = attempt;
    this.#targetId = targetId;
    this.#baselineScanId = baselineScanId;
    this.#stages = new Map(stages.map((stage) => [stage.engine, { ...stage, status: "waiting", done: 0 }]));
  }

  /** Says what goes on before the engines start. */
  say(stage: string, message: string): void {
    this.#stage = stage;
    this.#message = message;
  }

  /** Notes of the preparation, such as entries of an archive that were left out. */
  async note(notes: readonly CoverageRow[]): Promise<void> {
    for (const note of notes) this.#coverage.miss(note, note.isExcluded);
    if (notes.length > 0) await this.#write((tx) => this.#cover(tx, notes));
  }

  /** Takes one batch of events, in order. Returns when all of it is stored. */
  async take(events: readonly RunEvent[]): Promise<void> {
    const findings: IdentifiedFinding[] = [];
    const notes: CoverageRow[] = [];
    const suppressed: SuppressedFinding[] = [];
    for (const event of events) {
      switch (event.type) {
        case "engine":
          this.#engine(event);
          break;
        case "progress":
          this.#progress(event);
          break;
        case "finding":
          if (event.finding.suppressed) {
            const finding = suppressedOf(event.finding);
            suppressed.push(finding);
            this.#coverage.miss({ ...finding, affects: [finding.ruleId] }, true);
          } else findings.push(event.finding);
          break;
        case "not_covered":
        case "excluded":
          notes.push({
            engine: event.engine,
            place: event.place,
            reason: event.reason,
            isExcluded: event.type === "excluded",
          });
          this.#coverage.miss(event, event.type === "excluded");
          break;
        case "covered":
          this.#coverage.look(event.engine, event.url);
          break;
        case "statistic":
          this.#statistics[event.name] = event.value;
          break;
        case "artifact":
          await this.#artifact(event);
          break;
        case "score":
          this.#score = {
            value: event.value,
            version: event.version,
            detail: { basis: event.basis, detail: event.detail },
          };
          break;
        default:
          event satisfies never;
      }
    }
    if (findings.length + notes.length + suppressed.length === 0) return;
    await this.#write((tx) => this.#store(tx, findings, notes, suppressed));
  }

  /** Saves progress. @returns whether a cancel was asked for. @throws AttemptLost */
  async saveProgress(): Promise<boolean> {
    const progress = {
      percent: this.#percent,
      stage: this.#stage,
      message: this.#message,
      stages: [...this.#stages.values()],
      statistics: this.#statistics,
    };
    const { db, clock, events } = this.#deps;
    const cancelled = await retry(clock, databaseAway, () =>
      saveProgress(db, this.#attempt.teamId, this.#attempt, progress, clock.now()),
    );
    if (cancelled === undefined) throw new AttemptLost();
    await events.announce(db, { teamId: this.#attempt.teamId, type: "scan", id: this.#attempt.id });
    return cancelled;
  }

  /** What was covered, for those who judge what was not seen. */
  coverage(): ScanCoverage {
    const completed = [...this.#results].filter(([, result]) => result.status === "completed");
    return this.#coverage.statement(completed.map(([engine]) => engine));
  }

  /** How the scan ends when its engines have. */
  outcome(): Outcome {
    return outcomeOf([...this.#results.values()], this.#noted.notCovered, this.#score);
  }

  #engine(event: Extract<RunEvent, { type: "engine" }>): void {
    const now = this.#deps.clock.now().toISOString();
    if (event.status === "completed" && event.rules && event.version !== undefined) {
      this.#coverage.apply(event.engine, event.version, event.rules);
    }
    const stage = this.#stages.get(event.engine);
    if (!stage) return;
    if (event.status === "running") {
      this.#stages.set(event.engine, {
        ...stage,
        status: "running",
        total: event.units ?? stage.total,
        startedAt: stage.startedAt ?? now,
      });
      this.say(event.engine, "Running");
      return;
    }
    const reason = event.status === "failed" ? reasonOf(event.code) : null;
    const message = event.status === "failed" ? event.message : stage.message;
    this.#results.set(event.engine, event.status === "failed" ? event : { status: "completed" });
    this.#stages.set(event.engine, { ...stage, status: event.status, reason, message, finishedAt: now });
    this.#weigh();
  }

  #progress(event: Extract<RunEvent, { type: "progress" }>): void {
    const stage = this.#stages.get(event.engine);
    if (!stage) return;
    this.#stages.set(event.engine, {
      ...stage,
      done: event.done,
      total: event.total ?? stage.total,
      message: event.message,
    });
    this.say(event.engine, event.message);
    this.#weigh();
  }

  // Every engine weighs the same; 100 is only reached by ending. The store never lets it fall.
  #weigh(): void {
    const parts = Array.from(this.#stages.values(), (stage) => {
      if (stage.status === "completed" || stage.status === "failed") return 1;
      return stage.total ? Math.min(1, stage.done / stage.total) : 0;
    });
    this.#percent = Math.min(
      99,
      Math.floor((100 * parts.reduce((sum, part) => sum + part, 0)) / Math.max(1, parts.length)),
    );
  }

  async #artifact(event: Extract<RunEvent, { type: "artifact" }>): Promise<void> {
    const { teamId, id } = this.#attempt;
    try {
      const { db, random, artifactsFolder: folder, artifactsMaxBytes: maxBytes } = this.#deps;
      const deps = { db, random, folder, maxBytes, endedOf: (ids: readonly ScanId[]) => endedScans(db, ids) };
      await storeArtifact(deps, teamId, id, event, (action) => this.#write(action));
    } catch (error) {
      if (!isFault(error, "storage.full")) throw error;
      // The findings are worth keeping, and say what they say: only the scan is not whole.
      const note = { engine: "storage", place: `${event.kind} artifact`, reason: error.message, isExcluded: false };
      await this.#write((tx) => this.#cover(tx, [note]));
    }
  }

  async #store(
    tx: Tx,
    findings: readonly IdentifiedFinding[],
    notes: readonly CoverageRow[],
    suppressed: readonly SuppressedFinding[],
  ): Promise<void> {
    const { teamId, id } = this.#attempt;
    if (findings.length > 0) {
      const added = await this.#deps.sink(tx, {
        teamId,
        scanId: id,
        targetId: this.#targetId,
        ...(this.#baselineScanId !== null && { baselineScanId: this.#baselineScanId }),
        findings,
      });
      const counts: Counts = {};
      for (const { severity, isNew } of added) {
        for (const name of [severity, "total", isNew ? "new" : "persisting"] as const)
          counts[name] = (counts[name] ?? 0) + 1;
      }
      await addCounts(tx, teamId, this.#attempt, counts);
      await this.#deps.events.announce(tx, { teamId, type: "findings", id });
    }
    if (notes.length > 0) await this.#cover(tx, notes);
    if (suppressed.length > 0) {
      const kept = suppressed.slice(0, Math.max(0, notesKept - this.#noted.suppressed));
      await addSuppressed(tx, teamId, this.#attempt, kept, suppressed.length);
      this.#noted.suppressed += suppressed.length;
    }
  }

  async #cover(tx: Tx, notes: readonly CoverageRow[]): Promise<void> {
    const excluded = notes.filter((note) => note.isExcluded);
    const notCovered = notes.filter((note) => !note.isExcluded);
    const room = (list: readonly CoverageRow[], noted: number) => list.slice(0, Math.max(0, notesKept - noted));
    const kept = [...room(excluded, this.#noted.excluded), ...room(notCovered, this.#noted.notCovered)];
    await addCoverage(tx, this.#attempt.teamId, this.#attempt, kept, {
      notCovered: notCovered.length,
      excluded: excluded.length,
    });
    this.#noted.excluded += excluded.length;
    this.#noted.notCovered += notCovered.length;
  }

  /** One transaction that holds the scan; repeated as a whole while the database is away. */
  async #write(action: (tx: Tx) => Promise<void>): Promise<void> {
    const { db, clock } = this.#deps;
    const noted = { ...this.#noted };
    await retry(clock, databaseAway, () => {
      Object.assign(this.#noted, noted);
      return inTransaction(db, async (tx) => {
        if (!(await holdScan(tx, this.#attempt.teamId, this.#attempt))) throw new AttemptLost();
        await action(tx);
      });
    });
  }
}

function suppressedOf({ engine, ruleId, title, severity, location, suppressed }: IdentifiedFinding): SuppressedFinding {
  const { by = "", reason = null } = suppressed ?? {};
  return { engine, ruleId, title, severity, place: placeOf(location), by, reason };
}
