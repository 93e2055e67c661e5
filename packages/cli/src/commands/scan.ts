import { formats } from "@gatewatch/engines/formats";
import { performScan, type ScanFlags } from "../scan/index.ts";
import type { Command } from "./contract.ts";

export const scan: Command = {
  name: "scan",
  summary: "Scan a folder, archive, repository, URL or host, without a server",
  examples: [
    "gatewatch scan .",
    "gatewatch scan . --format sarif=results.sarif --fail-on critical",
    "gatewatch scan https://gitlab.example.com/group/app --branch main",
    "gatewatch scan release.tar.gz --engines secrets --format json --output findings.json",
    "gatewatch scan . --baseline findings.json",
    "gatewatch scan . --changed-since origin/main --baseline main.json",
    "gatewatch scan . --patch fixes.diff && git apply fixes.diff",
    "gatewatch scan https://staging.example.com/ --profile quick",
  ],
  define(verb, shell, end) {
    verb
      .argument("<target>", "folder, file, .tar.gz or .zip archive, git URL, http(s) URL, or host")
      .option("--engines <list>", "engines to run, comma-separated (default: all that can scan the target)")
      .option(
        "--format <format>",
        `${formats.map((format) => format.id).join(", ")} (default: table), also as FORMAT=FILE; repeatable`,
        collect,
      )
      .option("--output <file>", "write the result to this file instead of standard output")
      .option(
        "--fail-on <level>",
        "exit 1 from this severity on: critical, high, medium, low, info or none (default: high)",
      )
      .option("--severity <level>", "leave findings below this severity out of the result")
      .option("--profile <name>", "how deep to look (default: full for code, quick for a URL or host)")
      .option("--offline", "contact nothing but the target")
      .option("--exclude <pattern>", "leave files out, in .gitignore syntax; repeatable", collect)
      .option("--no-gitignore", "also scan what .gitignore names")
      .option("--secrets-rules <file>", "your own rules for secrets, in gitleaks.toml form; repeatable", collect)
      .option(
        "--code-rules <path>",
        "your own rules for code, in Semgrep's YAML: a file or a folder; repeatable",
        collect,
      )
      .option("--no-cache", "analyse everything anew, and keep nothing for the next scan")
      .option(
        "--others-comments",
        "also honour nosemgrep, nosec, NOSONAR, gosec:disable and gitleaks:allow (of Gatewatch: gatewatch-ignore[rule]: reason)",
      )
      .option("--require-reasons", "a gatewatch-ignore comment without a reason silences nothing")
      .option("--branch <name>", "branch or tag of a git URL")
      .option("--timeout <seconds>", "time for the whole scan (default: 3600)")
      .option("--jobs <number>", "engines that run at the same time")
      .option(
        "--baseline <file>",
        "earlier JSON or SARIF result: what it lists is marked and not counted, what is gone is listed as fixed",
      )
      .option(
        "--changed-since <ref>",
        "only what the changes since this branch, tag or commit touch; the rest is counted",
      )
      .option("--changed-lines <file>", "only what this unified diff touches; the rest is counted")
      .option("--patch <file>", "write the suggested patches of what counts as one diff, for git apply")
      .option("--config <file>", "YAML file with these options; the command line wins")
      .addHelpText(
        "after",
        "\nExit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong use or target; 3 incomplete; 130 interrupted.",
      )
      .action(async (target: string, flags: ScanFlags) => end(await performScan(target, flags, shell)));
  },
};

function collect(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}
