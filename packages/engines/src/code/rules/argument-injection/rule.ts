import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const argumentInjection: Rule = {
  id: "argument-injection",
  category: "injection",
  title: "Argument injection through {sink}",
  short: "Untrusted data becomes an argument of a program, which may take it for an option.",
  description:
    "A program is started with text of others as one of its arguments, and nothing keeps that text from beginning with `-`. The program then reads it as an option; programs such as git, ssh, tar or curl have options that run other programs or write files.",
  remediation: {
    javascript: remedy(
      "js",
      "Put `--` before what is no option, or refuse texts that begin with `-`.",
      'execFile("git", ["clone", "--", address, folder]);',
    ),
    python: remedy(
      "python",
      "Put `--` before what is no option, or refuse texts that begin with `-`.",
      'subprocess.run(["git", "clone", "--", address, folder], check=True)',
    ),
    java: remedy(
      "java",
      "Put `--` before what is no option, or refuse texts that begin with `-`.",
      'new ProcessBuilder("git", "clone", "--", address, folder).start();',
    ),
    go: remedy(
      "go",
      "Put `--` before what is no option, or refuse texts that begin with `-`.",
      'exec.CommandContext(ctx, "git", "clone", "--", address, folder).Run()',
    ),
    php: remedy(
      "php",
      "Put `--` before what is no option, or refuse texts that begin with `-`.",
      "$process = new Process(['git', 'clone', '--', $address, $folder]);",
    ),
    ruby: remedy(
      "ruby",
      "Put `--` before what is no option, or refuse texts that begin with `-`.",
      'system("git", "clone", "--", address, folder)',
    ),
  },
  cwe: ["CWE-88"],
  owasp: "A03",
  references: ["https://cwe.mitre.org/data/definitions/88.html"],
  score: 8.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:H/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  ignoresCommandLine: true,
  context: "argument",
  ofCallers: "all",
  yieldsTo: ["command-injection"],
};
