import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

const advice = "Name the fields that may be set, one by one, or let a schema drop all others.";

export const massAssignment: Rule = {
  id: "mass-assignment",
  category: "authorization",
  title: "The request decides every field ({sink})",
  short: "The body of a request is written into a store as a whole.",
  description:
    "Whoever sends the request sets any field that the object has: its owner, a role, a price, a mark of approval.",
  remediation: {
    php: remedy(
      "php",
      "Name the fields that may be set, one by one.",
      '$account->update($request->only(["name", "email"]));',
    ),
    javascript: remedy("js", advice, "await User.create({ name: req.body.name, email: req.body.email });"),
    python: remedy("python", advice, 'user = User(name=form["name"], email=form["email"])'),
    java: remedy("java", advice, "user.setName(form.getName());"),
    go: remedy("go", advice, "user := User{Name: form.Name, Email: form.Email}"),
    ruby: remedy("ruby", "Name the fields that may be set, one by one.", "params.require(:user).permit(:name, :email)"),
    csharp: remedy(
      "csharp",
      "Bind a type that has the fields only which the sender may set.",
      "public IActionResult Update(int id, OrderChange change)",
    ),
  },
  cwe: ["CWE-915"],
  owasp: "A08",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Mass_Assignment_Cheat_Sheet.html"],
  score: 6.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:N/I:H/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:N/VI:H/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 7,
};
