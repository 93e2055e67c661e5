import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const leakedContext: Rule = {
  id: "leaked-context",
  category: "availability",
  title: "Work goes on after its caller gave up ({sink})",
  short: "Nothing ends this work when the request is cancelled.",
  description:
    "The function that ends a context is lost, a goroutine starts with a context of its own, or a loop waits for ever without asking whether it is still wanted. Each call leaves something behind.",
  remediation: {
    go: remedy(
      "go",
      "Keep the function and call it; pass the context on; ask for its end in loops.",
      "ctx, cancel := context.WithTimeout(ctx, time.Second)",
      "defer cancel()",
    ),
  },
  cwe: ["CWE-772"],
  owasp: "A04",
  references: ["https://pkg.go.dev/context"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 4,
};
