import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const crossSiteScripting: Rule = {
  id: "cross-site-scripting",
  category: "injection",
  title: "Cross-site scripting through {sink}",
  short: "Untrusted data becomes part of a page without being escaped.",
  description:
    "Text that a user controls is put into HTML as it is. Script in it runs in the browser of whoever opens the page, with that person's session.",
  remediation: {
    javascript: remedy(
      "js",
      "Show the value through a template that escapes, or escape it for the place it stands in.",
      'res.render("profile", { name }); // <%= name %> escapes',
    ),
    python: remedy(
      "python",
      "Show the value through a template that escapes, or escape it for the place it stands in.",
      'return render_template("profile.html", name=name)  # {{ name }} escapes',
    ),
    java: remedy(
      "java",
      "Escape the value for the place it is written to, or let a template engine that escapes do it.",
      'out.println("<p>" + HtmlUtils.htmlEscape(name) + "</p>");',
    ),
    go: remedy(
      "go",
      "Write pages with html/template, which escapes what it is given; escape by hand only where there is no page. `template.HTML` and its like switch the escaping off: never give them what comes from outside.",
      "page.Execute(w, data)",
      'fmt.Fprintf(w, "<p>%s</p>", html.EscapeString(name))',
    ),
    php: remedy(
      "php",
      "Escape what is written into a page, for the place where it stands.",
      "echo '<p>' . htmlspecialchars($name, ENT_QUOTES) . '</p>';",
    ),
    ruby: remedy(
      "ruby",
      "Let the template escape it; mark as safe only what was escaped or cleaned.",
      "<%= sanitize @post.body %>",
    ),
    csharp: remedy(
      "csharp",
      "Let Razor write the value, which encodes it, or encode it for the place it stands in.",
      'return Content($"<p>{HtmlEncoder.Default.Encode(name)}</p>", "text/html");',
    ),
  },
  cwe: ["CWE-79"],
  owasp: "A03",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html"],
  score: 6.1,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N",
  ignoresCommandLine: true,
  context: "html",
  throughStores: true,
  ofCallers: "parts",
};
