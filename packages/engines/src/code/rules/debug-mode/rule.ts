import type { Rule } from "../contract.ts";

export const debugMode: Rule = {
  id: "debug-mode",
  category: "configuration",
  title: "Debug mode is on in {sink}",
  short: "The application runs in debug mode.",
  description:
    "Debug mode shows source, variables and settings to whoever causes an error; some frameworks offer a console that runs code.",
  remediation: {
    javascript: "Switch debug mode off outside development.",
    python: [
      "Switch debug mode off outside development.",
      "",
      "```python",
      'app.run(debug=os.environ.get("APP_DEBUG") == "1")',
      "```",
    ].join("\n"),
    go: [
      "Leave it off where others can reach the server.",
      "",
      "```go",
      'e.Debug = os.Getenv("APP_ENV") == "development"',
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-489"],
  references: ["https://cwe.mitre.org/data/definitions/489.html"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N",
  mostConfidence: 7,
};
