import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const debugMode: Rule = {
  id: "debug-mode",
  category: "configuration",
  title: "Debug mode is on in {sink}",
  short: "The application runs in debug mode.",
  description:
    "Debug mode shows source, variables and settings to whoever causes an error; some frameworks offer a console that runs code.",
  remediation: {
    javascript: remedy(
      "js",
      "Switch debug mode off outside development.",
      'app.use(errorHandler({ showDetails: process.env.NODE_ENV === "development" }));',
    ),
    python: remedy(
      "python",
      "Switch debug mode off outside development.",
      'app.run(debug=os.environ.get("APP_DEBUG") == "1")',
    ),
    go: remedy(
      "go",
      "Leave it off where others can reach the server.",
      'e.Debug = os.Getenv("APP_ENV") == "development"',
    ),
    php: remedy(
      "php",
      "Write errors to the log, not into pages.",
      "ini_set('display_errors', '0');",
      "ini_set('log_errors', '1');",
    ),
    ruby: remedy("ruby", "Show details of errors to developers only.", "config.consider_all_requests_local = false"),
    csharp: remedy(
      "csharp",
      "Show details of errors on developers' machines only.",
      "if (app.Environment.IsDevelopment()) app.UseDeveloperExceptionPage();",
      'else app.UseExceptionHandler("/error");',
    ),
  },
  cwe: ["CWE-489"],
  owasp: "A05",
  references: ["https://cwe.mitre.org/data/definitions/489.html"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 7,
  patch,
};
