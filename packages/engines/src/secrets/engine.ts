import { isFault, messageOf } from "@gatewatch/base/fault";
import type { SkipReason, TreeFile } from "@gatewatch/base/tree";
import type { Engine, EngineContext } from "../contract.ts";
import type { Finding } from "../findings/index.ts";
import { isMinified } from "./assignments/index.ts";
import { secretRules } from "./catalog.ts";
import { createUserScanner, readUserRules, type UserScanner } from "./gitleaks/index.ts";
import { findingsOf } from "./reporting/finding.ts";
import { mergeMatches } from "./scan/merge.ts";
import { createScanner, type Scanner } from "./scan/scanner.ts";
import { textsOf } from "./scan/texts.ts";
import { keyStoreIn } from "./stores/index.ts";

const progressEveryMs = 250;
const mostFindings = 5000;
const fileSeconds = 30;

/** Finds credentials in a tree of files. Pure: it reads files through its context and sends nothing anywhere. */
export const secretsEngine: Engine = {
  id: "secrets",
  version: "1",
  rules: secretRules.map(({ id }) => `secrets.${id}`),
  accepts: (target) => target.kind === "tree",
  async plan(context) {
    let units = 0;
    for await (const _ of context.fs.files({ signal: context.signal })) units++;
    return { units, unitName: "files" };
  },
  run: runSecrets,
};

interface Scanners {
  readonly builtIn: Scanner;
  readonly user: UserScanner | undefined;
}

async function* runSecrets(context: EngineContext): AsyncGenerator<Finding> {
  const { clock, report, signal } = context;
  const scanners = { builtIn: createScanner(secretRules), user: userScanner(context) };
  const deadlineMs = clock.monotonicMs() + context.budget.timeSeconds * 1000;
  let files = 0;
  let bytes = 0;
  let reportedMs = Number.NEGATIVE_INFINITY;
  try {
    for await (const file of context.fs.files({
      signal,
      onSkip: (path, reason) => reportSkip(context, path, reason),
    })) {
      if (clock.monotonicMs() > deadlineMs) {
        const reason = `The time of ${context.budget.timeSeconds} s ended at ${file.path}; this file and all after it were not scanned.`;
        report.notCovered(context.target.label, reason);
        break;
      }
      yield* scanFile(context, scanners, file);
      files++;
      bytes += file.sizeBytes;
      if (clock.monotonicMs() - reportedMs >= progressEveryMs) {
        reportedMs = clock.monotonicMs();
        context.progress(files, undefined, file.path);
      }
    }
  } finally {
    await scanners.user?.close();
  }
  context.progress(files, files, "done");
  report.statistic("files", files);
  report.statistic("bytes", bytes);
}

async function* scanFile(context: EngineContext, scanners: Scanners, file: TreeFile): AsyncGenerator<Finding> {
  const { report, signal, clock, options } = context;
  const deadlineMs = clock.monotonicMs() + fileSeconds * 1000;
  let isCut = false;
  try {
    const store = keyStoreIn(file);
    if (store) {
      const { text, match } = store;
      return yield* findingsOf({ path: file.path, text, matches: [match], linesBefore: 0, joinKey: options.joinKey });
    }
    for (const { bytes, linesBefore, freshFrom } of textsOf(file, report)) {
      signal.throwIfAborted();
      if (isCut) break;
      if (linesBefore === 0 && isMinified(file.path, bytes)) {
        report.excluded(file.path, "packed code: searched for providers' credentials only, not for assigned names");
      }
      const own = scanners.builtIn.scan(bytes, {
        path: file.path,
        now: clock.now(),
        note: (reason) => report.notCovered(file.path, reason),
        isOverdue: () => {
          isCut = clock.monotonicMs() > deadlineMs;
          return isCut;
        },
      });
      const users = (await scanners.user?.scan(bytes, file.path, signal)) ?? [];
      const matches = (users.length > 0 ? mergeMatches([...own, ...users]) : own).filter(
        (match) => freshFrom === 0 || match.end > freshFrom,
      );
      if (matches.length === 0) continue;
      if (matches.length > mostFindings) {
        report.notCovered(
          file.path,
          `It holds ${matches.length} findings; only the first ${mostFindings} are reported.`,
        );
        matches.length = mostFindings;
      }
      const text = bytes.toString("latin1");
      yield* findingsOf({ path: file.path, text, matches, linesBefore, joinKey: options.joinKey });
    }
  } catch (cause) {
    signal.throwIfAborted();
    if (isFault(cause)) throw cause;
    report.notCovered(file.path, `The file could not be read: ${messageOf(cause)}`);
  }
}

/** @throws Fault `secrets.rules_unreadable` */
function userScanner({ options, report, clock }: EngineContext): UserScanner | undefined {
  const { rules, problems } = readUserRules(options.userRules.secrets ?? []);
  for (const { place, reason } of problems) report.notCovered(place, reason);
  for (const rule of rules) {
    if (rule.keywords.length > 0 || !rule.pattern) continue;
    report.excluded(`rule "${rule.id}"`, "it has no keyword and is run on whole files, which is slow");
  }
  if (rules.length === 0) return undefined;
  return createUserScanner(rules, clock, (rule) =>
    report.notCovered(
      `rule "${rule.id}"`,
      "It took more than 2 s on one place and was switched off. Simplify its regex.",
    ),
  );
}

function reportSkip({ report }: EngineContext, path: string, reason: SkipReason): void {
  const isChoice = reason === "ignored" || reason === "symbolic link" || reason === "special file";
  if (isChoice) report.excluded(path, reason);
  else report.notCovered(path, reason);
}
