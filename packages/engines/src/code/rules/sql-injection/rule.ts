import type { Rule } from "../contract.ts";

export const sqlInjection: Rule = {
  id: "sql-injection",
  category: "injection",
  title: "SQL injection through {sink}",
  short: "Untrusted data becomes part of the text of an SQL statement.",
  description:
    "The statement is put together from text that a user controls. Whoever sends the request can change what the statement does: read other rows, alter data, or, with some databases, run commands.",
  remediation: {
    javascript: [
      "Bind the value as a parameter; never join it into the statement.",
      "",
      "```js",
      'await pool.query("SELECT id FROM orders WHERE owner = $1", [owner]);',
      "```",
      "",
      "Names of tables and columns cannot be bound: choose them from a fixed list.",
    ].join("\n"),
    python: [
      "Bind the value as a parameter; never format it into the statement.",
      "",
      "```python",
      'cursor.execute("SELECT id FROM orders WHERE owner = %s", (owner,))',
      "```",
      "",
      "Names of tables and columns cannot be bound: choose them from a fixed list.",
    ].join("\n"),
    java: [
      "Bind the value as a parameter; never join it into the statement.",
      "",
      "```java",
      'PreparedStatement statement = connection.prepareStatement("SELECT id FROM orders WHERE owner = ?");',
      "statement.setString(1, owner);",
      "```",
    ].join("\n"),
    go: [
      "Bind the value as a parameter; never format it into the statement.",
      "",
      "```go",
      'rows, err := db.QueryContext(ctx, "SELECT id FROM orders WHERE owner = ?", owner)',
      "```",
      "",
      "Names of tables and columns cannot be bound: choose them from a fixed list.",
    ].join("\n"),
  },
  cwe: ["CWE-89"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html"],
  score: 9.8,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  context: "sql",
};
