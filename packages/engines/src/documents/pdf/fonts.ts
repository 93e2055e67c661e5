import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { visibleLine, visibleText } from "../visible-text.ts";
import { coveredCharacters } from "./covered-characters.ts";

export type FontName = "text" | "bold" | "mono";

export interface Fonts {
  readonly files: Readonly<Record<FontName, Buffer>>;
  /** One line as the page can show it: what is deceptive or has no glyph stands as `\u{…}`. */
  line(text: string): string;
  /** As `line`, but line ends stay. */
  lines(text: string): string;
}

let loaded: Fonts | undefined;

/** The embedded fonts, read once. */
export function loadFonts(): Fonts {
  loaded ??= readFonts();
  return loaded;
}

function readFonts(): Fonts {
  const { resolve } = createRequire(import.meta.url);
  const files = {
    text: readFileSync(resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf")),
    bold: readFileSync(resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf")),
    mono: readFileSync(resolve("dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf")),
  };
  const inAll = Object.values(files)
    .map(coveredCharacters)
    .reduce((all, one) => all.intersection(one));
  // Without shaping from right to left these would stand in the wrong order: their code says what they are.
  const shown = (text: string) =>
    text.replace(/[^\n]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return inAll.has(code) && !/[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(character)
        ? character
        : `\\u{${code.toString(16)}}`;
    });
  return {
    files,
    line: (text) => shown(visibleLine(text.replace(/\s+/g, " "))),
    lines: (text) => shown(visibleText(text)),
  };
}
