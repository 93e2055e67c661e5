import type { Gap, ScanCoverage } from "./coverage.ts";
import type { EngineId } from "./finding.ts";

/** Gaps remembered of each engine and kind; an engine with more is said to have told only part. */
const gapsKept = 10_000;
const urlsKept = 10_000;

/** What one attempt covered and what it did not, bounded; the notes for people are stored elsewhere, and fewer. */
export class CoverageBook {
  readonly #notCovered: Gap[] = [];
  readonly #excluded: Gap[] = [];
  readonly #counts = new Map<string, number>();
  readonly #untold = new Set<string>();
  readonly #ran = new Map<string, { readonly version: string; readonly rules: readonly string[] }>();
  readonly #covered = new Map<string, Set<string>>();

  miss({ engine, place, affects }: Gap, isExcluded: boolean): void {
    const key = `${engine} ${isExcluded}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (count > gapsKept) this.#untold.add(engine);
    else (isExcluded ? this.#excluded : this.#notCovered).push({ engine, place, ...(affects && { affects }) });
  }

  look(engine: string, url: string): void {
    const paths = this.#covered.get(engine) ?? new Set();
    // What is forgotten counts as not covered, which is safe.
    if (paths.size < urlsKept && URL.canParse(url)) paths.add(new URL(url).pathname);
    this.#covered.set(engine, paths);
  }

  apply(engine: string, version: string, rules: readonly string[]): void {
    this.#ran.set(engine, { version, rules });
  }

  statement(completedEngines: readonly EngineId[]): ScanCoverage {
    return {
      completedEngines,
      notCovered: this.#notCovered,
      excluded: this.#excluded,
      untold: [...this.#untold],
      covered: this.#covered,
      ran: this.#ran,
    };
  }
}
