import { z } from "zod";
import { scanFaults } from "./faults.ts";
import { readOption } from "./settings.ts";

const ownDocument = z.object({
  schema: z.literal("gatewatch-findings/1"),
  findings: z.array(z.object({ fingerprint: z.string() })),
});

const sarifLog = z.object({
  version: z.literal("2.1.0"),
  runs: z.array(
    z.object({
      results: z.array(z.object({ partialFingerprints: z.record(z.string(), z.string()).optional() })).optional(),
    }),
  ),
});

/**
 * The fingerprints of an earlier result, JSON or SARIF.
 *
 * @throws Fault `cli.unreadable_file`, `cli.invalid_baseline`
 */
export function readBaseline(file: string): ReadonlySet<string> {
  const document = parse(readOption("--baseline", file));
  const own = ownDocument.safeParse(document);
  if (own.success) return new Set(own.data.findings.map((finding) => finding.fingerprint));
  const log = sarifLog.safeParse(document);
  if (!log.success) {
    throw scanFaults("cli.invalid_baseline", {
      message: `${JSON.stringify(file)} is no result of an earlier scan. Make one with --format json=FILE or --format sarif=FILE.`,
    });
  }
  const results = log.data.runs.flatMap((run) => run.results ?? []);
  return new Set(results.flatMap((result) => result.partialFingerprints?.["gatewatchFingerprint/v1"] ?? []));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // refused with the documents of another form
  }
}
