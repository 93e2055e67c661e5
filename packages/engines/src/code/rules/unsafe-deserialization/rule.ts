import type { Rule } from "../contract.ts";

export const unsafeDeserialization: Rule = {
  id: "unsafe-deserialization",
  category: "injection",
  title: "Unsafe deserialization through {sink}",
  short: "Untrusted data is turned into objects by a loader that can run code.",
  description:
    "The format allows its author to name functions that are called while it is read. Whoever supplies the data can run code.",
  remediation: {
    javascript: [
      "Read plain data: JSON, or YAML with the default schema.",
      "",
      "```js",
      "const data = JSON.parse(text);",
      "```",
    ].join("\n"),
    python: [
      "Read plain data: JSON, or YAML with the safe loader.",
      "",
      "```python",
      "data = yaml.safe_load(text)",
      "```",
    ].join("\n"),
    java: [
      "Read data formats, not objects: JSON into a class of your own. Where objects must be read, allow their classes by name.",
      "",
      "```java",
      'input.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.example.Order;!*"));',
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-502"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Deserialization_Cheat_Sheet.html"],
  score: 9.8,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
  context: "object",
};
