/** A word or sign of an expression, at its place in the file. */
export interface Token {
  readonly kind: "name" | "number" | "text" | "sign";
  /** What it says: of a text, what stands between its quotes. */
  readonly is: string;
  readonly start: number;
  readonly end: number;
}

const mostTokens = 2000;
const token =
  /\s+|(?<name>\$?[A-Za-z_][\w$]*)|(?<number>\d+(?:\.\d+)?)|"(?<double>(?:[^"\\]|\\[\s\S])*)"|'(?<single>(?:[^'\\]|\\[\s\S])*)'|(?<sign>===|!==|\?->|\.\.\.|=>|->|::|\?\.|\?\?|\?:|:=|==|!=|<=|>=|&&|\|\||\*\*|\/\/|[^\s\w])/gy;

/** The tokens of an expression; the first 2,000 of them. */
export function tokensOf(text: string, start: number, end: number): Token[] {
  const tokens: Token[] = [];
  const source = text.slice(start, end);
  for (const { 0: whole, index, groups = {} } of source.matchAll(token)) {
    if (tokens.length >= mostTokens) break;
    const place = { start: start + index, end: start + index + whole.length };
    const quoted = groups["double"] ?? groups["single"];
    if (groups["name"] !== undefined) tokens.push({ kind: "name", is: whole, ...place });
    else if (groups["number"] !== undefined) tokens.push({ kind: "number", is: whole, ...place });
    else if (quoted !== undefined) tokens.push({ kind: "text", is: quoted.replace(/\\(.)/g, "$1"), ...place });
    else if (groups["sign"] !== undefined) tokens.push({ kind: "sign", is: whole, ...place });
  }
  return tokens;
}
