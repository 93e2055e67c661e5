import {
  classify,
  companionsOf,
  isConfigurationSource,
  isMinified,
  isNameByte,
  isTestPath,
  isTranslation,
  judge,
  locate,
  nameEndFrom,
  nameStartFrom,
  type Style,
  styleOf,
  wordsOf,
} from "../assignments/index.ts";
import { decodedRuns } from "../decoding/index.ts";
import type { Match } from "../match.ts";
import { compileAutomaton } from "../prefilter/automaton.ts";
import { confirmOf } from "../prefilter/prefix.ts";
import type { NamedRule, PatternRule, SecretRule } from "../rule.ts";
import { storedCredentials } from "../stores/index.ts";
import { assignedMatch } from "./assigned.ts";
import type { ScannedFile } from "./file.ts";
import { mergeMatches } from "./merge.ts";
import { relatePairs } from "./pair.ts";
import { matchesOf } from "./pattern.ts";

export interface Scanner {
  /** All credentials in `bytes`, in position order, at most one per stretch of bytes. */
  scan(bytes: Buffer, file: ScannedFile): Match[];
}

export interface ScannerOptions {
  /** Judge names and values where no provider's form matches. Default true; off only to measure. */
  readonly generic?: boolean;
}

// What the names of credentials contain.
const triggers = [
  "pass",
  "pw",
  "secret",
  "token",
  "key",
  "auth",
  "cred",
  "salt",
  "psk",
  "pepper",
  "contrasena",
  "senha",
];
const deepest = 2;

/** A rule that a keyword opens windows for. */
interface Owner {
  readonly index: number;
  readonly confirm: PatternRule["confirm"];
}

/** Compiles rules into one scanner; reusable for any number of files. */
export function createScanner(rules: readonly SecretRule[], options: ScannerOptions = {}): Scanner {
  const patterns = rules.filter((rule) => rule.kind === "pattern");
  const named = rules.filter((rule) => rule.kind === "named");
  const owners = new Map<string, Owner[]>();
  for (const [index, rule] of patterns.entries()) {
    for (const keyword of rule.keywords) {
      const folded = keyword.toLowerCase();
      owners.set(folded, [...(owners.get(folded) ?? []), { index, confirm: confirmOf(rule, keyword) }]);
    }
  }
  const keywords = [...owners.keys()];
  const ownersOf = keywords.map((keyword) => owners.get(keyword)!);
  const firstTrigger = keywords.length;
  const automaton = compileAutomaton([...keywords, ...(options.generic === false ? [] : triggers)]);

  const scanText = (bytes: Buffer, file: ScannedFile, style: Style, depth: number): Match[] => {
    const isOver = overdueProbe(file);
    let seen = 0;
    let stopped = false;
    const hits: number[][] = [];
    const found: Match[] = [];
    const looksAtNames = style !== "lock" && !(depth === 0 && isMinified(file.path, bytes));
    const names = createNameProbe(bytes, file, style, named);
    automaton.scan(bytes, (keyword, end) => {
      if (stopped) return;
      if ((++seen & 1023) === 0 && isOver()) {
        stopped = true;
        return;
      }
      if (keyword < firstTrigger) {
        for (const { index, confirm } of ownersOf[keyword]!) {
          if (confirm && !confirm(bytes, end)) continue;
          const known = hits[index];
          if (known) known.push(end);
          else hits[index] = [end];
        }
      } else if (looksAtNames) names.probe(end);
    });
    if (hits.length > 0) {
      const text = bytes.toString("latin1");
      for (const [index, ends] of hits.entries()) {
        if (ends) found.push(...matchesOf(patterns[index]!, text, ends, file, isOver));
      }
    }
    found.push(...names.matches, ...storedCredentials(bytes, file.path));
    if (depth < deepest && style !== "lock") {
      for (const run of decodedRuns(bytes, file.note)) {
        if (isOver()) break;
        for (const inner of scanText(run.bytes, file, "data", depth + 1)) {
          found.push({
            ...inner,
            start: run.start,
            end: run.end,
            decoded: [run.encoding, ...(inner.decoded ?? [])],
          });
        }
      }
    }
    if (found.length === 0) return found;
    const merged = relatePairs(mergeMatches(found), () => bytes.toString("latin1"));
    return merged.filter((match) => depth > 0 || match.source !== "refused");
  };
  return { scan: (bytes, file) => scanText(bytes, file, styleOf(file.path), 0) };
}

/** Asks whether the file's time is up, and notes it once. */
function overdueProbe({ isOverdue, note }: ScannedFile): () => boolean {
  let over = false;
  return () => {
    if (over || !isOverdue?.()) return over;
    over = true;
    note?.("It took longer than its time; the rest of it was not scanned.");
    return over;
  };
}

function createNameProbe(bytes: Buffer, file: ScannedFile, style: Style, rules: readonly NamedRule[]) {
  const matches: Match[] = [];
  const isJson = /\.json$/i.test(file.path);
  let lastEnd = -1;
  let text: string | undefined;
  const configuration =
    style === "data" || style === "shell" || (style === "source" && isConfigurationSource(file.path));
  return {
    matches,
    probe(end: number): void {
      const nameEnd = isNameByte(bytes[end]) ? nameEndFrom(bytes, end) : end;
      if (nameEnd === lastEnd) return;
      lastEnd = nameEnd;
      if (!mayAssign(bytes[nameEnd])) return;
      const nameStart = nameStartFrom(bytes, end);
      const assignment = locate(bytes, nameStart, nameEnd, style);
      if (!assignment || assignment.valueEnd - assignment.valueStart < 4) return;
      const name = bytes.toString("latin1", nameStart, nameEnd);
      const words = wordsOf(name);
      // "?token=" is part of a link: a rule of its own judges those.
      if ((bytes[nameStart - 1] === 0x3f || bytes[nameStart - 1] === 0x26) && bytes[nameEnd] === 0x3d) return;
      if (style === "data" && isInsideValue(bytes, nameStart)) return;
      // The end of a base64 text looks like a name that is assigned to.
      if ((bytes[nameStart - 1] === 0x2b || bytes[nameStart - 1] === 0x2f) && bytes[nameEnd] === 0x3d) return;
      // In JSON a bare "name:" stands inside of a longer text.
      if (isJson && bytes[nameEnd] === 0x3a) return;
      if (assignment.syntax === "call" && words.includes("pass") && words[0] !== "set") return;
      const nameClass = classify(words);
      if (!nameClass) return;
      const whole = text ?? bytes.toString("latin1");
      text = whole;
      const value = whole.slice(assignment.valueStart, assignment.valueEnd);
      const verdict = judge(value, {
        nameClass,
        name,
        words,
        style,
        quoted: assignment.quoted,
        configuration,
        test: isTestPath(file.path),
        translation: isTranslation(file.path),
        get besideAccount() {
          return companionsOf(whole, nameStart).length > 0;
        },
      });
      const match = assignedMatch({ assignment, name, words, value, verdict, text: whole, file, style }, rules);
      if (match) matches.push(match);
    },
  };
}

/** True when the name itself is assigned to another one: `secret = pass:word`. */
function isInsideValue(bytes: Uint8Array, nameStart: number): boolean {
  let place = nameStart - 1;
  while (bytes[place] === 0x20) place--;
  return bytes[place] === 0x3d && bytes[nameStart - 1] === 0x20;
}

/** Bytes that can follow a name in an assignment: everything else is refused before any name is looked at. */
function mayAssign(byte: number | undefined): boolean {
  switch (byte) {
    case 0x09:
    case 0x20:
    case 0x22:
    case 0x27:
    case 0x28:
    case 0x2c:
    case 0x3a:
    case 0x3c:
    case 0x3d:
    case 0x3e:
    case 0x3f:
    case 0x5b:
    case 0x5c:
    case 0x5d:
    case 0x60:
    case 0x7b:
    case 0x7c:
    case 0x0a:
    case 0x0d:
      return true;
    default:
      return false;
  }
}
