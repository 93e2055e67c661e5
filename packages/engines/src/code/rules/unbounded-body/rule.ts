import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const unboundedBody: Rule = {
  id: "unbounded-body",
  category: "availability",
  title: "A body of any length is read by {sink}",
  short: "Whoever sends a long body fills the memory or the disk.",
  description: "The body of the request is read without a limit of its length.",
  remediation: {
    go: remedy("go", "Put a limit before the body.", "r.Body = http.MaxBytesReader(w, r.Body, 10<<20)"),
    javascript: remedy("js", "Read bodies with a limit.", 'app.use(express.json({ limit: "100kb" }));'),
  },
  cwe: ["CWE-770", "CWE-400"],
  owasp: "A05",
  references: ["https://cwe.mitre.org/data/definitions/770.html"],
  score: 5.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
