import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const ldapInjection: Rule = {
  id: "ldap-injection",
  category: "injection",
  title: "LDAP injection through {sink}",
  short: "Untrusted data becomes part of an LDAP filter or name.",
  description:
    "Characters such as `*`, `(` and `)` from a user change what the filter matches: other entries are found, or a login check passes.",
  remediation: {
    javascript: remedy(
      "js",
      "Build the filter from objects that escape their values.",
      'const filter = new EqualityFilter({ attribute: "uid", value: name });',
    ),
    python: remedy(
      "python",
      "Escape the value for the place it stands in.",
      "from ldap3.utils.conv import escape_filter_chars",
      'filter = f"(uid={escape_filter_chars(name)})"',
    ),
    java: remedy(
      "java",
      "Pass the value as a filter argument, which is escaped for you.",
      'context.search("ou=people", "(uid={0})", new Object[] {uid}, controls);',
    ),
    go: remedy("go", "Escape what goes into a filter.", 'filter := fmt.Sprintf("(uid=%s)", ldap.EscapeFilter(name))'),
    php: remedy(
      "php",
      "Escape what goes into a filter.",
      "$filter = '(uid=' . ldap_escape($name, '', LDAP_ESCAPE_FILTER) . ')';",
    ),
    ruby: remedy(
      "ruby",
      "Build the filter from parts that the library escapes.",
      'Net::LDAP::Filter.equals("uid", name)',
    ),
    csharp: remedy(
      "csharp",
      "Escape the value for the place in the filter where it stands.",
      'searcher.Filter = $"(uid={Encoder.LdapFilterEncode(name)})";',
    ),
  },
  cwe: ["CWE-90"],
  owasp: "A03",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/LDAP_Injection_Prevention_Cheat_Sheet.html"],
  score: 8.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  context: "ldap",
  ofCallers: "parts",
};
