import { type Dialect, standsAsStatement } from "./contract.ts";

/** JavaScript, TypeScript and JSX. */
export const javascript: Dialect = {
  names: ["js", "javascript", "ts", "typescript"],
  files: ["javascript", "typescript", "tsx"],
  grammars: ["tsx", "typescript"],
  wrappers: [
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
  ],
  comment: /^\/[/*]/,
  quote: /^["'`]/,
  codeInString: (quote) => (quote === "`" ? "${" : undefined),
  surrounding(bracket, written) {
    if (bracket !== "{") return "arguments";
    const before = written.trimEnd();
    return /([=(,:[?&|]|\breturn|\$)$/.test(before) && !before.endsWith("=>") ? "object" : "statements";
  },
  dots(name, place) {
    const { written, rest } = place;
    if (/^\.\.\.[A-Za-z_$[{(]/.test(rest) && !/\bfunction\s*$/.test(written)) return "...";
    const before = written.trimEnd();
    const after = rest.slice(3).trimStart();
    if (/<[\w.]+(\s[^<>]*)?\s[\w-]+=$/.test(before)) return `{${name}}`;
    if (/(<[\w.]+(\s[^<>]*)?|\bfunction\s*\*?|\bthrow)$/.test(before) || !standsAsStatement(place)) return name;
    const isAlone = before.endsWith("{") && after.startsWith("}");
    return isAlone || (before === "" && after === "") || after.startsWith(";") ? name : `${name};`;
  },
  metavariable: (name) => name,
  typed: /^\(\s*(?<name>\$[A-Z_][A-Z_0-9]*)\s*:\s*(?<type>[^():=]+)\)/,
  declarationOf: (type) => `let GW0TYPE: ${type} = GW0TYPE;`,
};
