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
  const { findings } = await scanTexts(
    new Map(names.map((name) => [name, readFileSync(join(examples, name), "utf8")])),
  );
  const expectations = readExpectations(readFileSync(tests, "utf8"));
  let met = 0;
  for (const { file, count } of expectations) {
    const found = findings.filter(({ location, suppressed }) => location.file === file && suppressed === undefined);
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

/** `check_example(file, expect)` after the counts by severity. Those that change bandit's own settings are left out. */
function readExpectations(text: string): Expectation[] {
  const expectations: Expectation[] = [];
  for (const test of text.split(/^ {4}def test_/m).slice(1)) {
    if (/ignore_nosec=True|with_test_set|b_conf\._settings|_config\b|plugin_configs/.test(test)) continue;
    const file = /check_example\(\s*"([^"/]+\.py)"/.exec(test)?.[1];
    const severities = /"SEVERITY":\s*\{([^}]*)\}/.exec(test)?.[1];
    if (file === undefined || severities === undefined) continue;
    const counts = [...severities.matchAll(/:\s*(\d+)/g)].map(([, count]) => Number(count));
    expectations.push({ file, count: counts.reduce((sum, count) => sum + count, 0) });
  }
  return expectations;
}
