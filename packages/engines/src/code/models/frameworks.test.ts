import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { scanSource } from "../testing/scan-source.ts";

const folder = join(import.meta.dirname, "cases");

/** The files of a program, by path. */
function filesOf(framework: string): Readonly<Record<string, string>> {
  const root = join(folder, framework);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [relative(root, path), readFileSync(path, "utf8")]));
}

/** Lines that say `ng: rule`, which has to be found there, or `ok`, where nothing of weight may be found. */
function marked(files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).flatMap(([path, text]) =>
    text.split("\n").flatMap((line, index) => {
      const mark =
        /(?:\/\/|#|<!--|\{#|<%--|<#--|\{\{--|\{\{\/\*|\/) (?:ng: ([\w-]+)|ok)(?: (?:-->|%>|\*@|#\}|--%>|--\}\}|\*\/\}\}))?$/.exec(
          line,
        );
      return mark === null ? [] : [`${path}:${index + 1} ${mark[1] ?? "nothing"}`];
    }),
  );
}

test.each(readdirSync(folder))("what a request gives and what an answer takes, line by line: %s", async (framework) => {
  const files = filesOf(framework);
  const wanted = marked(files);
  const { findings } = await scanSource(files);
  const told = (place: string, rule: string) =>
    findings.some(({ ruleId, severity, location: { file, line } }) => {
      if (`${file}:${line}` !== place) return false;
      return rule === "nothing" ? /^(critical|high|medium)$/.test(severity) : ruleId === `code.${rule}`;
    });
  const wrong = wanted.filter((mark) => {
    const [place = "", rule = ""] = mark.split(" ");
    return told(place, rule) === (rule === "nothing");
  });
  expect(wanted.length).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
});
