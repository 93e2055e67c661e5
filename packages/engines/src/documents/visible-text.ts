/**
 * Characters of scanned text that could deceive its reader: controls (terminal escapes), bidirectional controls,
 * zero-width and other invisible ones, line separators, tag characters, lone surrogates.
 */
const deceptive = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;

/** One line of scanned text for people: every deceptive character as `\u{…}`, tab and line ends included. */
export function visibleLine(text: string): string {
  return text.replace(deceptive, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** As `visibleLine`, but line ends stay line ends and tabs become two spaces. */
export function visibleText(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => visibleLine(line.replaceAll("\t", "  ")))
    .join("\n");
}

/** JSON that keeps every character of its strings but shows deceptive ones as `\uXXXX` escapes. */
export function visibleJson(value: unknown, indent?: number): string {
  // line ends and spaces of the layout itself are the only such characters that JSON.stringify leaves outside strings
  return JSON.stringify(value, null, indent).replace(deceptive, (character) =>
    character === "\n"
      ? character
      : Array.from({ length: character.length }, (_, at) => escapeUnit(character.charCodeAt(at))).join(""),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
