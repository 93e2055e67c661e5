import type { Rule } from "../contract.ts";

export const ldapInjection: Rule = {
  id: "ldap-injection",
  category: "injection",
  title: "LDAP injection through {sink}",
  short: "Untrusted data becomes part of an LDAP filter or name.",
  description:
    "Characters such as `*`, `(` and `)` from a user change what the filter matches: other entries are found, or a login check passes.",
  remediation: {
    javascript: [
      "Build the filter from objects that escape their values.",
      "",
      "```js",
      'const filter = new EqualityFilter({ attribute: "uid", value: name });',
      "```",
    ].join("\n"),
    python: [
      "Escape the value for the place it stands in.",
      "",
      "```python",
      "from ldap3.utils.conv import escape_filter_chars",
      'filter = f"(uid={escape_filter_chars(name)})"',
      "```",
    ].join("\n"),
    java: [
      "Pass the value as a filter argument, which is escaped for you.",
      "",
      "```java",
      'context.search("ou=people", "(uid={0})", new Object[] {uid}, controls);',
      "```",
    ].join("\n"),
    go: [
      "Escape what goes into a filter.",
      "",
      "```go",
      'filter := fmt.Sprintf("(uid=%s)", ldap.EscapeFilter(name))',
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-90"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/LDAP_Injection_Prevention_Cheat_Sheet.html"],
  score: 8.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H",
  context: "ldap",
};
