export interface TextPart {
  readonly text: string;
  /** A character that must not act (control, bidi override, invisible): shown by its code point. */
  readonly mark: boolean;
}

/** Controls but tab and line feed, soft hyphen, zero width and bidi controls, line separators, BOM, tags. */
const acting =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/** Splits text of unknown origin into what may be shown as it is and what is shown as a mark (`U+202E`). */
export function plainParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const found of text.matchAll(acting)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index), mark: false });
    if (found[0] === "\r" && text[found.index + 1] === "\n") {
      from = found.index + 1;
      continue;
    }
    parts.push({ text: codePoint(found[0]), mark: true });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), mark: false });
  return parts;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
