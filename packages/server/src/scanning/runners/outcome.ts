import { isFault, messageOf } from "@gatewatch/base/fault";
import { isDiskFull } from "../faults.ts";
import type { Outcome } from "../scans/index.ts";

/** Reason codes of failed and partial scans, by fault code. Others keep the part of their code behind the dot. */
const reasons: Readonly<Record<string, string>> = {
  "net.unreachable": "target_unreachable",
  "net.not_resolved": "target_unreachable",
  "net.timeout": "target_unreachable",
  "net.tls": "target_unreachable",
  "net.address_refused": "target_refused",
  "net.redirect_refused": "target_refused",
  "net.too_many_redirects": "too_many_redirects",
  "checkout.timeout": "timeout",
  "runners.crashed": "engine_crashed",
  "runners.out_of_memory": "out_of_memory",
  "storage.full": "storage_full",
};

export function reasonOf(code: string): string {
  return reasons[code] ?? code.slice(code.indexOf(".") + 1);
}

/** How an attempt that could not go on ends. */
export function failedBy(error: unknown): Outcome {
  const known = isFault(error);
  const code = known
    ? error.code === "runners.child_fault" && typeof error.cause === "string"
      ? error.cause
      : error.code
    : undefined;
  if (code === undefined && isDiskFull(error))
    return failed("storage_full", "The data folder has no room left. Free space and scan again.");
  if (code === undefined)
    return failed("internal_error", "The scan failed by a fault of ours; the log says more. Scan again.");
  return failed(reasonOf(code), messageOf(error));
}

export interface EngineResult {
  readonly status: "completed" | "failed";
  readonly code?: string;
  readonly message?: string;
}

/**
 * How a scan whose engines have all ended ends: failed when none completed, partial when something was not covered. A
 * score is an engine's word that it judged all it set out to judge, and stands with the basis it names.
 */
export function outcomeOf(engines: readonly EngineResult[], notCovered: number, score: Outcome["score"]): Outcome {
  const failures = engines.filter((engine) => engine.status === "failed");
  const first = failures[0];
  if (first && failures.length === engines.length) {
    return failed(reasonOf(first.code ?? "run.engine_failed"), first.message ?? "The engine failed.");
  }
  const partial = failures.length > 0 || notCovered > 0;
  const message =
    first?.message ??
    (notCovered > 0
      ? `Finished; ${notCovered} ${notCovered === 1 ? "part was" : "parts were"} not covered`
      : "Finished");
  const reason = first ? reasonOf(first.code ?? "run.engine_failed") : partial ? "not_covered" : null;
  return { status: "completed", reason, message, partial, score };
}

function failed(reason: string, message: string): Outcome {
  return { status: "failed", reason, message, partial: true, score: null };
}
