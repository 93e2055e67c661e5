import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

const advice = "Put the check of rights that the siblings have before this endpoint, too.";

export const missingRoleCheck: Rule = {
  id: "missing-role-check",
  category: "authorization",
  title: "{sink} lacks a check of rights that its siblings have",
  short: "An endpoint looks who asks, and not whether that person may, as the endpoints beside it do.",
  description:
    "The endpoints beside it let only some of the known users pass. Here every known user passes, so whoever has an account can do what was meant for few. Where that is meant, say so once and it stays silent.",
  remediation: {
    javascript: remedy("js", advice, 'router.delete("/admin/users/:id", requireLogin, requireAdmin, removeUser);'),
    python: remedy(
      "python",
      advice,
      '@app.delete("/admin/users/<id>")',
      "@login_required",
      "@admin_required",
      "def remove(id): ...",
    ),
    java: remedy("java", advice, "@PreAuthorize(\"hasRole('ADMIN')\")", '@DeleteMapping("/{id}")'),
    go: remedy("go", advice, 'admin.DELETE("/users/:id", requireAdmin, removeUser)'),
    csharp: remedy("csharp", "Ask for the role that the endpoints beside it ask for.", '[Authorize(Roles = "Admin")]'),
  },
  cwe: ["CWE-863"],
  owasp: "A01",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Authorization_Cheat_Sheet.html"],
  score: 7.1,
  v31: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 8,
};
