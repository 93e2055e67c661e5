import { createHash } from "node:crypto";
import type { RanRules, ScanCoverage } from "@gatewatch/engines/findings";

/** A coverage statement as JSON holds it. */
export interface StoredCoverage extends Omit<ScanCoverage, "covered" | "ran"> {
  readonly covered: readonly (readonly [string, readonly string[]])[];
  readonly ran: readonly (readonly [string, RanRules])[];
}

export function storedCoverage(coverage: ScanCoverage): StoredCoverage {
  const { completedEngines, notCovered, excluded, untold } = coverage;
  return {
    completedEngines,
    notCovered,
    excluded,
    untold,
    covered: Array.from(coverage.covered, ([engine, places]) => [engine, [...places]]),
    ran: [...(coverage.ran ?? [])],
  };
}

export function coverageOf(stored: StoredCoverage): ScanCoverage {
  return {
    ...stored,
    covered: new Map(stored.covered.map(([engine, places]) => [engine, new Set(places)])),
    ran: new Map(stored.ran),
  };
}

/** Names a list of rules of one version of an engine. */
export function rulesetDigest(engine: string, { version, rules }: RanRules): string {
  return createHash("sha256")
    .update(JSON.stringify([engine, version, rules.toSorted()]))
    .digest("hex");
}
