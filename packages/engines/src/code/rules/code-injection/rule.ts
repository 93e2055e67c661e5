import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const codeInjection: Rule = {
  id: "code-injection",
  category: "injection",
  title: "Code injection through {sink}",
  short: "Untrusted data is evaluated as program code.",
  description:
    "Text that a user controls is compiled and run by this program. The sender can do whatever the program may do.",
  remediation: {
    go: remedy(
      "go",
      "Keep the script fixed, and hand it the values as arguments.",
      "cache.Eval(ctx, \"return redis.call('get', KEYS[1])\", []string{name})",
    ),
    javascript: remedy(
      "js",
      "Do not evaluate text. Parse data as data, and choose behaviour from a fixed table.",
      'const actions = new Map([["sum", sum], ["mean", mean]]);',
      "actions.get(name)?.(numbers);",
    ),
    python: remedy(
      "python",
      "Do not evaluate text. Parse data as data, and choose behaviour from a fixed table.",
      "value = ast.literal_eval(text)  # literals only, never code",
    ),
    java: remedy(
      "java",
      "Never evaluate text of a request. Choose among things the program knows, or read the text with a parser for its own small language.",
      "Operation operation = OPERATIONS.get(name);",
      'if (operation == null) throw new IllegalArgumentException("unknown operation");',
    ),
    php: remedy(
      "php",
      "Choose what is called from a fixed list; never run text as code.",
      "$actions = ['add' => add(...), 'remove' => remove(...)];",
      "($actions[$name] ?? throw new DomainException())();",
    ),
    ruby: remedy(
      "ruby",
      "Call the method that is meant; never evaluate text from outside.",
      "ACTIONS.fetch(name).call(order)",
    ),
    csharp: remedy(
      "csharp",
      "Give the program data instead of code: a switch over fixed names, or a parser of your own for the few expressions that are needed.",
      'var total = operation switch { "sum" => left + right, _ => throw new ArgumentException(operation) };',
    ),
  },
  cwe: ["CWE-95"],
  owasp: "A03",
  references: ["https://owasp.org/www-community/attacks/Code_Injection"],
  score: 9.8,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  context: "code",
  throughStores: true,
  ofCallers: "all",
};
