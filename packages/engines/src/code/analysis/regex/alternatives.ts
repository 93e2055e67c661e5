import { canFail, flattened, type Letters, type Part, partsOf, setOf } from "./super-linear.ts";

const mostAlternatives = 24;

/**
 * Whether a repeated group has two alternatives that can read the same text, one of them in one go and the others in
 * several: each such piece of the text doubles the ways to read it, and all of them are tried where what follows fails.
 */
export function hasOverlappingAlternatives(pattern: string): boolean {
  return partsOf(pattern)?.some((sequence) => hasOverlap(sequence, false)) === true;
}

/** @param failsLater what stands behind the group around the sequence can fail */
function hasOverlap(sequence: readonly Part[], failsLater: boolean): boolean {
  return sequence.some((part, index) => {
    if (part.kind !== "group") return false;
    const fails = failsLater || canFail(sequence.slice(index + 1), setOf(part));
    if (fails && part.isEndless && isReadTwice(part.alternatives)) return true;
    return part.alternatives.some((inner) => hasOverlap(inner, fails));
  });
}

function isReadTwice(alternatives: readonly (readonly Part[])[]): boolean {
  const words = alternatives.flatMap(flattened).map(wordOf);
  if (words.length > mostAlternatives) return false;
  return words.some(
    (word, index) =>
      word !== undefined &&
      word.length > 0 &&
      words.some((other, at) => at !== index && isTiled(word, beginningWith(word, other), words)),
  );
}

/** What each character of a text may be that the sequence can read; `undefined` where its length is not known. */
function wordOf(sequence: readonly Part[]): readonly Letters[] | undefined {
  const word: Letters[] = [];
  for (const part of sequence) {
    if (part.kind !== "letter" || part.least > 1) return undefined;
    if (part.least === 1 || part.isEndless) word.push(part.set);
  }
  return word;
}

/** Where in the word its reading stands after another word was read first. */
function beginningWith(word: readonly Letters[], first: readonly Letters[] | undefined): number | undefined {
  if (first === undefined || first.length === 0 || first.length > word.length) return undefined;
  return first.every((set, index) => (set & word[index]!) !== 0n) ? first.length : undefined;
}

/** Whether the words read the rest of this one, each in its turn. */
function isTiled(
  word: readonly Letters[],
  from: number | undefined,
  words: readonly (readonly Letters[] | undefined)[],
): boolean {
  if (from === undefined) return false;
  const reached = new Set([from]);
  for (const at of reached) {
    if (at === word.length) return true;
    for (const next of words) {
      const read = beginningWith(word.slice(at), next);
      if (read !== undefined) reached.add(at + read);
    }
  }
  return false;
}
