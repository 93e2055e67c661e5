import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTree } from "@gatewatch/base/tree";
import { describe, expect, test } from "vitest";
import { scanSource } from "./testing/scan-source.ts";

const good = `const { exec } = require("child_process");
require("express")().get("/ping", (req, res) => exec("ping " + req.query.host));
`;
const goodPython = `import os
from flask import Flask, request

app = Flask(__name__)


@app.route("/ping")
def ping():
    os.system("ping " + request.args["host"])
`;
const lines = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, at) => line(at));
const files = (count: number, file: (index: number) => [string, string]) =>
  Array.from({ length: count }, (_, at) => file(at));
const nested = (inner: string, call: string) => call.repeat(140) + inner + ")".repeat(140);

describe("the rest of a scan stays whole beside", () => {
  const functions = lines(10_000, (at) => `function f${at}(a, b) { return f${(at + 1) % 10_000}(b, a); }`);
  test.each<[string, Record<string, string | Buffer>, RegExp | undefined]>([
    [
      "a file that is larger than what is read",
      { "large.js": Buffer.alloc(5_000_000, "x = 1;\n") },
      /^large\.js: .*2 MB/,
    ],
    ["an empty file", { "empty.js": "", "empty.py": "", "empty.go": "", "empty.php": "", "Empty.java": "" }, undefined],
    ["100,000 brackets", { "deep.js": `let a =\n${"[\n".repeat(100_000)}1${"]\n".repeat(100_000)};` }, /^deep\.js: /],
    ["brackets that nothing closes", { "open.py": "f(\n".repeat(20_000) }, /^open\.py: /],
    ["10,000 functions that call one another", { "many.js": functions.join("\n") }, undefined],
    [
      "deep expressions that call one another",
      {
        "calls.js": lines(20, (at) => `function f${at}(x) { return ${nested(`f${at + 1}(x)`, "id(\n")}; }`).join("\n"),
        "calls.py": lines(20, (at) => `def f${at}(x):\n    return ${nested(`f${at + 1}(x)`, "id(\n")}\n`).join("\n"),
        "calls.rb": lines(20, (at) => `def f${at}(x)\n  ${nested(`f${at + 1}(x)`, "id(\n")}\nend`).join("\n"),
        "Calls.java": `class Calls {\n${lines(20, (at) => `String f${at}(String x) { return ${nested(`f${at + 1}(x)`, "f0(\n")}; }`).join("\n")}\n}`,
        "Calls.cs": `class Calls {\n${lines(20, (at) => `string F${at}(string x) { return ${nested(`F${at + 1}(x)`, "F0(\n")}; }`).join("\n")}\n}`,
        "calls.go": `package calls\n${lines(20, (at) => `func f${at}(x string) string { return ${nested(`f${at + 1}(x)`, "f0(")} }`).join("\n")}`,
        "calls.php": `<?php\n${lines(20, (at) => `function f${at}($x) { return ${nested(`f${at + 1}($x)`, "f0(\n")}; }`).join("\n")}`,
      },
      /^calls\.js: .*nests too deep/,
    ],
    [
      "fields that ask for one another in rings and rows",
      {
        "Ring.java": lines(700, (at) => `class R${at} { static String v = R${(at + 1) % 700}.v + "a"; }`).join("\n"),
        "Row.cs": lines(700, (at) => `class R${at} { public string V = new R${at + 1}().V; }`).join("\n"),
        "ring.php": `<?php\n${lines(700, (at) => `class R${at} { const V = R${(at + 1) % 700}::V . "a"; }`).join("\n")}`,
        "ring.js": lines(700, (at) => `class R${at} { static v = R${(at + 1) % 700}.v + "a"; }`).join("\n"),
      },
      undefined,
    ],
    [
      "files that import one another in a long row",
      Object.fromEntries([
        ...files(600, (at) => [`m${at}.js`, `exports.f = (x) => require("./m${at + 1}").f(x);`]),
        ...files(600, (at) => [`t${at}.ts`, `export * from "./t${at + 1}";`]),
        ...files(600, (at) => [`p${at}.py`, `from p${at + 1} import f`]),
      ]),
      /^t\d+\.ts: .*nests too deep/,
    ],
    [
      "10,000 clauses of one choice",
      {
        "choice.py": `def f(x):\n${lines(10_000, (at) => `    ${at > 0 ? "el" : ""}if x == ${at}:\n        g()`).join("\n")}\n`,
        "choice.php": `<?php\n${lines(10_000, (at) => `${at > 0 ? "else" : ""}if ($x == ${at}) { g(); }`).join("\n")}`,
        "choice.rb": `case x\n${lines(10_000, (at) => `when ${at} then g`).join("\n")}\nend`,
        "Choice.cs": `class C { int F(int x) => x switch {\n${lines(10_000, (at) => `${at} => 1,`).join("\n")} }; }`,
      },
      /^choice\.py: .*more than 400 clauses/,
    ],
    [
      "classes that extend themselves and one another",
      {
        "types.js":
          "class A extends A {}\nclass B extends C { m() { return this.m(); } }\nclass C extends B {}\nnew B().m(new C());",
        "types.py":
          "class A(B):\n    def m(self):\n        return self.x.m()\n\n\nclass B(A):\n    pass\n\n\nA.x = A()\nA().m()\n",
        "Types.java":
          "class Types extends Other { Types next; Types m() { return next.m(); } }\nclass Other extends Types {}\n",
        "types.ts": "type T<A> = A extends T<A> ? T<T<A>> : never;\ninterface I extends I { next: I }\n",
        "types.go":
          "package types\n\ntype T struct {\n\t*T\n\tnext []T\n}\n\nfunc (t T) M() T { return t.next[0].M() }\n",
        "types.php":
          "<?php\nclass A extends B { function m() { return $this->m(); } }\nclass B extends A {}\n(new A())->m();\n",
      },
      undefined,
    ],
  ])("%s", async (_name, files, gap) => {
    const { findings, notCovered } = await scanSource({ ...files, "good/app.js": good });
    expect(findings.map(({ location }) => location.file)).toEqual(["good/app.js"]);
    if (gap !== undefined) expect(notCovered.some((note) => gap.test(note))).toBe(true);
  });

  test("binary content, which is left out with the reason", async () => {
    const { findings, excluded } = await scanSource({ "a.js": Buffer.from([0, 1, 2, 0, 255, 0]), "good/app.js": good });
    expect(findings).toHaveLength(1);
    expect(excluded).toContain("a.js: binary content");
  });

  test("links that lead back to where they stand", async () => {
    const root = mkdtempSync(join(tmpdir(), "gatewatch-links-"));
    try {
      mkdirSync(join(root, "inner"));
      writeFileSync(join(root, "app.js"), good);
      symlinkSync(root, join(root, "inner", "again"));
      symlinkSync(join(root, "self.js"), join(root, "self.js"));
      const { findings } = await scanSource({}, { fs: await openTree(root) });
      expect(findings.map(({ location }) => location.file)).toEqual(["app.js"]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  test("users' rules that explode, which are told", async () => {
    const aliases = lines(24, (at) => `  a${at + 1}: &a${at + 1} [*a${at}, *a${at}, *a${at}]`);
    const either = lines(5_000, (at) => `      - pattern: f${at}($X, ..., $Y, ...)`).join("\n");
    const rule = (id: string, body: string) =>
      `rules:\n  - id: ${id}\n    languages: [javascript]\n    severity: ERROR\n    message: m\n${body}\n`;
    const code = [
      { name: "bomb.yaml", text: `x:\n  a0: &a0 [a, a]\n${aliases.join("\n")}\nrules: *a24\n` },
      { name: "broken.yaml", text: "rules: [{id: [" },
      { name: "either.yaml", text: rule("either", `    pattern-either:\n${either}`) },
      { name: "slow.yaml", text: rule("slow", '    pattern-regex: "(a+)+[b]$"') },
      { name: "fine.yaml", text: rule("fine", "    pattern: exec(...)") },
    ];
    const { findings, notCovered } = await scanSource(
      { "app.js": good, "text.js": `x = "${"a".repeat(5_000)}!";` },
      { options: { profile: "default", joinKey: Buffer.alloc(32, 7), userRules: { code } } },
    );
    expect(findings.map(({ ruleId }) => ruleId).sort()).toEqual(["code.command-injection", "code.user.fine"]);
    for (const name of ["bomb.yaml", "broken.yaml"]) expect(notCovered.some((note) => note.includes(name))).toBe(true);
  });
});

describe("source is read in the encoding that it is written in", () => {
  const text = `# é — ж\n${goodPython}`;
  const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
  test.each([
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16, low byte first", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16, high byte first", swapped(Buffer.from(`\ufeff${text}`, "utf16le"))],
    ["Latin-1", Buffer.from(`# é\n${goodPython}`, "latin1")],
    [
      "what the file declares",
      Buffer.concat([
        Buffer.from("#!/usr/bin/python\n# -*- coding: shift_jis -*-\nname = '"),
        // The second byte of this character is the one of a backslash.
        Buffer.from([0x95, 0x5c]),
        Buffer.from(`'\n${goodPython}`),
      ]),
    ],
    ["an encoding that nobody knows, as Latin-1", Buffer.from(`# coding: none-such é\n${goodPython}`, "latin1")],
  ])("%s", async (_name, bytes) => {
    const { findings, notCovered } = await scanSource({ "app.py": bytes });
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(["code.command-injection"]);
    expect(notCovered).toEqual([]);
  });
});
