import type { Rule } from "../contract.ts";
import { remedy } from "../remedy.ts";

export const pathTraversal: Rule = {
  id: "path-traversal",
  category: "files",
  title: "Path traversal through {sink}",
  short: "Untrusted data chooses a file.",
  description:
    "A path that a user controls is opened without a check that it stays in its folder. With `../` or an absolute path the sender reaches other files of the machine.",
  remediation: {
    javascript: remedy(
      "js",
      "Resolve the path and check that it is still inside the folder it belongs to.",
      "const full = path.resolve(root, name);",
      "if (!full.startsWith(root + path.sep)) return res.sendStatus(404);",
    ),
    python: remedy(
      "python",
      "Resolve the path and check that it is still inside the folder it belongs to.",
      "full = (root / name).resolve()",
      "if not full.is_relative_to(root):",
      "    abort(404)",
    ),
    java: remedy(
      "java",
      "Resolve the path, then check that it still lies in the folder it must not leave.",
      "Path path = ROOT.resolve(name).normalize();",
      'if (!path.startsWith(ROOT)) throw new SecurityException("outside " + ROOT);',
    ),
    go: remedy(
      "go",
      "Open files inside a root that cannot be left, or check the cleaned name before.",
      'root, err := os.OpenRoot("files")',
      "file, err := root.Open(name)",
      "",
      "if !filepath.IsLocal(name) {",
      "\treturn errBadName",
      "}",
    ),
    php: remedy(
      "php",
      "Resolve the path and check that it is still inside the folder it belongs to, or take the bare file name.",
      "$full = realpath(ROOT . '/' . $name);",
      "if ($full === false || !str_starts_with($full, ROOT . '/')) {",
      "    http_response_code(404);",
      "    exit;",
      "}",
    ),
    ruby: remedy(
      "ruby",
      "Take the last part of the name, and hold the whole path against its folder.",
      "path = File.expand_path(File.basename(params[:name]), FOLDER)",
      "send_file path",
    ),
    csharp: remedy(
      "csharp",
      "Use the file's name alone, or check that the full path stays in the folder.",
      "var path = Path.GetFullPath(Path.Combine(folder, name));",
      "if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return NotFound();",
    ),
  },
  cwe: ["CWE-22"],
  owasp: "A01",
  references: ["https://owasp.org/www-community/attacks/Path_Traversal"],
  score: 7.5,
  v31: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N",
  v40: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N",
  ignoresCommandLine: true,
  context: "path",
  ofCallers: "parts",
};
