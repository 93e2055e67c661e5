import { type Dialect, lengthOfGroup, standsAsStatement } from "./contract.ts";

/** C#. */
export const csharp: Dialect = {
  names: ["csharp", "c#"],
  files: ["csharp"],
  grammars: ["csharp"],
  wrappers: [
    ["class GW0 { object GW0 = (", "\n); }"],
    ["class GW0 { void GW0() {\n", "\n} }"],
    ["class GW0 { void GW0() {\n", "\n;} }"],
    ["class GW0 {\n", "\n}"],
    ["class GW0 {\n", "\n;}"],
    ["class GW0 {\n", "\n{} }"],
    ["", "\n"],
    ["class GW0 { ", "\nvoid GW0() {} }"],
    ["", "\nclass GW0 {}"],
    ["class GW0 { void GW0(", "\n) {} }"],
    ["class GW0 { object GW0 = GW0(", "\n); }"],
    ["class GW0 { ", " GW0; }"],
    ["class GW0 { object GW0 = ", "\n }"],
  ],
  comment: /^\/[/*]/,
  quote: /^("""|"|')/,
  codeInString: (_, written) => (/\$@?$/.test(written) ? "{" : undefined),
  surrounding(bracket, written, rest) {
    const before = written.trimEnd();
    if (bracket === "[") return "arguments";
    if (bracket === "{") return /(\bnew\s+[\w.]+(\([^()]*\))?|\]|=)$/.test(before) ? "object" : "statements";
    if (/\bcatch$/.test(before)) return "parameters";
    const declared = /(^|[\s>\]}])([\w.]+(<[^()]*>)?(\[\])*)\s+\w+$/.exec(before);
    const after = rest.slice(lengthOfGroup(rest)).trimStart();
    const isDeclared = declared !== null && !/^(new|return|throw|else|case|await|in|is|as)$/.test(declared[2]!);
    return isDeclared && /^(\{|=>|;|$)/.test(after) ? "parameters" : "arguments";
  },
  dots(name, place) {
    const { around, written, rest } = place;
    if (written.trimEnd().endsWith(".") && rest.slice(3).trimStart().startsWith(";")) return `${name}(${name})`;
    if (around === "parameters") return `${name} ${name}`;
    if (around === "object" || !standsAsStatement(place)) return name;
    return `${name} ${name}${rest.slice(3).trimStart().startsWith(";") ? "" : ";"}`;
  },
  metavariable(name, { around, written, rest }) {
    const isParameter = around === "parameters" && /[(,]\s*$/.test(written) && /^\s*[,)]/.test(rest);
    return isParameter ? `${name} ${name}` : name;
  },
  typed: /^\(\s*(?<type>[\w.$]+(?:<[^()]*>)?(?:\[\])*)\s+(?<name>\$[A-Z_][A-Z_0-9]*)\s*\)/,
  declarationOf: (type) => `${type} GW0TYPE = GW0TYPE;`,
};
