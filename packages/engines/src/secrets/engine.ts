import { messageOf } from "@gatewatch/base/fault";
import type { SkipReason, TreeFile } from "@gatewatch/base/tree";
import type { Engine, EngineContext } from "../contract.ts";
import type { Finding } from "../findings/index.ts";
import { secretRules } from "./catalog.ts";
import { findingsOf } from "./reporting/finding.ts";
import { createScanner, type Scanner } from "./scan/scanner.ts";
import { textsOf } from "./scan/texts.ts";

const progressEveryMs = 250;

/** Finds credentials in a tree of files. Pure: it reads files through its context and sends nothing anywhere. */
export const secretsEngine: Engine = {
  id: "secrets",
  version: "1",
  accepts: (target) => target.kind === "tree",
  async plan(context) {
    let units = 0;
    for await (const _ of context.fs.files({ signal: context.signal })) units++;
    return { units, unitName: "files" };
  },
  run: runSecrets,
};

async function* runSecrets(context: EngineContext): AsyncGenerator<Finding> {
  const { clock, report, signal } = context;
  const scanner = createScanner(secretRules);
  const deadlineMs = clock.monotonicMs() + context.budget.timeSeconds * 1000;
  let files = 0;
  let bytes = 0;
  let reportedMs = Number.NEGATIVE_INFINITY;
  for await (const file of context.fs.files({ signal, onSkip: (path, reason) => reportSkip(context, path, reason) })) {
    if (clock.monotonicMs() > deadlineMs) {
      report.notCovered(
        file.path,
        `The time of ${context.budget.timeSeconds} s ended here; this file and all after it were not scanned.`,
      );
      break;
    }
    yield* scanFile(context, scanner, file);
    files++;
    bytes += file.sizeBytes;
    if (clock.monotonicMs() - reportedMs >= progressEveryMs) {
      reportedMs = clock.monotonicMs();
      context.progress(files, undefined, file.path);
    }
  }
  context.progress(files, files, "done");
  report.statistic("files", files);
  report.statistic("bytes", bytes);
}

function* scanFile(context: EngineContext, scanner: Scanner, file: TreeFile): Generator<Finding> {
  try {
    for (const { bytes, linesBefore, freshFrom } of textsOf(file, context.report)) {
      context.signal.throwIfAborted();
      const found = scanner.scan(bytes, { path: file.path, now: context.clock.now() });
      const matches = freshFrom === 0 ? found : found.filter((match) => match.end > freshFrom);
      if (matches.length === 0) continue;
      const text = bytes.toString("latin1");
      yield* findingsOf({ path: file.path, text, matches, linesBefore, joinKey: context.options.joinKey });
    }
  } catch (cause) {
    context.signal.throwIfAborted();
    context.report.notCovered(file.path, `The file could not be read: ${messageOf(cause)}`);
  }
}

function reportSkip({ report }: EngineContext, path: string, reason: SkipReason): void {
  const isChoice = reason === "ignored" || reason === "symbolic link" || reason === "special file";
  if (isChoice) report.excluded(path, reason);
  else report.notCovered(path, reason);
}
