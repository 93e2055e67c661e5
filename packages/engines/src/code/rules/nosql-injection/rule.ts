import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const nosqlInjection: Rule = {
  id: "nosql-injection",
  category: "injection",
  title: "NoSQL injection through {sink}",
  short: "Untrusted data becomes a query operator.",
  description:
    'A value from a request is put into a query without fixing its type. As an object such as `{"$gt": ""}`, or as script in `$where`, it changes what the query matches: this passes login checks and reads other records.',
  remediation: {
    php: remedy(
      "php",
      "Turn what comes from outside into text before it is compared: an array would be a condition.",
      '$users->findOne(["name" => (string) $_POST["name"]]);',
    ),
    go: remedy(
      "go",
      "Build the filter from typed parts; never from text or a document that the request brings.",
      'users.FindOne(ctx, bson.M{"name": in.Name})',
    ),
    javascript: remedy(
      "js",
      "Convert the value to the type it must have, or check it against a schema first.",
      "await users.findOne({ name: String(req.body.name) });",
    ),
    python: remedy(
      "python",
      "Convert the value to the type it must have, or check it against a schema first.",
      'users.find_one({"name": str(data["name"])})',
    ),
    java: remedy(
      "java",
      "Build the query from its parts; never parse it from text of a request.",
      'collection.find(Filters.eq("owner", owner));',
    ),
    ruby: remedy(
      "ruby",
      "Turn what comes from outside into text before it is compared.",
      "User.where(token: params[:token].to_s)",
    ),
    csharp: remedy(
      "csharp",
      "Build the filter from typed parts, never from text.",
      "var found = await orders.Find(order => order.Owner == owner).ToListAsync();",
    ),
  },
  cwe: ["CWE-943"],
  owasp: "A03",
  references: [
    "https://owasp.org/www-project-web-security-testing-guide/stable/4-Web_Application_Security_Testing/07-Input_Validation_Testing/05.6-Testing_for_NoSQL_Injection",
  ],
  score: 8.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  context: "nosql",
  ofCallers: "parts",
};
