import type { Dialect } from "./contract.ts";

/** Ruby. */
export const ruby: Dialect = {
  names: ["ruby", "rb"],
  files: ["ruby"],
  grammars: ["ruby"],
  wrappers: [
    ["", "\n"],
    ["(", "\n)"],
    ["GW0(", "\n)"],
    ["{", "\n}"],
    ["def GW0(", "\n) end"],
    ["", "\nend"],
  ],
  comment: /^#(?!\{)/,
  quote: /^["'`]/,
  codeInString: (quote) => (quote === "'" ? undefined : "#{"),
  surrounding(bracket, written) {
    const before = written.trimEnd();
    if (bracket === "{" && written.endsWith("#")) return "arguments";
    if (bracket === "{") return /([\w)?!]\s|->\s*)$/.test(written) && !/[=,(]$/.test(before) ? "statements" : "object";
    if (bracket === "(" && /\bdef\s+[\w.]+[?!=]?$/.test(before)) return "parameters";
    return "arguments";
  },
  dots(name, { around, written }) {
    if (around === "parameters" || isBlockParameter(written)) return asParameter(name);
    return around === "object" && /[{,]$/.test(written.trimEnd()) ? `**${name}` : name;
  },
  metavariable: (name, { around, written }) =>
    around === "parameters" || isBlockParameter(written) ? asParameter(name) : name,
  typed: /^\(\s*(?<name>\$[A-Z_][A-Z_0-9]*)\s*:\s*(?<type>[^():=]+)\)/,
  declarationOf: () => undefined,
};

/** Parameters begin with a small letter. */
function asParameter(name: string): string {
  return name.replace(/^GW0[A-Z]+/, (sign) => sign.toLowerCase());
}

/** Between the bars of `do |a, b|`. */
function isBlockParameter(written: string): boolean {
  return /(\bdo|\{)\s*\|[^|\n]*$/.test(written);
}
