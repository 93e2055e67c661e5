import type { Rule } from "../contract.ts";

export const corsAnyOriginWithCredentials: Rule = {
  id: "cors-any-origin-with-credentials",
  category: "configuration",
  title: "Any site may send requests with credentials ({sink})",
  short: "CORS admits every origin and credentials.",
  description:
    "Every site that a signed-in person visits can send requests in that person's name and read the answers.",
  remediation: {
    javascript: [
      "Name the origins that may send credentials.",
      "",
      "```js",
      'app.use(cors({ origin: ["https://app.example.com"], credentials: true }));',
      "```",
    ].join("\n"),
    python: [
      "Name the origins that may send credentials.",
      "",
      "```python",
      'CORS(app, origins=["https://app.example.com"], supports_credentials=True)',
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-942"],
  references: ["https://cwe.mitre.org/data/definitions/942.html"],
  score: 6.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:N/A:N",
};
