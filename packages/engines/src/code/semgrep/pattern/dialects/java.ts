import { type Dialect, lengthOfGroup, type SignPlace, type Surrounding, standsAsStatement } from "./contract.ts";

/** Java. */
export const java: Dialect = {
  names: ["java"],
  files: ["java"],
  grammars: ["java"],
  wrappers: [
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
  ],
  comment: /^\/[/*]/,
  quote: /^("""|"|')/,
  codeInString: () => undefined,
  surrounding(bracket, written, rest) {
    const before = written.trimEnd();
    if (bracket === "[") return "arguments";
    return bracket === "(" ? inParentheses(before, rest) : /[\]=(,]$/.test(before) ? "object" : "statements";
  },
  dots(name, place) {
    const { around, rest } = place;
    if (around === "parameters") return `${name} ${name}`;
    if (around === "annotation" && hasPairs(place)) return `${name} = ${name}`;
    if (!standsAsStatement(place)) return name;
    return `${name} ${name}${rest.slice(3).trimStart().startsWith(";") ? "" : ";"}`;
  },
  metavariable(name, { around, written, rest }) {
    const isParameter = around === "parameters" && /[(,]\s*$/.test(written) && /^\s*[,)]/.test(rest);
    return isParameter ? `${name} ${name}` : name;
  },
  typed: /^\(\s*(?<type>[\w.$]+(?:<[^()]*>)?(?:\[\])*)\s+(?<name>\$[A-Z_][A-Z_0-9]*)\s*\)/,
  declarationOf: (type) => `${type} GW0TYPE = GW0TYPE;`,
};

function inParentheses(before: string, rest: string): Surrounding {
  if (/\bcatch$/.test(before)) return "parameters";
  if (/@[\w.]+$/.test(before)) return "annotation";
  const declares = /(^|[\s>\]}])([\w.]+(<[^()]*>)?(\[\])*)\s+\w+$/.exec(before);
  const isDeclared = declares !== null && !/^(new|return|throw|else|case|assert)$/.test(declares[2]!);
  const after = rest.slice(lengthOfGroup(rest)).trimStart();
  const isControl = /\b(if|while|for|switch|synchronized|try)$/.test(before);
  const isConstructor = !isControl && /^(\{|throws\b)/.test(after) && !/\bnew\s+[\w.]+$/.test(before);
  return isDeclared || isConstructor ? "parameters" : "arguments";
}

/** Whether the annotation whose parentheses are open names its values. */
function hasPairs({ written, rest }: SignPlace): boolean {
  const whole = written.slice(written.lastIndexOf("(")) + rest;
  return /^[^"]*?[\w$]\s*=(?!~)/.test(whole.slice(0, lengthOfGroup(whole)));
}
