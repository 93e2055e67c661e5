import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const unsafeMemory: Rule = {
  id: "unsafe-memory",
  category: "memory",
  title: "Memory is read without the checks of the language by {sink}",
  short: "Types and bounds are not checked here.",
  description:
    "What is read past its end, or kept after it was freed, is a defect that the compiler no longer finds. A place to review.",
  remediation: {
    javascript: remedy("js", "Let the buffer check where it is read.", "data.readUInt8(0);"),
    go: remedy("go", "Convert by copying where speed allows.", "text := string(bytes)"),
  },
  cwe: ["CWE-242", "CWE-119"],
  owasp: "A04",
  references: ["https://cwe.mitre.org/data/definitions/242.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 4,
};
