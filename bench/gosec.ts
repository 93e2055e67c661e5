/**
 * Scores the code engine on a checkout of gosec: its samples are Go sources in its own code, each with the number of issues
 * that its rule reports there; a sample is exact when the engine reports as many. `npm run bench -- gosec FOLDER [--names]`
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { scanTexts } from "./code-scan.ts";

interface Sample {
  readonly name: string;
  readonly rule: string;
  readonly files: readonly string[];
  readonly expected: number;
}

/** The rules of the engine that say what a rule of gosec says. One that has none here scores only where nothing is expected. */
const rulesOf: Readonly<Record<string, readonly string[]>> = {
  G101: ["hardcoded-credential"],
  G102: ["bind-all-interfaces"],
  G103: ["unsafe-memory"],
  G106: ["tls-verification-off"],
  G107: ["server-side-request-forgery", "address-from-variable"],
  G108: ["debug-mode"],
  G109: ["integer-overflow"],
  G110: ["decompression-bomb"],
  G111: ["directory-exposed"],
  G112: ["missing-timeout"],
  G113: ["http-smuggling"],
  G114: ["missing-timeout"],
  G115: ["integer-overflow"],
  G116: ["hidden-text"],
  G117: ["secret-in-output"],
  G118: ["leaked-context"],
  G119: ["credentials-sent-on-redirect"],
  G120: ["unbounded-body"],
  G121: ["csrf-protection-off"],
  G122: ["file-race"],
  G123: ["tls-verification-off", "tls-check-skipped-on-resumption"],
  G124: ["insecure-cookie", "script-readable-cookie", "cookie-without-same-site"],
  G201: ["sql-injection"],
  G202: ["sql-injection"],
  G203: ["cross-site-scripting", "unescaped-markup"],
  G204: ["command-injection", "process-started"],
  G301: ["open-file-permissions"],
  G302: ["open-file-permissions"],
  G303: ["predictable-temporary-file"],
  G304: ["path-traversal", "path-from-variable"],
  G305: ["path-traversal", "archive-extraction"],
  G306: ["open-file-permissions"],
  G307: ["open-file-permissions"],
  G401: ["weak-hash"],
  G402: ["tls-verification-off", "weak-tls-version", "weak-cipher"],
  G403: ["weak-key-size"],
  G404: ["weak-random"],
  G405: ["weak-cipher"],
  G406: ["weak-hash"],
  G407: ["fixed-nonce"],
  G408: ["shared-key-callback-state"],
  G501: ["risky-import"],
  G502: ["risky-import"],
  G503: ["risky-import"],
  G504: ["risky-import"],
  G505: ["risky-import"],
  G506: ["risky-import"],
  G507: ["risky-import"],
  G602: ["index-out-of-range"],
  G701: ["sql-injection"],
  G702: ["command-injection"],
  G703: ["path-traversal"],
  G704: ["server-side-request-forgery"],
  G705: ["cross-site-scripting"],
  G706: ["log-injection"],
  G707: ["mail-injection"],
  G708: ["template-injection", "cross-site-scripting"],
  G709: ["unsafe-deserialization"],
  G710: ["open-redirect"],
};

export async function run(args: readonly string[]): Promise<void> {
  const [folder = ""] = args;
  const samplesFolder = join(folder, "testutils");
  if (!existsSync(samplesFolder)) {
    console.log(`gosec: skipped, ${JSON.stringify(samplesFolder)} is no folder. Pass a checkout of gosec.`);
    return;
  }
  const samples = readSamples(samplesFolder);
  const texts = new Map<string, string>();
  for (const { name, files } of samples) {
    texts.set(`${name}/go.mod`, `module example.com/${name}\n`);
    for (const [index, text] of files.entries()) texts.set(`${name}/file${index}.go`, text);
  }
  const { findings, notCovered } = await scanTexts(texts);
  const categories = [...new Set(samples.map(({ rule }) => rule))].sort();
  let [exactInAll, clean, silentInAll] = [0, 0, 0];
  for (const category of categories) {
    const own = samples.filter(({ rule }) => rule === category);
    const counts = own.map(({ name, expected }) => {
      const places = findings.filter(
        ({ location, ruleId, suppressed }) =>
          suppressed === undefined &&
          location.file!.startsWith(`${name}/`) &&
          (rulesOf[category] ?? []).includes(ruleId.replace(/^code\./, "")),
      );
      return {
        name,
        expected,
        found: places.length,
        lines: places.map(({ location }) => `${location.file!.split("/file")[1]}:${location.line}`),
      };
    });
    const exact = counts.filter(({ expected, found }) => expected === found).length;
    const silent = counts.filter(({ expected, found }) => expected === 0 && found === 0).length;
    exactInAll += exact;
    silentInAll += silent;
    clean += counts.filter(({ expected }) => expected === 0).length;
    console.log(
      `${category} exact ${exact}/${own.length}, silent ${silent}/${counts.filter(({ expected }) => expected === 0).length}`,
    );
    if (!args.includes("--names")) continue;
    for (const { name, expected, found, lines } of counts)
      if (expected !== found) console.log(`  ${name}: expected ${expected}, found ${found} ${lines.join(" ")}`);
  }
  const share = (part: number, whole: number) =>
    `${part}/${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;
  console.log(`gosec, samples exact: ${share(exactInAll, samples.length)}`);
  console.log(`gosec, samples without an issue silent: ${share(silentInAll, clean)}`);
  console.log(`gosec, places not covered: ${notCovered.length}`);
}

/** Every element of the lists of samples: texts, then a number, then a configuration. */
function readSamples(folder: string): Sample[] {
  const samples: Sample[] = [];
  for (const file of readdirSync(folder).filter((name) => /^g\d+_samples\.go$/.test(name))) {
    const rule = file.slice(0, 4).toUpperCase();
    const { text, strings } = withoutStrings(readFileSync(join(folder, file), "utf8"));
    const element = /\[\]string\{([^{}]*)\},\s*(?:Errors:\s*)?(\d+),\s*/g;
    for (const [, list, expected] of text.matchAll(element)) {
      const files = list!
        .split(",")
        .map((sum) => [...sum.matchAll(/\0(\d+)\0/g)].map(([, index]) => strings[Number(index)]!).join(""))
        .filter((source) => source !== "");
      samples.push({ name: `${rule.toLowerCase()}n${samples.length}`, rule, files, expected: Number(expected) });
    }
  }
  return samples;
}

/** A Go source with numbers in place of its string literals, and without comments. */
function withoutStrings(source: string): { text: string; strings: string[] } {
  const strings: string[] = [];
  const text = source.replace(/`([^`]*)`|"((?:[^"\\\n]|\\.)*)"|\/\/.*$/gm, (_, raw?: string, plain?: string) => {
    if (raw === undefined && plain === undefined) return "";
    strings.push(raw ?? JSON.parse(`"${plain}"`));
    return `\0${strings.length - 1}\0`;
  });
  return { text, strings };
}
