/** Code that nobody wrote by hand, generated: what a scan must get over without being held up. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const count = (length: number) => Array.from({ length }, (_, index) => index);

const files: Readonly<Record<string, () => string>> = {
  "minified.js": () =>
    `${count(20_000)
      .map((at) => `function f${at}(a,b){return a?f${(at * 7) % 20_000}(b,a+${at}):b}`)
      .join(";")}\n`,
  "brackets.js": () => `const deep = ${"[\n".repeat(100_000)}${"]\n".repeat(100_000)};\n`,
  "brackets.py": () => `deep = ${"(\n".repeat(100_000)}1${")\n".repeat(100_000)}\n`,
  "Brackets.java": () => `class Brackets { int deep = ${"(\n".repeat(50_000)}1${")\n".repeat(50_000)}; }\n`,
  "brackets.go": () => `package deep\n\nvar deep = ${"(\n".repeat(50_000)}1${")\n".repeat(50_000)}\n`,
  "brackets.php": () => `<?php $deep = ${"(\n".repeat(50_000)}1${")\n".repeat(50_000)};\n`,
  "open.js": () => "function f() { if (a) {\n".repeat(20_000),
  "blocks.py": () =>
    `${count(2_000)
      .map((depth) => `${" ".repeat(depth)}if x${depth}:\n`)
      .join("")}${" ".repeat(2_000)}pass\n`,
  "chain.js": () => `const long = value${"\n.then((x) => x + 1)".repeat(10_000)};\n`,
  "sum.py": () =>
    `long = (${count(50_000)
      .map((at) => `a${at % 100}`)
      .join(" +\n  ")})\n`,
  "generated.js": () =>
    `export const table = [\n${count(120_000)
      .map((at) => `  { id: ${at}, name: "name ${at}" },\n`)
      .join("")}];\n`,
  "functions.js": () =>
    count(10_000)
      .map((at) => `export function f${at}(a, b) {\n  return f${(at + 1) % 10_000}(b, a);\n}\n`)
      .join(""),
  "functions.py": () =>
    count(10_000)
      .map((at) => `def f${at}(a, b):\n    return f${(at + 1) % 10_000}(b, a)\n\n`)
      .join(""),
  "Functions.java": () =>
    `class Functions {\n${count(10_000)
      .map((at) => `  String f${at}(String a) { return f${(at + 1) % 10_000}(a); }\n`)
      .join("")}}\n`,
  "functions.go": () =>
    `package main\n\n${count(10_000)
      .map((at) => `func f${at}(a string) string { return f${(at + 1) % 10_000}(a) }\n`)
      .join("")}`,
  "functions.php": () =>
    `<?php\n${count(10_000)
      .map((at) => `function f${at}($a) { return f${(at + 1) % 10_000}($a); }\n`)
      .join("")}`,
  "branches.py": () =>
    `def f(x):\n${count(5_000)
      .map((at) => `    if x == ${at}:\n        y = x\n`)
      .join("")}    return y\n`,
  "branches.js": () =>
    `function f(x) {\n  let y;\n${count(5_000)
      .map((at) => `  if (x === ${at}) y = x;\n`)
      .join("")}  return y;\n}\n`,
  "Branches.java": () =>
    `class Branches {\n  int f(int x) {\n    int y = 0;\n${count(5_000)
      .map((at) => `    if (x == ${at}) y = x;\n`)
      .join("")}    return y;\n  }\n}\n`,
  "Ring.cs": () =>
    count(5_000)
      .map((at) => `class R${at} { public static string V = R${(at + 1) % 5_000}.V + "a"; }\n`)
      .join(""),
  "Row.java": () =>
    count(5_000)
      .map((at) => `class R${at} { String v = new R${at + 1}().v + "a"; }\n`)
      .join(""),
  "ladder.go": () =>
    `package main\n\ntype K0 struct{}\n${count(5_000)
      .map((at) => `type K${at + 1} struct{ K${at} }\n`)
      .join("")}`,
  "calls.rb": () =>
    count(60)
      .map((at) => `def f${at}(x)\n  ${"id(".repeat(140)}f${at + 1}(x)${")".repeat(140)}\nend\n`)
      .join(""),
  "choice.php": () =>
    `<?php\n${count(10_000)
      .map((at) => `${at > 0 ? "else" : ""}if ($x == ${at}) { g(); }\n`)
      .join("")}`,
};

/** Bytes of a file that is larger than what is read. */
const largeBytes = 5_000_000;

/** Writes them into a folder each, so that each can be scanned alone. Gives the folders' names. */
export function writeBadInput(folder: string): string[] {
  for (const [name, make] of Object.entries(files)) write(folder, name, make());
  const line = 'export const entry = { id: 1, name: "name" };\n';
  write(folder, "large.js", line.repeat(Math.ceil(largeBytes / line.length)));
  return [...Object.keys(files), "large.js"];
}

function write(folder: string, name: string, text: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, name), text);
}
