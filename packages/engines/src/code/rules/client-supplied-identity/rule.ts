import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

const advice = "Take the identity from the session or the verified token, never from the request's content.";

export const clientSuppliedIdentity: Rule = {
  id: "client-supplied-identity",
  category: "authorization",
  title: "{sink} takes the acting user from the request",
  short: "Whose object it is comes from the request, although the program knows who asks.",
  description:
    "Elsewhere the program takes the owner of such an object from who asks. Here whoever asks may name somebody else and act for them.",
  remediation: {
    javascript: remedy("js", advice, "await Order.create({ item: req.body.item, userId: req.user.id });"),
    python: remedy("python", advice, 'order = Order(item=form["item"], user_id=current_user.id)'),
    java: remedy("java", advice, "order.setOwner(principal.getName());"),
    go: remedy("go", advice, "order.UserID = caller.ID"),
    csharp: remedy(
      "csharp",
      "Take the identity from the session or token that was verified.",
      "var owner = User.FindFirstValue(ClaimTypes.NameIdentifier);",
    ),
  },
  cwe: ["CWE-639", "CWE-807"],
  owasp: "A01",
  references: [
    "https://cheatsheetseries.owasp.org/cheatsheets/Insecure_Direct_Object_Reference_Prevention_Cheat_Sheet.html",
  ],
  score: 6.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:N/I:H/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 8,
};
