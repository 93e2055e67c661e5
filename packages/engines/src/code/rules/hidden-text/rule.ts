import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const hiddenText: Rule = {
  id: "hidden-text",
  category: "review",
  title: "The file holds {sink}",
  short: "What people read is not what the compiler reads.",
  description:
    "Characters that turn the direction of text around show code in another order than it runs. In a comment or a string they make a condition look like part of a comment.",
  remediation: {
    go: remedy("go", "Remove the characters, or write them as escapes.", 'label := "\\u202e"'),
    python: remedy("python", "Remove the characters, or write them as escapes.", 'label = "\\u202e"'),
    javascript: remedy("js", "Remove the characters, or write them as escapes.", 'const label = "\\u202e";'),
    java: remedy("java", "Remove the characters, or write them as escapes.", 'String label = "\\u202e";'),
  },
  cwe: ["CWE-1007"],
  owasp: "A08",
  references: ["https://trojansource.codes/"],
  score: 5.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
