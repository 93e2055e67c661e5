/**
 * Scores the code engine on a checkout of bandit: its functional tests say how many issues each example file has; an
 * expectation is met when the engine reports as many places there, notes of low confidence included, as bandit counts them.
 * `npm run bench -- bandit FOLDER [--names]`
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { scanTexts } from "./code-scan.ts";

interface Expectation {
  readonly file: string;
  readonly count: number;
}

export async function run(args: readonly string[]): Promise<void> {
  const [folder = ""] = args;
  const examples = join(folder, "examples");
  const tests = join(folder, "tests/functional/test_functional.py");
  if (!existsSync(examples) || !existsSync(tests)) {
    console.log(`bandit: skipped, ${JSON.stringify(examples)} is no folder. Pass a checkout of bandit.`);
    return;
  }
  const names = readdirSync(examples).filter((name) => name.endsWith(".py"));
  // Each by itself: under their own names beside each other they would stand for the libraries that they import.
  const texts = names.map(
    (name) => [`${folderOf(name)}/example.py`, readFileSync(join(examples, name), "utf8")] as const,
  );
  const { findings } = await scanTexts(new Map(texts));
  const expectations = readExpectations(readFileSync(tests, "utf8"));
  let met = 0;
  for (const { file, count } of expectations) {
    const found = findings.filter(
      ({ location, suppressed }) => location.file === `${folderOf(file)}/example.py` && suppressed === undefined,
    );
    if (found.length === count) met++;
    else if (args.includes("--names")) {
      const listed = found.map(({ ruleId, location }) => `${location.line} ${ruleId.replace(/^code\./, "")}`);
      console.log(
        `  ${file}: expected ${count}, found ${found.length}${listed.map((each) => `\n      ${each}`).join("")}`,
      );
    }
  }
  const share = ((100 * met) / Math.max(1, expectations.length)).toFixed(1);
  console.log(`bandit, expectations met: ${met}/${expectations.length} (${share} %)`);
}

/** A name that no import means. */
function folderOf(name: string): string {
  return `example-${name.replace(/\.py$/, "")}`;
}

/** `check_example("file", expect)` after the counts by severity. What changes bandit's own settings is left out. */
function readExpectations(text: string): Expectation[] {
  const expectations: Expectation[] = [];
  for (const test of text.split(/^ {4}def test_/m).slice(1)) {
    if (/with_test_set|_settings\b|_config\b|plugin_configs/.test(test)) continue;
    let count = 0;
    const parts = /"SEVERITY":\s*\{([^}]*)\}|check_example\(\s*"([^"/]+\.py)",\s*expect(,\s*ignore_nosec=True)?/g;
    for (const [, severities, file, isOther] of test.matchAll(parts)) {
      if (severities !== undefined)
        count = [...severities.matchAll(/:\s*(\d+)/g)].reduce((sum, [, number]) => sum + Number(number), 0);
      else if (isOther === undefined) expectations.push({ file: file!, count });
    }
  }
  return expectations;
}
