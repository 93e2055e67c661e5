import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

const advice = "Choose the object by its owner as well, or compare its owner with who asks before it is used.";

export const missingOwnerCheck: Rule = {
  id: "missing-owner-check",
  category: "authorization",
  title: "{sink} hands out objects of others",
  short: "An object is chosen by what the request says, and nothing looks whether it belongs to who asks.",
  description:
    "Elsewhere the program binds objects of this kind to who asks. Here any known user reaches those of all others by sending another identifier.",
  remediation: {
    javascript: remedy(
      "js",
      advice,
      "const order = await Order.findOne({ where: { id: req.params.id, userId: req.user.id } });",
    ),
    python: remedy(
      "python",
      advice,
      "order = Order.query.filter_by(id=order_id, user_id=current_user.id).first_or_404()",
    ),
    java: remedy("java", advice, "Order order = orders.findByIdAndOwner(id, principal.getName()).orElseThrow();"),
    go: remedy("go", advice, 'db.Where("id = ? AND user_id = ?", id, caller.ID).First(&order)'),
    csharp: remedy(
      "csharp",
      "Look the object up by its id and its owner.",
      "var order = await db.Orders.SingleOrDefaultAsync(order => order.Id == id && order.OwnerId == userId);",
    ),
  },
  cwe: ["CWE-639"],
  owasp: "A01",
  references: [
    "https://cheatsheetseries.owasp.org/cheatsheets/Insecure_Direct_Object_Reference_Prevention_Cheat_Sheet.html",
  ],
  score: 6.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 8,
};
