import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const openRedirect: Rule = {
  id: "open-redirect",
  category: "network",
  title: "Open redirect through {sink}",
  short: "Untrusted data chooses where the browser is sent.",
  description:
    "The address of a redirect comes from a user. A link to this site can lead to another one, which helps to steal passwords and tokens.",
  remediation: {
    javascript: remedy(
      "js",
      "Allow only addresses of a fixed list, or paths of this site that begin with one slash.",
      'const pages = new Set(["/home", "/orders"]);',
      'res.redirect(pages.has(next) ? next : "/home");',
    ),
    python: remedy(
      "python",
      "Allow only addresses of a fixed list, or paths of this site that begin with one slash.",
      "if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):",
      '    target = "/"',
    ),
    java: remedy(
      "java",
      "Redirect to paths of your own, or to addresses from a fixed list.",
      'response.sendRedirect("/items/" + URLEncoder.encode(id, StandardCharsets.UTF_8));',
    ),
    go: remedy(
      "go",
      "Lead only to paths of your own, or to hosts of a fixed list.",
      'http.Redirect(w, r, "/items/"+url.PathEscape(id), http.StatusSeeOther)',
    ),
    php: remedy(
      "php",
      "Send people to paths of your own only.",
      "$targets = ['home' => '/', 'orders' => '/orders'];",
      "header('Location: ' . ($targets[$next] ?? '/'));",
      "exit;",
    ),
    ruby: remedy(
      "ruby",
      "Go to addresses of the program itself, or to those that `url_from` takes for its own.",
      "redirect_to url_from(params[:back]) || root_path",
    ),
    csharp: remedy("csharp", "Follow addresses of your own site only.", "return LocalRedirect(returnUrl);"),
  },
  cwe: ["CWE-601"],
  owasp: "A01",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html"],
  score: 6.1,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N",
  ignoresCommandLine: true,
  context: "redirect",
  throughStores: true,
  ofCallers: "all",
};
