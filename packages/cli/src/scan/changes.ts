import { statSync } from "node:fs";
import type { Exec } from "@gatewatch/base/exec";
import { messageOf } from "@gatewatch/base/fault";
import { diffSince, mostDiffBytes, type NamedTarget } from "@gatewatch/engines/checkout";
import { ChangedLines, isTouched, readDiff } from "@gatewatch/engines/diffs";
import type { Finding } from "@gatewatch/engines/findings";
import type { Shell } from "../shell/index.ts";
import { scanFaults } from "./faults.ts";
import { readOption, type Settings } from "./settings.ts";

/** What a change of the code touches. */
export interface Changes {
  touches(finding: Finding): boolean;
}

const gitTimeSeconds = 120;

/**
 * The changes that a scan is limited to, by the option that names them; `undefined` without one.
 *
 * @throws Fault `cli.unreadable_file`, `cli.invalid_options`, `cli.unknown_changes`
 */
export async function readChanges(named: NamedTarget, settings: Settings, shell: Shell): Promise<Changes | undefined> {
  const file = settings["changed-lines"];
  if (file !== undefined) return changesOf(new ChangedLines(readDiff(readOption("--changed-lines", file))));
  const since = settings["changed-since"];
  if (since === undefined) return undefined;
  if (named.kind !== "path" || !statSync(named.path).isDirectory()) {
    throw scanFaults("cli.invalid_options", {
      message: `--changed-since needs a folder in a git repository. For another target, give its diff with --changed-lines FILE.`,
    });
  }
  return changesOf(await changedSince(named.path, since, shell));
}

/** Against the commit that both sides come from, with what is not committed yet. */
async function changedSince(folder: string, since: string, { exec, signal }: Shell): Promise<ChangedLines> {
  const git = gitIn(folder, since, exec, signal);
  const { diff } = await diffSince(git, since);
  const added = await git(["ls-files", "--others", "--exclude-standard", "-z"]);
  return new ChangedLines(readDiff(diff), added.split("\0").filter(Boolean));
}

function gitIn(folder: string, since: string, exec: Exec, signal: AbortSignal) {
  const env = { GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
  const limits = { timeoutSeconds: gitTimeSeconds, maxOutputBytes: mostDiffBytes, signal };
  return async (args: readonly string[]): Promise<string> => {
    const refuse = (why: string, cause?: unknown) =>
      scanFaults("cli.unknown_changes", {
        message: `git cannot tell what changed since ${JSON.stringify(since)}: ${why}. Fetch that commit with its history, or give a diff with --changed-lines FILE.`,
        cause,
      });
    const result = await exec("git", ["-c", "core.fsmonitor=false", ...args], { ...limits, cwd: folder, env }).catch(
      (cause: unknown) => {
        signal.throwIfAborted();
        throw refuse(messageOf(cause).replace(/\.$/, ""), cause);
      },
    );
    if (result.exitCode !== 0) throw refuse(result.stderr.trim().split("\n")[0] || "there is no common commit");
    if (Buffer.byteLength(result.stdout) >= mostDiffBytes) throw refuse(`more than ${mostDiffBytes} bytes`);
    return result.stdout;
  };
}

function changesOf(lines: ChangedLines): Changes {
  return { touches: (finding) => isTouched(lines, finding) };
}
