import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const integerOverflow: Rule = {
  id: "integer-overflow",
  category: "numbers",
  title: "A number is cut off by {sink}",
  short: "A number read from text is put into a type that may not hold it.",
  description:
    "The upper bits are lost without an error: a large number becomes a small or negative one. Where it is a length, an index or an amount, checks made after it see another number than the one that was sent.",
  remediation: {
    go: remedy(
      "go",
      "Read the number in the size it is needed in: what does not fit is an error then.",
      "port, err := strconv.ParseUint(text, 10, 16)",
    ),
  },
  cwe: ["CWE-190", "CWE-681"],
  owasp: "A04",
  references: ["https://cwe.mitre.org/data/definitions/190.html"],
  score: 3.7,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
