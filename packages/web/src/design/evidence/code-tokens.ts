export interface CodeToken {
  readonly at: number;
  readonly kind: "keyword" | "string" | "comment" | "other";
  readonly text: string;
}

const keywords =
  "async|await|break|case|catch|class|const|def|default|do|elif|else|except|export|extends|finally|fn|for|from|func|function|if|import|in|interface|let|match|new|null|None|package|private|protected|pub|public|raise|return|static|struct|switch|this|throw|true|True|false|False|try|type|var|void|while|with|yield";
/** Strings end at their line, so that one quote tints no more than one line. */
const token = new RegExp(
  `(?<string>"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*')|(?<comment>(?:^|(?<=\\s))(?://|#)[^\\n]*)|(?<keyword>\\b(?:${keywords})\\b)`,
  "gm",
);
const longest = 20_000;

/** Cuts code of any language into what is tinted and what is not. A guess for the eye, no parser; long text is left plain. */
export function codeTokens(text: string): CodeToken[] {
  if (text.length > longest) return [{ at: 0, kind: "other", text }];
  const tokens: CodeToken[] = [];
  let from = 0;
  for (const found of text.matchAll(token)) {
    if (found.index > from) tokens.push({ at: from, kind: "other", text: text.slice(from, found.index) });
    const groups = found.groups ?? {};
    const kind = groups.string !== undefined ? "string" : groups.comment !== undefined ? "comment" : "keyword";
    tokens.push({ at: found.index, kind, text: found[0] });
    from = found.index + found[0].length;
  }
  if (from < text.length) tokens.push({ at: from, kind: "other", text: text.slice(from) });
  return tokens;
}
