import { isSafeFor, type Place, type Value } from "../../values/index.ts";
import type { Here, Machine } from "../machine.ts";
import { hasOverlappingAlternatives } from "./alternatives.ts";
import { isSuperLinear } from "./super-linear.ts";

/**
 * Reports untrusted text that is read with an expression which takes exponentially long on some texts. Of a library,
 * whose callers it cannot know, also one whose time only grows faster than the text.
 */
export function checkPattern(
  machine: Machine,
  here: Here,
  pattern: string,
  subject: Value,
  at: Place,
  mode: "search" | "from start" = "search",
): void {
  const inputs = subject.taints.filter(({ safe }) => !isSafeFor(safe, "regex"));
  const isExponential = inputs.length > 0 && (isAmbiguous(pattern) || hasOverlappingAlternatives(pattern));
  const taints = inputs.filter(
    ({ source: { label } }) =>
      (isExponential && (label === "http" || label === "library input")) ||
      (label === "library input" && isSuperLinear(pattern, mode)),
  );
  if (taints.length === 0) return;
  machine.report({ rule: "slow-pattern", at, unit: here.frame.unit, sink: "a regular expression", taints, doubt: 0 });
}

const longestPattern = 2000;

/**
 * Whether a repeated group can read the same text in more than one way, which is what makes matching exponential: inside it
 * stands a repetition, and all else in it may be left out or be read by that repetition as well. Sound for no pattern
 * language as a whole; groups with look-around and back references are not judged.
 */
export function isAmbiguous(pattern: string): boolean {
  if (pattern.length > longestPattern) return false;
  for (let start = pattern.indexOf("("); start !== -1; start = pattern.indexOf("(", start + 1)) {
    if (pattern[start - 1] === "\\") continue;
    const end = closingOf(pattern, start);
    if (end === undefined || !isUnbounded(pattern.slice(end + 1))) continue;
    const inner = pattern.slice(start + 1, end).replace(/^\?(:|<\w+>)/, "");
    if (inner.startsWith("?")) continue;
    if (alternativesOf(inner).some((alternative) => isSelfOverlapping(piecesOf(alternative)))) return true;
  }
  return false;
}

interface Piece {
  readonly text: string;
  readonly isRepeated: boolean;
  readonly isOptional: boolean;
}

function isSelfOverlapping(pieces: readonly Piece[] | undefined): boolean {
  if (pieces === undefined) return false;
  return pieces.some(
    (piece) =>
      piece.isRepeated &&
      pieces.every((other) => other === piece || other.isOptional || overlaps(piece.text, other.text)),
  );
}

/** The parts of a sequence; `undefined` where one of them is not understood. */
function piecesOf(text: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const end = endOf(text, at);
    if (end === undefined) return undefined;
    const atom = text.slice(at, end);
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(text.slice(end))?.[0] ?? "";
    const inner = atom.startsWith("(") ? atom.slice(1, -1).replace(/^\?(:|<\w+>)/, "") : atom;
    if (/^[\^$]$|^\\[bB]$/.test(atom)) {
      at = end + quantifier.length;
      continue;
    }
    if (atom.startsWith("(") && (inner.startsWith("?") || endOf(inner, 0) !== inner.length)) return undefined;
    pieces.push({
      text: inner,
      isRepeated: isUnbounded(quantifier) || isRange(quantifier),
      isOptional: /^([*?]|\{0)/.test(quantifier),
    });
    at = end + quantifier.length;
  }
  return pieces;
}

function endOf(text: string, at: number): number | undefined {
  switch (text[at]) {
    case "\\":
      return at + 2;
    case "[": {
      const end = text.slice(at + 1).search(/(?<!\\)\]/);
      return end < 0 ? undefined : at + end + 2;
    }
    case "(": {
      const end = closingOf(text, at);
      return end === undefined ? undefined : end + 1;
    }
    case undefined:
      return undefined;
    default:
      return at + 1;
  }
}

function isUnbounded(text: string): boolean {
  return /^([*+]|\{\d+,\})/.test(text);
}

/** Reads more than one number of characters: `{2,4}` twice reads what it reads three times. */
function isRange(text: string): boolean {
  const found = /^\{(\d+),(\d+)\}/.exec(text);
  return found !== null && Number(found[2]) > Math.max(1, Number(found[1]));
}

function closingOf(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "[") at = (endOf(text, at) ?? text.length) - 1;
    else if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return at;
  }
  return undefined;
}

function alternativesOf(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    if (text[at] === "|") {
      found.push(text.slice(from, at));
      from = at + 1;
    }
    at = endOf(text, at) ?? text.length;
  }
  return [...found, text.slice(from)];
}

const probes = "abzAZ059_-. @/,:;'\"\t\n";

/** Whether one character can be read by both. */
function overlaps(left: string, right: string): boolean {
  try {
    const [one, other] = [new RegExp(`^(?:${left})$`, "s"), new RegExp(`^(?:${right})$`, "s")];
    return [...probes].some((letter) => one.test(letter) && other.test(letter));
  } catch {
    return false;
  }
}
