import { closeSync, createReadStream, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { type Severity, severities } from "@gatewatch/engines/findings";
import type { ReportedFinding } from "@gatewatch/engines/formats";

/**
 * Findings on their way from the engines to the formats: kept in one file for each severity, so that any number of them
 * can be read worst first, as often as there are formats, without holding them in memory.
 */
export class Spool {
  readonly #folder: string;
  readonly #files = new Map<Severity, number>();

  /** @param folder an empty folder, removed by its owner */
  constructor(folder: string) {
    this.#folder = folder;
  }

  add(finding: ReportedFinding): void {
    let file = this.#files.get(finding.severity);
    if (file === undefined) {
      file = openSync(this.#path(finding.severity), "ax", 0o600);
      this.#files.set(finding.severity, file);
    }
    // readline also ends a line at these two
    const line = JSON.stringify(finding).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);
    writeSync(file, `${line}\n`);
  }

  /** All findings, worst severity first, within one severity as they came. */
  async *worstFirst(): AsyncGenerator<ReportedFinding> {
    for (const severity of severities.toReversed()) {
      if (!this.#files.has(severity)) continue;
      for await (const line of createInterface({
        input: createReadStream(this.#path(severity)),
        crlfDelay: Number.POSITIVE_INFINITY,
      })) {
        yield JSON.parse(line) as ReportedFinding;
      }
    }
  }

  close(): void {
    for (const file of this.#files.values()) closeSync(file);
  }

  #path(severity: Severity): string {
    return join(this.#folder, `${severity}.jsonl`);
  }
}
