import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";
import { patch } from "./patch.ts";

export const unsafeDeserialization: Rule = {
  id: "unsafe-deserialization",
  category: "injection",
  title: "Unsafe deserialization through {sink}",
  short: "Untrusted data is turned into objects by a loader that can run code.",
  description:
    "The format allows its author to name functions that are called while it is read. Whoever supplies the data can run code.",
  remediation: {
    javascript: remedy(
      "js",
      "Read plain data: JSON, or YAML with the default schema.",
      "const data = JSON.parse(text);",
    ),
    python: remedy("python", "Read plain data: JSON, or YAML with the safe loader.", "data = yaml.safe_load(text)"),
    java: remedy(
      "java",
      "Read data formats, not objects: JSON into a class of your own. Where objects must be read, allow their classes by name.",
      'input.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.example.Order;!*"));',
    ),
    php: remedy(
      "php",
      "Read data as JSON; if it must be `unserialize`, allow no classes.",
      "$data = json_decode($text, true, 32, JSON_THROW_ON_ERROR);",
    ),
    ruby: remedy(
      "ruby",
      "Read data with a format that builds no objects.",
      "JSON.parse(text)",
      "YAML.safe_load(text, permitted_classes: [Date])",
    ),
    csharp: remedy(
      "csharp",
      "Read data with a format that makes no objects of types named in it.",
      "var order = JsonSerializer.Deserialize<Order>(text);",
    ),
  },
  cwe: ["CWE-502"],
  owasp: "A08",
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Deserialization_Cheat_Sheet.html"],
  score: 9.8,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
  context: "object",
  ofCallers: "all",
  patch,
};
