/** A piece of a line: plain, or a code span. */
export interface Span {
  readonly text: string;
  readonly isCode: boolean;
}

export type ProsePart =
  | { readonly kind: "paragraph" | "item"; readonly spans: readonly Span[] }
  | { readonly kind: "code"; readonly text: string };

const fence = /^ {0,3}(`{3,})/;
const item = /^ {0,3}(?:[-*+]|\d{1,3}[.)]) +/;

/**
 * Reads an engine's text: paragraphs, list items, fenced code and code spans of Markdown. All other markup is text. A
 * fence that is never closed ends with the text.
 */
export function readProse(text: string): ProsePart[] {
  const parts: ProsePart[] = [];
  let open: { kind: "paragraph" | "item"; lines: string[] } | undefined;
  let code: { fence: string; lines: string[] } | undefined;
  const close = () => {
    if (open) parts.push({ kind: open.kind, spans: spansOf(open.lines.join(" ")) });
    open = undefined;
  };
  for (const line of text.split(/\r\n?|\n/)) {
    const mark = fence.exec(line)?.[1];
    if (code) {
      if (mark !== undefined && mark.length >= code.fence.length && line.trim() === mark) {
        parts.push({ kind: "code", text: code.lines.join("\n") });
        code = undefined;
      } else code.lines.push(line);
    } else if (mark !== undefined) {
      close();
      code = { fence: mark, lines: [] };
    } else if (line.trim() === "") close();
    else if (item.test(line)) {
      close();
      open = { kind: "item", lines: [line.replace(item, "").trim()] };
    } else if (open) open.lines.push(line.trim());
    else open = { kind: "paragraph", lines: [line.trim()] };
  }
  close();
  if (code) parts.push({ kind: "code", text: code.lines.join("\n") });
  return parts;
}

/** A backtick without a partner is text. */
function spansOf(line: string): Span[] {
  return line
    .split(/(`[^`]+`)/)
    .filter((piece) => piece !== "")
    .map((piece) =>
      piece.length > 2 && piece.startsWith("`") && piece.endsWith("`")
        ? { text: piece.slice(1, -1), isCode: true }
        : { text: piece, isCode: false },
    );
}
