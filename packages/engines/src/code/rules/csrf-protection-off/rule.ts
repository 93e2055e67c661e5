import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const csrfProtectionOff: Rule = {
  id: "csrf-protection-off",
  category: "session",
  title: "Protection against forged requests is off in {sink}",
  short: "Other sites can send requests in the name of a person who is signed in.",
  description:
    "Browsers add cookies to requests that other sites cause. Without a token or a check of the origin the program takes them for the person's own.",
  remediation: {
    go: remedy(
      "go",
      "Except single paths only, and none that a request names.",
      'guard.AddInsecureBypassPattern("/webhooks/payments")',
    ),
    python: remedy(
      "python",
      "Leave the protection on; except single views that check a signature themselves.",
      'MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]',
    ),
    java: remedy(
      "java",
      "Leave the protection on for everything that browsers use.",
      "http.csrf(Customizer.withDefaults());",
    ),
    ruby: remedy(
      "ruby",
      "Keep the check of the token for every action that a browser's session reaches.",
      "class ApplicationController < ActionController::Base",
      "  protect_from_forgery with: :exception",
      "end",
    ),
    csharp: remedy(
      "csharp",
      "Keep the check of the token for forms.",
      "builder.Services.AddControllersWithViews(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));",
    ),
  },
  cwe: ["CWE-352"],
  owasp: "A01",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html"],
  score: 4.3,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:L/VA:N/SC:N/SI:N/SA:N",
  mostConfidence: 7,
};
