import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const unsafeReflection: Rule = {
  id: "unsafe-reflection",
  category: "injection",
  title: "Untrusted data chooses the code that {sink} loads",
  short: "Which module or class is loaded comes from outside.",
  description:
    "The name of a module or class is taken from untrusted data. The sender can run any code that the program can find, files it uploaded before among them.",
  remediation: {
    go: remedy(
      "go",
      "Choose among functions that the program names itself.",
      'actions := map[string]func(){"open": open, "close": close}',
    ),
    javascript: remedy(
      "js",
      "Choose from a fixed table.",
      'const handlers = new Map([["list", list], ["show", show]]);',
      "handlers.get(name)?.(req, res);",
    ),
    python: remedy(
      "python",
      "Choose from a fixed table.",
      'handlers = {"list": list_items, "show": show_item}',
      "handlers[name](request)",
    ),
    java: remedy(
      "java",
      "Choose from a fixed table.",
      'Map<String, Supplier<Report>> reports = Map.of("monthly", MonthlyReport::new);',
    ),
    php: remedy(
      "php",
      "Choose from a fixed table.",
      "$readers = ['csv' => CsvReader::class, 'json' => JsonReader::class];",
      "$reader = new ($readers[$kind] ?? throw new DomainException())();",
    ),
    ruby: remedy(
      "ruby",
      "Look the name up in a list of what may be called.",
      'TYPES = { "cat" => Cat, "dog" => Dog }.freeze',
      "TYPES.fetch(params[:type]).new",
    ),
    csharp: remedy(
      "csharp",
      "Choose the type from a fixed list.",
      'object reader = kind switch { "csv" => new CsvReader(), "json" => new JsonReader(), _ => throw new ArgumentException(kind) };',
    ),
  },
  cwe: ["CWE-470", "CWE-706"],
  owasp: "A03",
  references: ["https://cwe.mitre.org/data/definitions/470.html"],
  score: 8.1,
  v31: "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  context: "code",
};
