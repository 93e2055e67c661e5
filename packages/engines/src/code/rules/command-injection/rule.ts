import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const commandInjection: Rule = {
  id: "command-injection",
  category: "injection",
  title: "Command injection through {sink}",
  short: "Untrusted data becomes part of a command that a shell reads.",
  description:
    "The command line is put together from text that a user controls and handed to a shell. Characters such as `;`, `|` and `$(` let the sender run any command with the rights of this program.",
  remediation: {
    javascript: remedy(
      "js",
      "Run the program without a shell and pass its arguments as a list.",
      'execFile("convert", ["--", fileName, "out.png"]);',
    ),
    python: remedy(
      "python",
      "Run the program without a shell and pass its arguments as a list.",
      'subprocess.run(["convert", "--", file_name, "out.png"], check=True)',
    ),
    java: remedy(
      "java",
      "Start the program itself, with its arguments as a list; never through a shell.",
      'new ProcessBuilder("convert", "--", fileName).start();',
    ),
    go: remedy(
      "go",
      "Start the program itself with its arguments apart; no shell, and no name of a program from outside.",
      'exec.CommandContext(ctx, "convert", "--", source, target).Run()',
    ),
    php: remedy(
      "php",
      "Use a function of PHP instead, or start the program without a shell: arguments as a list.",
      "$process = proc_open(['convert', '--', $file, 'out.png'], [], $pipes);",
    ),
    ruby: remedy(
      "ruby",
      "Start the program itself with its arguments apart, so that no shell reads them.",
      'system("convert", "--", file, "out.png")',
    ),
    csharp: remedy(
      "csharp",
      "Start the program without a shell, and give each argument on its own.",
      'var start = new ProcessStartInfo("/usr/bin/convert") { UseShellExecute = false };',
      'start.ArgumentList.Add("--");',
      "start.ArgumentList.Add(fileName);",
      "using var process = Process.Start(start);",
    ),
  },
  cwe: ["CWE-78"],
  owasp: "A03",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/OS_Command_Injection_Defense_Cheat_Sheet.html"],
  score: 9.8,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  context: "shell",
  throughStores: true,
  ofCallers: "parts",
  patch,
};
