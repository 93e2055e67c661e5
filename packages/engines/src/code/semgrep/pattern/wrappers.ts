import type { ReadableGrammar } from "../syntax/index.ts";

/** Text around a pattern that makes it a whole file, smallest meaning first. */
export type Wrapper = readonly [before: string, after: string];

const javascript: readonly Wrapper[] = [
  ["(", "\n)"],
  ["", ""],
  ["", "\n{}"],
  ["class GW0 {\n", "\n}"],
  ["({", "\n})"],
  ["async function* GW0() {\n", "\n}"],
  ["try {} ", ""],
  ["switch (0) {\n", "\n}"],
  ["if (0) {} ", ""],
  ["<GW0 ", "/>"],
  ["", "\nclass GW0 {}"],
  ["class GW0 {\n", "\nGW0() {} }"],
  ["function GW0(", ") {}"],
];

const python: readonly Wrapper[] = [
  ["", ""],
  ["(", "\n)"],
  ["", "\ndef GW0(): pass"],
  ["", "\n  pass"],
  ["try:\n  pass\n", ""],
  ["if 0:\n  pass\n", ""],
  ["GW0(", "\n)"],
  ["{", "\n}"],
];

const java: readonly Wrapper[] = [
  ["class GW0 { Object GW0 = (", "\n); }"],
  ["class GW0 { void GW0() {\n", "\n} }"],
  ["class GW0 { void GW0() {\n", "\n;} }"],
  ["class GW0 {\n", "\n}"],
  ["class GW0 {\n", "\n;}"],
  ["class GW0 {\n", "\n{} }"],
  ["", ""],
  ["", "\n;"],
  ["class GW0 {\n", "\nvoid GW0() {} }"],
  ["", "\nclass GW0 {}"],
  ["class GW0 { void GW0() { try {} ", "\n} }"],
  ["class GW0 { void GW0() { if (true) {} ", "\n} }"],
  ["class GW0 { ", " GW0; }"],
];

/** The wrappers of a language and the grammars that read its patterns. */
export function wrappersOf(grammar: ReadableGrammar): {
  readonly grammars: readonly ReadableGrammar[];
  readonly wrappers: readonly Wrapper[];
} {
  switch (grammar) {
    case "javascript":
      return { grammars: ["javascript", "tsx"], wrappers: javascript };
    case "typescript":
    case "tsx":
      return { grammars: ["tsx", "typescript"], wrappers: javascript };
    case "python":
      return { grammars: ["python"], wrappers: python };
    case "java":
      return { grammars: ["java"], wrappers: java };
  }
}
