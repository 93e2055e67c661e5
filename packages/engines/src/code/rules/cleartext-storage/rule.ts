import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const cleartextStorage: Rule = {
  id: "cleartext-storage",
  category: "cryptography",
  title: "A secret of the sender is kept in clear ({sink})",
  short: "A password, or what identifies a person elsewhere, is written into a store as the request gave it.",
  description:
    "Whoever reads the store once, by a leaked backup or an injection, has the passwords of everybody, also for other places where they are used.",
  remediation: {
    javascript: remedy(
      "js",
      "Store what a slow hash with a salt makes of a password; encrypt what has to be read again.",
      "await User.create({ name, password: await argon2.hash(req.body.password) });",
    ),
    python: remedy(
      "python",
      "Store what a slow hash with a salt makes of a password; encrypt what has to be read again.",
      'user = User(name=form["name"], password=generate_password_hash(form["password"]))',
    ),
    java: remedy(
      "java",
      "Store what a slow hash with a salt makes of a password; encrypt what has to be read again.",
      "user.setPassword(passwordEncoder.encode(form.getPassword()));",
    ),
  },
  cwe: ["CWE-256", "CWE-312"],
  owasp: "A02",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html"],
  score: 5.9,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:H/AT:P/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 8,
};
