import type { Dialect } from "./contract.ts";

/** Go. */
export const go: Dialect = {
  names: ["go", "golang"],
  files: ["go"],
  grammars: ["go"],
  wrappers: [
    ["", "\n"],
    ["package GW0\nfunc GW0() {\n", "\n}"],
    ["package GW0\nvar GW0 = GW0{\n", "}\n"],
    ["package GW0\nvar GW0 = GW0{\n", ",\n}\n"],
    ["package GW0\nfunc GW0() { switch GW0 {\n", "\n} }"],
    ["package GW0\ntype GW0 struct {\n", "\n}"],
    ["package GW0\nfunc GW0(", "\n) {}"],
    ["package GW0\nvar GW0 ", "\n"],
  ],
  comment: /^\/[/*]/,
  quote: /^["'`]/,
  codeInString: () => undefined,
  surrounding(bracket, written) {
    const before = written.trimEnd();
    if (bracket === "(") return /\bfunc(\s*\([^()]*\))?\s*\w*$/.test(before) ? "parameters" : "arguments";
    if (bracket === "[") return "arguments";
    return /\b(struct|interface)$/.test(before) ? "parameters" : "statements";
  },
  dots(name, { around, written, rest }) {
    // `words ...string` and `words...` are the language's own.
    if (/[\w)\]]\s+$/.test(written) && around === "parameters" && /^\.\.\.[\w*[$(]/.test(rest)) return "...";
    if (/[\w)\]}]$/.test(written) && /^\.\.\.\s*\)/.test(rest)) return "...";
    return around === "parameters" ? `${name} ${name}` : name;
  },
  metavariable: (name) => name,
  typed: /^\(\s*(?<name>\$[A-Z_][A-Z_0-9]*)\s*:\s*(?<type>[^():=]+)\)/,
  declarationOf: (type) => `var GW0TYPE ${type}`,
};
