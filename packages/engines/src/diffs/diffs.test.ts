import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { ChangedLines, type Edit, JoinedDiff, readDiff, unifiedDiff } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "gatewatch-diffs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function applied(path: string, text: string, diff: string): string {
  writeFileSync(join(folder, path), text);
  execFileSync("git", ["apply", "-"], { cwd: folder, input: diff, stdio: ["pipe", "pipe", "pipe"] });
  return readFileSync(join(folder, path), "utf8");
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

const line = fc.constantFrom("", "a", "b = 1", "  c();", "d", "// e", "f\r");
const texts = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 40 }), fc.boolean())
  .map(([lines, isEnded]) => lines.join("\n") + (isEnded ? "\n" : ""));

describe("a diff of edits", () => {
  it("is what git makes of the old text the new one with", () => {
    const changes = texts.chain((text) =>
      fc.tuple(
        fc.constant(text),
        fc.uniqueArray(fc.nat(text.length), { maxLength: 6 }),
        fc.array(fc.constantFrom("", "x", "y\n", "\nz"), { minLength: 3, maxLength: 3 }),
      ),
    );
    fc.assert(
      fc.property(changes, ([text, cuts, added]) => {
        const sorted = cuts.toSorted((left, right) => left - right);
        const edits = [0, 2, 4].flatMap((at, index): Edit[] => {
          const [start, end] = [sorted[at], sorted[at + 1]];
          return start === undefined || end === undefined ? [] : [{ start, end, text: added[index]! }];
        });
        const wanted = edited(text, edits);
        const diff = unifiedDiff("a file.txt", text, edits);
        if (diff === undefined) expect(wanted).toBe(text);
        else if (wanted !== "") expect(applied("a file.txt", text, diff)).toBe(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it("is none when edits overlap, nothing changes, or the name cannot be written", () => {
    const both = [
      { start: 0, end: 2, text: "x" },
      { start: 1, end: 3, text: "y" },
    ];
    expect(unifiedDiff("a", "abcd\n", both)).toBeUndefined();
    expect(unifiedDiff("a", "abcd\n", [{ start: 0, end: 1, text: "a" }])).toBeUndefined();
    expect(unifiedDiff("a\nb", "abcd\n", [{ start: 0, end: 1, text: "x" }])).toBeUndefined();
  });
});

describe("joined diffs", () => {
  const text = Array.from({ length: 30 }, (_, index) => `line ${index + 1}\n`).join("");
  const change = (number: number, written: string) => {
    const start = text.indexOf(`line ${number}\n`);
    return unifiedDiff("a.txt", text, [{ start, end: start + `line ${number}`.length, text: written }])!;
  };

  it("apply at once, however near they are", () => {
    const joined = new JoinedDiff();
    for (const number of [20, 3, 5, 9, 30]) expect(joined.add(change(number, `new ${number}`))).toBe(true);
    const wanted = text.replace(/^line (3|5|9|20|30)$/gm, "new $1");
    expect(applied("a.txt", text, joined.toString())).toBe(wanted);
  });

  it("leave out what touches what is there", () => {
    const joined = new JoinedDiff();
    joined.add(change(7, "first"));
    expect(joined.add(change(7, "second"))).toBe(false);
    expect(joined.add(change(8, "beside"))).toBe(true);
    expect(applied("a.txt", text, joined.toString())).toBe(text.replace("line 7\nline 8\n", "first\nbeside\n"));
  });

  it("change two parts of one line", () => {
    const old = "set(a, { first: false, second: false });\n";
    const part = (word: string) => {
      const start = old.indexOf(`${word}: false`) + word.length + 2;
      return unifiedDiff("b.txt", old, [{ start, end: start + 5, text: "true" }])!;
    };
    const joined = new JoinedDiff();
    expect([joined.add(part("second")), joined.add(part("first")), joined.add(part("first"))]).toEqual([
      true,
      true,
      false,
    ]);
    expect(applied("b.txt", old, joined.toString())).toBe(old.replaceAll("false", "true"));
  });
});

describe("the lines that a diff changes", () => {
  const diff = `diff --git a/src/app.js b/src/app.js
--- a/src/app.js
+++ b/src/app.js
@@ -10,2 +10,3 @@ context
 kept
-old
+new
+more
@@ -40 +41,0 @@
-guard
diff --git a/gone.js b/gone.js
--- a/gone.js
+++ /dev/null
@@ -1 +0,0 @@
-all
--- "a/caf\\303\\251.js"
+++ "b/caf\\303\\251.js"
@@ -0,0 +1 @@
+hello
`;
  const lines = new ChangedLines(readDiff(diff), ["fresh.js"]);

  it("are the written ones, and those beside what was taken away", () => {
    const touched = Array.from({ length: 50 }, (_, index) => index + 1).filter((at) => lines.touches("src/app.js", at));
    expect(touched).toEqual([10, 11, 12, 41, 42]);
    expect(lines.touches("src/app.js", 20, 45)).toBe(true);
    expect(lines.touches("src/app.js", 20, 39)).toBe(false);
  });

  it("know whole files, quoted names, and files where something was lost", () => {
    expect(lines.touches("fresh.js", 900)).toBe(true);
    expect(lines.touches("caf\u00e9.js", 1)).toBe(true);
    expect(lines.touchesFile("gone.js")).toBe(false);
    expect([lines.lostIn("src/app.js"), lines.lostIn("caf\u00e9.js")]).toEqual([true, false]);
  });
});
