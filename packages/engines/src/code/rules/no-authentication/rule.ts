import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

const advice = "Put a check of identity before everything that changes data, or say here that something in front does.";

export const noAuthentication: Rule = {
  id: "no-authentication",
  category: "authorization",
  title: "No endpoint of the program looks who asks",
  short: "Endpoints change what is kept, and none of the program's endpoints looks who asks.",
  description:
    "Something in front of the program may do that. Where nothing does, whoever reaches it can use all of it. This is said once for the program.",
  remediation: {
    javascript: remedy("js", advice, "app.use(requireLogin);"),
    python: remedy("python", advice, "@app.before_request", "def signed_in(): ..."),
    java: remedy("java", advice, "http.authorizeHttpRequests(all -> all.anyRequest().authenticated());"),
    go: remedy("go", advice, "router.Use(requireLogin)"),
  },
  cwe: ["CWE-306"],
  owasp: "A07",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 5,
};
