/**
 * Whether a search with a literal pattern can take time that grows faster than its text: two repetitions in a row that
 * read the same characters, or one at an open beginning that is tried anew from every place, and then something that can
 * fail. Look-around and back references are read as if they were empty; above the limits nothing is said.
 */
export function isSuperLinear(pattern: string, mode: "search" | "from start"): boolean {
  const isSlowOne = (parts: readonly Part[]) => flattened(parts).some((sequence) => isSlow(sequence, mode));
  return partsOf(pattern)?.some(isSlowOne) === true;
}

const longestPattern = 2000;
const mostSequences = 64;
/** A repetition up to this often costs each sign of the text a step that does not grow. */
const mostOften = 1000;

/** The alternatives of a pattern; `undefined` for what is not understood. */
export function partsOf(pattern: string): readonly (readonly Part[])[] | undefined {
  if (pattern.length > longestPattern) return undefined;
  const reader = new PatternReader(pattern);
  const alternatives = reader.alternatives();
  return reader.isAtEnd ? alternatives : undefined;
}

/** Characters as bits, one for each of `letters`. */
export type Letters = bigint;
const letters = `${Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join("")}é☃`;
const everyLetter: Letters = (1n << BigInt(letters.length)) - 1n;
const known = new Map<string, Letters>();

/** A part of a sequence: what one character of it may be, how often it stands. */
export type Part =
  | { readonly kind: "letter"; readonly set: Letters; readonly least: number; readonly isEndless: boolean }
  | { readonly kind: "start" | "end" }
  /** Look-around: `next` of what the following character may be. */
  | { readonly kind: "nothing"; readonly next: Letters }
  | {
      readonly kind: "group";
      readonly alternatives: readonly (readonly Part[])[];
      readonly least: number;
      readonly isEndless: boolean;
    };

class PatternReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text.replace(/^\(\?[aimsux]+\)/, "");
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** All alternatives from here up to a closing parenthesis; `undefined` for what is not understood. */
  alternatives(depth = 0): Part[][] | undefined {
    if (depth > 20) return undefined;
    const all: Part[][] = [[]];
    while (!this.isAtEnd && this.#text[this.#at] !== ")") {
      if (this.#text[this.#at] === "|") {
        this.#at++;
        all.push([]);
        continue;
      }
      const part = this.#part(depth);
      if (part === undefined) return undefined;
      const before = all.at(-1)!.at(-1);
      const isLimited = before?.kind === "nothing" && part.kind === "letter";
      all.at(-1)!.push(isLimited ? { ...part, set: part.set & before.next } : part);
    }
    return all;
  }

  #part(depth: number): Part | undefined {
    const from = this.#at;
    const letter = this.#text[from]!;
    if (letter === "^" || letter === "$") {
      this.#at++;
      return this.#repeated({ kind: letter === "^" ? "start" : "end" });
    }
    if (letter === "(") return this.#group(depth);
    const length = this.#atomLength();
    if (length === undefined) return undefined;
    this.#at += length;
    const atom = this.#text.slice(from, this.#at);
    if (/^\\[bB1-9k]/.test(atom)) return this.#repeated({ kind: "nothing", next: everyLetter });
    if (/^\\[AZzG]$/.test(atom)) return this.#repeated({ kind: atom === "\\A" || atom === "\\G" ? "start" : "end" });
    const set = lettersOf(atom);
    return set === undefined ? undefined : this.#repeated({ kind: "letter", set, least: 1, isEndless: false });
  }

  #group(depth: number): Part | undefined {
    const opening = /^\((?:\?(?:[:>]|P?<[A-Za-z_]\w*>|<?[=!]|[aimsux]*-?[imsx]*:))?/.exec(
      this.#text.slice(this.#at),
    )![0];
    this.#at += opening.length;
    const alternatives = this.alternatives(depth + 1);
    if (alternatives === undefined || this.#text[this.#at] !== ")") return undefined;
    this.#at++;
    if (/[=!]$/.test(opening)) {
      const excluded = opening === "(?!" && alternatives.every(({ length }) => length === 1) ? alternatives.flat() : [];
      const next = excluded.reduce((left, part) => (part.kind === "letter" ? left & ~part.set : left), everyLetter);
      return this.#repeated({ kind: "nothing", next });
    }
    return this.#repeated({ kind: "group", alternatives, least: 1, isEndless: false });
  }

  #repeated(part: Part): Part {
    const found = /^(?:[*+?]|\{(\d+)(,)?(\d+)?\})[?+]?/.exec(this.#text.slice(this.#at));
    if (found === null) return part;
    this.#at += found[0].length;
    if (part.kind !== "letter" && part.kind !== "group") return part;
    const [whole, least, comma, most] = found;
    if (least !== undefined)
      return {
        ...part,
        least: Number(least),
        isEndless: comma !== undefined && (most === undefined || Number(most) > mostOften),
      };
    return { ...part, least: whole.startsWith("+") ? 1 : 0, isEndless: !whole.startsWith("?") };
  }

  #atomLength(): number | undefined {
    const rest = this.#text.slice(this.#at);
    if (rest.startsWith("[")) {
      const end = /^\[\^?(?:\\[\s\S]|[^\]\\])(?:\\[\s\S]|[^\]\\])*\]/.exec(rest) ?? /^\[\^?\]/.exec(rest);
      return end?.[0].length;
    }
    return /^(?:\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\u\{[0-9a-fA-F]+\}|\\[pP]\{[^}]*\}|\\c[A-Z]|\\[\s\S]|[\s\S])/.exec(
      rest,
    )?.[0].length;
  }
}

function lettersOf(atom: string): Letters | undefined {
  let set = known.get(atom);
  if (set !== undefined) return set;
  try {
    const one = new RegExp(`^(?:${atom})$`, /\\[pPu]\{/.test(atom) ? "u" : "");
    set = [...letters].reduce((all, letter, index) => (one.test(letter) ? all | (1n << BigInt(index)) : all), 0n);
  } catch {
    return undefined;
  }
  if (known.size < 5000) known.set(atom, set);
  return set;
}

/** The sequences that a pattern may be, with groups that stand once written out. */
export function flattened(parts: readonly Part[]): Part[][] {
  let all: Part[][] = [[]];
  for (const part of parts) {
    const pieces =
      part.kind !== "group" || part.isEndless
        ? [[part]]
        : [...(part.least === 0 ? [[]] : []), ...part.alternatives.flatMap(flattened)];
    all = all.flatMap((before) => pieces.map((piece) => [...before, ...piece])).slice(0, mostSequences);
  }
  return all;
}

/** Characters of which a part can read a run of nothing else. */
export function setOf(part: Part): Letters {
  if (part.kind === "letter") return part.set;
  if (part.kind !== "group") return 0n;
  return part.alternatives.reduce((all, alternative) => all | runOf(alternative.filter(isReading)), 0n);
}

function runOf(parts: readonly Reading[]): Letters {
  const needed = parts.filter(({ least }) => least > 0);
  return needed.length > 0
    ? needed.reduce((all, part) => all & setOf(part), everyLetter)
    : parts.reduce((all, part) => all | setOf(part), 0n);
}

function isSlow(sequence: readonly Part[], mode: "search" | "from start"): boolean {
  const isOpen = mode === "search" && !sequence.some(({ kind }) => kind === "start");
  if (isOpen && canRestart(sequence)) return true;
  return sequence.some((part, index) => {
    if (!isRepetition(part)) return false;
    return repeatsAgain(sequence.slice(index + 1), setOf(part));
  });
}

/** After a repetition, another one that can read what the first one reads, and then something that can fail. */
function repeatsAgain(rest: readonly Part[], first: Letters): boolean {
  let shared = first;
  for (const [index, part] of rest.entries()) {
    if (part.kind === "start") return false;
    if (!isReading(part)) continue;
    const both = shared & setOf(part);
    if (isRepetition(part) && both !== 0n && canFail(rest.slice(index + 1), both)) return true;
    if (part.least > 0) shared = both;
    if (shared === 0n) return false;
  }
  return false;
}

/** A repetition that each place of a long run of its characters begins anew. */
function canRestart(sequence: readonly Part[]): boolean {
  let shared = everyLetter;
  for (const [index, part] of sequence.entries()) {
    if (part.kind === "end") return false;
    if (!isReading(part)) continue;
    shared &= part.least > 0 || isRepetition(part) ? setOf(part) : shared;
    if (shared === 0n) return false;
    if (isRepetition(part)) return canFail(sequence.slice(index + 1), shared);
  }
  return false;
}

/** Whether a run of these characters may be followed by what makes all of it fail. */
export function canFail(rest: readonly Part[], run: Letters): boolean {
  return rest.some((part) => {
    if (part.kind === "end") return true;
    if (!isReading(part) || part.least === 0) return false;
    return (setOf(part) & run) !== run;
  });
}

type Reading = Extract<Part, { readonly least: number }>;

function isReading(part: Part): part is Reading {
  return "least" in part;
}

function isRepetition(part: Part): part is Reading {
  return isReading(part) && part.isEndless;
}
