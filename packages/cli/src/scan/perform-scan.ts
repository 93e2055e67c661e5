import { basename } from "node:path";
import { engines } from "@gatewatch/engines";
import { type RunRequest, runScan } from "@gatewatch/engines/run";
import { exitCodes, type Shell } from "../shell/index.ts";
import { readBaseline } from "./baseline.ts";
import { noCache, openCacheFolder } from "./cache-folder.ts";
import { readChanges } from "./changes.ts";
import { readCodeRules } from "./code-rules.ts";
import { joinKeyOf } from "./join-key.ts";
import { networkFor } from "./network.ts";
import { nameTarget, type PreparedTarget, prepareTarget } from "./prepare-target.ts";
import { createProgress } from "./progress.ts";
import { writeResults } from "./results.ts";
import { readOption, readSettings, type ScanFlags, type Settings } from "./settings.ts";
import { Spool } from "./spool.ts";
import { Tally } from "./tally.ts";

/**
 * One local scan from the command line's words to the exit code.
 *
 * @throws Fault for wrong use or an unreadable target; the shell's reason when stopped
 */
export async function performScan(targetText: string, flags: ScanFlags, shell: Shell): Promise<number> {
  const settings = readSettings(flags);
  const baseline = settings.baseline === undefined ? undefined : readBaseline(settings.baseline);
  const named = nameTarget(targetText, settings);
  const changes = await readChanges(named, settings, shell);
  const tally = new Tally(shell.clock, settings, baseline, changes);
  const spool = new Spool(shell.temporaryFolder());
  const network = networkFor(named, settings.offline, shell);
  const progress = createProgress(shell.stderr);
  const kept = settings.cache ? openCacheFolder(named, shell) : noCache;
  let prepared: PreparedTarget;
  try {
    progress.step(`Reading ${targetText}`);
    prepared = await prepareTarget(named, settings, network.checkout, shell);
    progress.step(`Scanning ${prepared.target.label}`);
    const request = requestOf(prepared, settings, shell);
    tally.archive(prepared.skipped);
    const ports = {
      net: network.engines,
      exec: shell.exec,
      clock: shell.clock,
      random: shell.random,
      cache: kept.cache,
      signal: shell.signal,
    };
    for await (const event of runScan(request, ports)) {
      progress.show(event);
      const finding = tally.take(event);
      if (finding) spool.add(finding);
    }
    await kept.trim();
  } finally {
    spool.close();
    await progress.end();
    await network.close();
  }
  const { target, repository } = prepared;
  const summary = tally.summary({ toolVersion: shell.version, target, ...(repository && { repository }) });
  await writeResults(settings, summary, spool, shell);
  if (tally.fails) return exitCodes.findings;
  return tally.partial ? exitCodes.incomplete : exitCodes.clean;
}

function requestOf({ target, root }: PreparedTarget, settings: Settings, shell: Shell): RunRequest {
  const rules = settings["secrets-rules"].map((file) => ({
    name: basename(file),
    text: readOption("--secrets-rules", file),
  }));
  return {
    target,
    ...(root !== undefined && { root }),
    engines: settings.engines ?? engines.map((engine) => engine.id),
    options: {
      profile: settings.profile ?? (target.kind === "tree" ? "full" : "quick"),
      joinKey: joinKeyOf(shell),
      userRules: { secrets: rules, code: readCodeRules(settings["code-rules"]) },
    },
    suppressions: { others: settings["others-comments"], needReason: settings["require-reasons"] },
    exclude: settings.exclude,
    gitignore: settings.gitignore,
    ...(settings.jobs !== undefined && { jobs: settings.jobs }),
    timeSeconds: settings.timeout,
  };
}
