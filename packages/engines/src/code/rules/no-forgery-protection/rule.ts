import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

const advice = "Ask for a token that other sites cannot know, or keep the cookie to requests of the own site.";

export const noForgeryProtection: Rule = {
  id: "no-forgery-protection",
  category: "session",
  title: "Other sites can send requests in the name of who is signed in",
  short: "People are known by a cookie, and no request is asked where it comes from.",
  description:
    "Browsers add cookies to requests that other sites cause. New browsers keep most cookies to the own site by themselves, others do not. This is said once for the program.",
  remediation: {
    javascript: remedy("js", advice, 'app.use(session({ secret, cookie: { sameSite: "lax", secure: true } }));'),
    python: remedy("python", advice, "CSRFProtect(app)"),
  },
  cwe: ["CWE-352"],
  owasp: "A01",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html"],
  score: 3.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:A/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 6,
};
