import type { Rule } from "../contract.ts";

export const openRedirect: Rule = {
  id: "open-redirect",
  category: "network",
  title: "Open redirect through {sink}",
  short: "Untrusted data chooses where the browser is sent.",
  description:
    "The address of a redirect comes from a user. A link to this site can lead to another one, which helps to steal passwords and tokens.",
  remediation: {
    javascript: [
      "Allow only addresses of a fixed list, or paths of this site that begin with one slash.",
      "",
      "```js",
      'const pages = new Set(["/home", "/orders"]);',
      'res.redirect(pages.has(next) ? next : "/home");',
      "```",
    ].join("\n"),
    python: [
      "Allow only addresses of a fixed list, or paths of this site that begin with one slash.",
      "",
      "```python",
      "if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):",
      '    target = "/"',
      "```",
    ].join("\n"),
    java: [
      "Redirect to paths of your own, or to addresses from a fixed list.",
      "",
      "```java",
      'response.sendRedirect("/items/" + URLEncoder.encode(id, StandardCharsets.UTF_8));',
      "```",
    ].join("\n"),
    go: [
      "Lead only to paths of your own, or to hosts of a fixed list.",
      "",
      "```go",
      'http.Redirect(w, r, "/items/"+url.PathEscape(id), http.StatusSeeOther)',
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-601"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html"],
  score: 6.1,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
  ignoresCommandLine: true,
  context: "redirect",
};
