import { type Dialect, standsAsStatement } from "./contract.ts";

/** PHP. Its own variables of capitals, `$_GET` and the like, are no signs of patterns. */
export const php: Dialect = {
  names: ["php"],
  files: ["php"],
  grammars: ["php"],
  wrappers: [
    ["<?php (", "\n);"],
    ["<?php ", "\n"],
    ["<?php ", "\n;"],
    ["<?php class GW0 {\n", "\n}"],
    ["<?php class GW0 {\n", "\n;}"],
    ["<?php class GW0 {\n", "\n{} }"],
    ["<?php function GW0() {\n", "\n}"],
    ["<?php [", "\n];"],
    ["<?php switch (0) {\n", "\n}"],
  ],
  comment: /^(#(?!\[)|\/[/*])/,
  quote: /^["'`]/,
  codeInString: (quote) => (quote === '"' ? "{" : undefined),
  surrounding(bracket, written) {
    const before = written.trimEnd();
    if (bracket === "(") return /\b(function(\s+&?\w+)?|fn|use)$/.test(before) ? "parameters" : "arguments";
    if (bracket === "[") return "arguments";
    return /\b(class|trait|interface)\b[^{};]*$/.test(before) ? "object" : "statements";
  },
  dots(name, place) {
    const { around, written, rest } = place;
    if (/^\.\.\.\$[a-z_]/.test(rest)) return "...";
    if (around === "parameters") return `$${name}`;
    if (around === "object") return `use ${name};`;
    if (!standsAsStatement(place)) return name;
    return rest.slice(3).trimStart().startsWith(";") || (written.trim() === "" && rest.trim() === "...")
      ? name
      : `${name};`;
  },
  metavariable(name, { written }) {
    const isName = /\b(class|function|interface|trait|extends|implements|namespace|use|const|fn)\s+$/.test(written);
    return isName ? name : `$${name}`;
  },
  isOwnVariable: (name) => /^_(GET|POST|COOKIE|REQUEST|SERVER|FILES|ENV|SESSION)$|^GLOBALS$/.test(name),
  typed: /^\(\s*(?<type>\\?[A-Za-z_]\w*(?:\\\w+)*)\s+(?<name>\$[A-Z_][A-Z_0-9]*)\s*\)/,
  declarationOf: (type) => `function GW0(${type} $GW0TYPE) {}`,
};
