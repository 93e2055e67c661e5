import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const headerInjection: Rule = {
  id: "header-injection",
  category: "injection",
  title: "Untrusted data becomes a header in {sink}",
  short: "A header of the answer is made of untrusted data.",
  description:
    "Where line breaks pass, the sender adds headers or a whole answer; where they do not, the value still steers caches, file names and types.",
  remediation: {
    php: remedy(
      "php",
      "Encode the value, or choose it from a fixed list.",
      'header("Content-Language: " . (in_array($wanted, $languages, true) ? $wanted : "en"));',
    ),
    java: remedy(
      "java",
      "Encode the value, or choose it from a fixed list.",
      'response.setHeader("Content-Language", languages.contains(wanted) ? wanted : "en");',
    ),
    javascript: remedy(
      "js",
      "Encode the value, or choose it from a fixed list.",
      'res.set("Content-Language", languages.includes(wanted) ? wanted : "en");',
    ),
    python: remedy(
      "python",
      "Encode the value, or choose it from a fixed list.",
      'response.headers["Content-Language"] = wanted if wanted in languages else "en"',
    ),
  },
  cwe: ["CWE-113", "CWE-644"],
  owasp: "A03",
  references: ["https://cwe.mitre.org/data/definitions/113.html"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  context: "header",
  ignoresCommandLine: true,
  mostConfidence: 5,
  ofCallers: "all",
};
