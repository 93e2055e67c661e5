import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

const advice = "Put the same check before this endpoint, or say with a suppression comment why anybody may ask for it.";

export const missingGuard: Rule = {
  id: "missing-guard",
  category: "authorization",
  title: "{sink} lacks a check that its siblings have",
  short: "An endpoint answers without the check of identity or rights that stands before the endpoints beside it.",
  description:
    "The program guards its other endpoints of this group, and this one has been left open. Whoever finds the address can use it without the rights that the rest asks for. Where it is meant to be public, the finding is a false alarm; say so once and it stays silent.",
  remediation: {
    javascript: remedy("js", advice, 'router.delete("/orders/:id", requireLogin, removeOrder);'),
    python: remedy("python", advice, '@app.delete("/orders/<id>")', "@login_required", "def remove(id): ..."),
    java: remedy("java", advice, "@PreAuthorize(\"hasRole('CLERK')\")", '@DeleteMapping("/{id}")'),
    csharp: remedy("csharp", "Ask for the same as the endpoints beside it do.", "[Authorize]", '[HttpDelete("{id}")]'),
  },
  cwe: ["CWE-862"],
  owasp: "A01",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Authorization_Cheat_Sheet.html"],
  score: 7.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 9,
};
