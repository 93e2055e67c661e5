import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

const advice = "End the request where the check fails, before anything is done, and wait for the check's answer.";

export const brokenGuard: Rule = {
  id: "broken-guard",
  category: "authorization",
  title: "The check before {sink} does not keep anybody out",
  short: "A check of who asks is there, and what it should keep from happening happens all the same.",
  description:
    "The failing branch goes on, the condition is a constant, the check comes after the change, nobody waits for its answer, or it is registered behind what it should guard. Whoever asks gets through.",
  remediation: {
    javascript: remedy("js", advice, "if (!req.user) {", "  return res.sendStatus(401);", "}", "next();"),
    python: remedy("python", advice, "if not session.get('user'):", "    return redirect(url_for('login'))"),
    java: remedy("java", advice, "if (user == null) {", "  response.sendError(401);", "  return;", "}"),
    go: remedy("go", advice, "if user == nil {", '\thttp.Error(w, "", http.StatusUnauthorized)', "\treturn", "}"),
  },
  cwe: ["CWE-696", "CWE-862"],
  owasp: "A01",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Authorization_Cheat_Sheet.html"],
  score: 7.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 8,
};
