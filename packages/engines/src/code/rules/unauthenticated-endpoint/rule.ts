import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

const advice = "Put the check of identity that other endpoints have before this one.";

export const unauthenticatedEndpoint: Rule = {
  id: "unauthenticated-endpoint",
  category: "authorization",
  title: "{sink} is open to anybody",
  short: "An endpoint changes what is kept or hands out secrets, and nothing on its way looks who asks.",
  description:
    "The program knows who asks at other endpoints. Here a stranger can change data or read what is secret. Where that is meant, say so once and it stays silent.",
  remediation: {
    javascript: remedy("js", advice, 'router.put("/items/:id", requireLogin, changeItem);'),
    python: remedy("python", advice, '@app.put("/items/<id>")', "@login_required", "def change(id): ..."),
    java: remedy("java", advice, '@PreAuthorize("isAuthenticated()")', '@PutMapping("/{id}")'),
    go: remedy("go", advice, 'router.PUT("/items/:id", requireLogin, changeItem)'),
    csharp: remedy("csharp", "Ask who calls before anything is changed.", "[Authorize]", "[HttpPost]"),
  },
  cwe: ["CWE-306"],
  owasp: "A07",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Authorization_Cheat_Sheet.html"],
  score: 8.2,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:L",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:H/VA:L/SC:N/SI:N/SA:N",
  mostConfidence: 7,
};
