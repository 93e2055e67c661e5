import type { Dialect } from "./contract.ts";

/** Python. */
export const python: Dialect = {
  names: ["py", "python", "python2", "python3"],
  files: ["python"],
  grammars: ["python"],
  wrappers: [
    ["", ""],
    ["(", "\n)"],
    ["", "\ndef GW0(): pass"],
    ["", "\n  pass"],
    ["try:\n  pass\n", ""],
    ["if 0:\n  pass\n", ""],
    ["GW0(", "\n)"],
    ["{", "\n}"],
  ],
  comment: /^#/,
  quote: /^("""|'''|"|')/,
  codeInString: (_, written) => (/(^|[^\w])[a-z]*f[a-z]*$/i.test(written) ? "{" : undefined),
  surrounding: (bracket) => (bracket === "{" ? "object" : "arguments"),
  dots(name, { around, written, rest }) {
    if (around !== "object" || !/[{,]$/.test(written.trimEnd())) return name;
    return /^\.\.\.\s*for\b/.test(rest) ? `${name}: ${name}` : `**${name}`;
  },
  metavariable: (name) => name,
  typed: /^\(\s*(?<name>\$[A-Z_][A-Z_0-9]*)\s*:\s*(?<type>[^():=]+)\)/,
  declarationOf: () => undefined,
};
