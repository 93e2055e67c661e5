import { readId } from "@gatewatch/base/ids";
import { visibleLine } from "@gatewatch/engines/documents";
import { type Severity, severities } from "@gatewatch/engines/findings";
import { ApiError, createClient, type Gate, type GateLevel } from "@gatewatch/sdk";
import { type GateVerdict, gateFaults, judgeGate, readPolicies, readResult } from "../gate/index.ts";
import { findServer, serversFaults } from "../servers/index.ts";
import { exitCodes, type Shell } from "../shell/index.ts";
import type { Command } from "./contract.ts";

interface GateFlags {
  readonly failOn: string;
  readonly new?: boolean;
  readonly baseline?: string;
  readonly policies?: string;
  readonly server?: string;
  readonly wait?: string;
  readonly format: string;
}

const pauseMs = 2000;
const waitSecondsAtMost = 86_400;

export const gate: Command = {
  name: "gate",
  summary: "Say whether a build may go on, from a result file or a scan on a server",
  examples: [
    "gatewatch gate findings.json",
    "gatewatch gate results.sarif --fail-on critical --baseline main.json --policies gate.yml",
    "gatewatch gate scan_06f9w3k7… --server https://gatewatch.example.com --new --wait 600",
  ],
  define(verb, shell, end) {
    verb
      .argument("<what>", "JSON or SARIF result of a scan, or the id of a scan on a server")
      .option("--fail-on <level>", "fail from this severity on: critical, high, medium, low, info or none", "high")
      .option("--new", "only what the baseline did not show counts")
      .option("--baseline <file>", "of a file: earlier JSON or SARIF result; what it lists does not count")
      .option("--policies <file>", "of a file: YAML with policies in the server's words; a server has its own")
      .option("--server <address>", "of an id: the server (default: the only one you are signed in to)")
      .option("--wait <seconds>", "of an id: wait so long for the scan to end")
      .option("--format <format>", "text or json", "text")
      .addHelpText(
        "after",
        [
          "\nExit codes: 0 pass; 1 fail; 2 wrong use or no such file, scan or server; 3 undecided: nothing fails, and not",
          "everything is known (the scan is partial, still runs, or left findings out); 130 interrupted.",
          "GATEWATCH_API_KEY holds the key for --server where nobody can sign in.",
        ].join("\n"),
      )
      .action(async (what: string, flags: GateFlags) => {
        const failOn = levelOf(flags.failOn);
        if (!["text", "json"].includes(flags.format)) throw invalid("--format", "must be text or json");
        const id = readId(what);
        const verdict = id === undefined ? await ofFile(what, failOn, flags) : await ofScan(id, failOn, flags, shell);
        shell.stdout.write(flags.format === "json" ? `${JSON.stringify(verdict, null, 2)}\n` : textOf(what, verdict));
        end(exitCodeOf(verdict.verdict));
      });
  },
};

async function ofFile(file: string, failOn: Severity | "none", flags: GateFlags): Promise<GateVerdict> {
  for (const option of ["server", "wait"] as const) {
    if (flags[option] !== undefined)
      throw invalid(`--${option}`, `is for the id of a scan; ${JSON.stringify(file)} is none`);
  }
  const result = await readResult(file);
  if (flags.new && !result.hasBaseline) {
    throw invalid("--new", `needs a result that was made with --baseline; give one to the gate with --baseline FILE`);
  }
  const known = flags.baseline === undefined ? undefined : (await readResult(flags.baseline)).fingerprints;
  const policies = flags.policies === undefined ? [] : await readPolicies(flags.policies);
  return judgeGate(result, { failOn, policies, ...(known && { known }) });
}

async function ofScan(id: string, failOn: GateLevel, flags: GateFlags, shell: Shell): Promise<GateVerdict> {
  for (const option of ["baseline", "policies"] as const) {
    if (flags[option] !== undefined) throw invalid(`--${option}`, "is for a file; the server has its own");
  }
  const { url, key } = await findServer(shell.environment, flags.server);
  const { scans } = createClient({ baseUrl: url, apiKey: key });
  const deadlineMs = shell.clock.monotonicMs() + 1000 * waitSecondsOf(flags.wait);
  try {
    for (;;) {
      const { status } = await scans.get(id, shell.signal);
      if (!["queued", "running"].includes(status) || shell.clock.monotonicMs() >= deadlineMs) break;
      await shell.clock.sleep(pauseMs, shell.signal);
    }
    const { verdict, reasons }: Gate = await scans.gate(
      id,
      { severity: failOn, ...(flags.new && { diff: "new" as const }) },
      shell.signal,
    );
    return { verdict, reasons, blocking: [] };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw serversFaults("servers.refused", { message: `${url}: ${error.message}`, cause: error });
  }
}

function exitCodeOf(verdict: GateVerdict["verdict"]): number {
  switch (verdict) {
    case "pass":
      return exitCodes.clean;
    case "fail":
      return exitCodes.findings;
    case "undecided":
      return exitCodes.incomplete;
  }
}

function textOf(what: string, { verdict, reasons, blocking }: GateVerdict): string {
  const lines = [`${verdict.toUpperCase()} ${what}`, ...reasons, ...blocking];
  return `${lines.map(visibleLine).join("\n  ")}\n`;
}

function levelOf(text: string): Severity | "none" {
  const level = ([...severities, "none"] as const).find((one) => one === text);
  if (level === undefined) throw invalid("--fail-on", `must be one of ${severities.join(", ")}, none`);
  return level;
}

function waitSecondsOf(text = "0"): number {
  const seconds = Number(text);
  if (!(seconds >= 0 && seconds <= waitSecondsAtMost))
    throw invalid("--wait", `must be 0 to ${waitSecondsAtMost} seconds`);
  return seconds;
}

function invalid(option: string, reason: string): Error {
  return gateFaults("gate.invalid_options", { message: `${option} ${reason}.`, fields: [{ field: option, reason }] });
}
