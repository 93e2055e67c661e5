import { showId } from "@gatewatch/base/ids";
import { confidenceWord } from "@gatewatch/engines/findings";
import type { z } from "zod";
import type { ListedScan, Scan, ScanStatus } from "../../../scanning/index.ts";
import type { FindingRow } from "../../../vulnerabilities/index.ts";
import type { Problem } from "../../http/index.ts";
import { secondsInstant } from "../instant.ts";
import type { errorBody, launched, results, scan, status } from "./schema.ts";

/** The contract documents `unauthorized` alone; the other words are ours. */
const words: Readonly<Record<string, string>> = { invalid_request: "bad_request", artifact_not_available: "not_found" };

export function problemBody({ word, message, retryAfterSeconds }: Problem): z.output<typeof errorBody> {
  return {
    error: words[word] ?? word,
    message,
    ...(retryAfterSeconds === undefined ? {} : { retry_after: retryAfterSeconds }),
  };
}

/** Four documented statuses: a cancelled scan has failed for the reason `cancelled`. */
function statusWord(of: ScanStatus): z.output<typeof status> {
  return of === "cancelled" ? "failed" : of;
}

export function launchedBody(row: ListedScan): z.output<typeof launched> {
  return { scan_id: showId("scan", row.id), status: statusWord(row.status) };
}

export function scanBody(row: Scan): z.output<typeof scan> {
  const failed = statusWord(row.status) === "failed";
  return {
    ...launchedBody(row),
    target: row.raw,
    progress: row.progress.percent,
    created_at: secondsInstant(row.createdAt),
    ...(failed ? { error: row.statusReason ?? row.status } : {}),
  };
}

export function findingBody(row: FindingRow): z.output<typeof results>["findings"][number] {
  const { id, title, severity, confidence, category } = row;
  return { id: showId("fnd", id), title, severity, confidence: confidenceWord(confidence), category };
}
