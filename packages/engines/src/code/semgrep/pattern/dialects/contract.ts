import type { ReadableGrammar } from "../../syntax/index.ts";

/** Text around a pattern that makes it a whole file, smallest meaning first. */
export type Wrapper = readonly [before: string, after: string];

/** What surrounds a place in a pattern's text. */
export type Surrounding = "statements" | "object" | "arguments" | "parameters" | "annotation";

/** Where a sign of a pattern stands: what is written before it, what follows from it on. */
export interface SignPlace {
  readonly around: Surrounding;
  readonly written: string;
  readonly rest: string;
}

/** How patterns are written in a language. */
export interface Dialect {
  /** What rules call it, in lower case. */
  readonly names: readonly string[];
  /** The grammars of its files. */
  readonly files: readonly ReadableGrammar[];
  /** The grammars that read its patterns and code in strings; the first that fits. */
  readonly grammars: readonly [ReadableGrammar, ...ReadableGrammar[]];
  readonly wrappers: readonly Wrapper[];
  /** What a comment begins with. */
  readonly comment: RegExp;
  /** What a string begins with; longest first. */
  readonly quote: RegExp;
  /** What opens code inside a string that begins with this quote after this text. */
  codeInString(quote: string, written: string): string | undefined;
  /** The meaning of a bracket, read from what stands before it. */
  surrounding(bracket: string, written: string, rest: string): Surrounding;
  /** What stands for `...` there. */
  dots(name: string, place: SignPlace): string;
  /** What stands for `$X` there, which is written as `name`. */
  metavariable(name: string, place: SignPlace): string;
  /** Whether `$NAME` is a variable of the language itself. */
  isOwnVariable?(name: string): boolean;
  /** A typed metavariable with the groups `name` and `type`. */
  readonly typed: RegExp;
  /** A declaration of `GW0TYPE` with a type; `undefined` where a type is an expression. */
  declarationOf(type: string): string | undefined;
}

/** Length of a group in parentheses. */
export function lengthOfGroup(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return at + 1;
  }
  return text.length;
}

/** Whether `...` there is a statement of its own, in languages with braces. */
export function standsAsStatement({ around, written, rest }: SignPlace): boolean {
  return (
    around === "statements" &&
    !/^(\.(?!\.\.)|[,)\]+*/=?:<>]|-[^-]|&&|\|\||%)/.test(rest.slice(3).trimStart()) &&
    !/([,([=+.:?!<>*/%-]|&&|\|\||\breturn|\bin|\bnew)$/.test(written.trimEnd())
  );
}
