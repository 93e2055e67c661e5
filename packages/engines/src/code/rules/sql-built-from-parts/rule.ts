import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const sqlBuiltFromParts: Rule = {
  id: "sql-built-from-parts",
  category: "review",
  title: "A statement of SQL is put together by {sink}",
  short: "A statement for the database is joined from texts at run time.",
  description:
    "No untrusted data was seen to reach this place. A place to review: values belong into parameters, names of tables and columns into a fixed list.",
  remediation: {
    python: remedy(
      "python",
      "Bind values as parameters.",
      'cursor.execute("SELECT id FROM orders WHERE owner = %s", (owner,))',
    ),
    javascript: remedy(
      "js",
      "Bind values as parameters.",
      'pool.query("SELECT id FROM orders WHERE owner = $1", [owner]);',
    ),
    java: remedy("java", "Bind values as parameters.", "statement.setString(1, owner);"),
    go: remedy(
      "go",
      "Bind values as parameters.",
      'db.QueryContext(ctx, "SELECT id FROM orders WHERE owner = ?", owner)',
    ),
    php: remedy(
      "php",
      "Keep the statement a literal, and bind what varies.",
      "$found = $db->prepare('SELECT id FROM orders WHERE owner = ?');",
    ),
    ruby: remedy(
      "ruby",
      "Give values to the statement as parameters.",
      'User.find_by_sql(["SELECT * FROM users WHERE name = ?", name])',
    ),
    csharp: remedy(
      "csharp",
      "Bind values as parameters; what has to be part of the text comes from a fixed list.",
      'var orders = await db.Orders.FromSqlInterpolated($"SELECT * FROM orders WHERE owner = {owner}").ToListAsync();',
    ),
  },
  cwe: ["CWE-89"],
  owasp: "A03",
  references: ["https://cwe.mitre.org/data/definitions/89.html"],
  score: 0,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
  yieldsTo: ["sql-injection"],
  mostConfidence: 2,
};
