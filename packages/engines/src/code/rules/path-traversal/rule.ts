import type { Rule } from "../contract.ts";

export const pathTraversal: Rule = {
  id: "path-traversal",
  category: "files",
  title: "Path traversal through {sink}",
  short: "Untrusted data chooses a file.",
  description:
    "A path that a user controls is opened without a check that it stays in its folder. With `../` or an absolute path the sender reaches other files of the machine.",
  remediation: {
    javascript: [
      "Resolve the path and check that it is still inside the folder it belongs to.",
      "",
      "```js",
      "const full = path.resolve(root, name);",
      "if (!full.startsWith(root + path.sep)) return res.sendStatus(404);",
      "```",
    ].join("\n"),
    python: [
      "Resolve the path and check that it is still inside the folder it belongs to.",
      "",
      "```python",
      "full = (root / name).resolve()",
      "if not full.is_relative_to(root):",
      "    abort(404)",
      "```",
    ].join("\n"),
    java: [
      "Resolve the path, then check that it still lies in the folder it must not leave.",
      "",
      "```java",
      "Path path = ROOT.resolve(name).normalize();",
      'if (!path.startsWith(ROOT)) throw new SecurityException("outside " + ROOT);',
      "```",
    ].join("\n"),
  },
  cwe: ["CWE-22"],
  references: ["https://owasp.org/www-community/attacks/Path_Traversal"],
  score: 7.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
  ignoresCommandLine: true,
  context: "path",
};
