import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const sqlInjection: Rule = {
  id: "sql-injection",
  category: "injection",
  title: "SQL injection through {sink}",
  short: "Untrusted data becomes part of the text of an SQL statement.",
  description:
    "The statement is put together from text that a user controls. Whoever sends the request can change what the statement does: read other rows, alter data, or, with some databases, run commands.",
  remediation: {
    javascript: remedy(
      "js",
      "Bind the value as a parameter; never join it into the statement. Names of tables and columns cannot be bound: choose them from a fixed list.",
      'await pool.query("SELECT id FROM orders WHERE owner = $1", [owner]);',
    ),
    python: remedy(
      "python",
      "Bind the value as a parameter; never format it into the statement. Names of tables and columns cannot be bound: choose them from a fixed list.",
      'cursor.execute("SELECT id FROM orders WHERE owner = %s", (owner,))',
    ),
    java: remedy(
      "java",
      "Bind the value as a parameter; never join it into the statement.",
      'PreparedStatement statement = connection.prepareStatement("SELECT id FROM orders WHERE owner = ?");',
      "statement.setString(1, owner);",
    ),
    go: remedy(
      "go",
      "Bind the value as a parameter; never format it into the statement. Names of tables and columns cannot be bound: choose them from a fixed list.",
      'rows, err := db.QueryContext(ctx, "SELECT id FROM orders WHERE owner = ?", owner)',
    ),
    php: remedy(
      "php",
      "Bind the value as a parameter; never put it into the statement, and escape nothing by hand. Names of tables and columns cannot be bound: choose them from a fixed list.",
      "$found = $db->prepare('SELECT id FROM orders WHERE owner = ?');",
      "$found->execute([$owner]);",
    ),
    ruby: remedy(
      "ruby",
      "Give values to the statement as parameters; choose names of columns from a list.",
      'User.where("name = ?", params[:name])',
      "User.order(COLUMNS.fetch(params[:sort]))",
    ),
    csharp: remedy(
      "csharp",
      "Bind the value as a parameter; never join it into the statement. Names of tables and columns cannot be bound: choose them from a fixed list.",
      'using var command = new SqlCommand("SELECT id FROM orders WHERE owner = @owner", connection);',
      'command.Parameters.AddWithValue("@owner", owner);',
    ),
  },
  cwe: ["CWE-89"],
  owasp: "A03",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html"],
  score: 9.8,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  context: "sql",
  throughStores: true,
  ofCallers: "parts",
  patch,
};
