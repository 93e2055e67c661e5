/** One folder per language: a syntax tree comes in, the program model goes out. */
import type { Module } from "../ir/index.ts";
import type { FlatTree, GrammarName } from "../parse/index.ts";
import { lowerCSharp } from "./csharp/lower.ts";
import { csharpOf, isRazor } from "./csharp/razor.ts";
import { lowerGo } from "./go/lower.ts";
import { lowerJava } from "./java/lower.ts";
import { lowerJavaScript } from "./javascript/lower.ts";
import { isPage, pageScript } from "./javascript/templates.ts";
import { lowerPhp } from "./php/lower.ts";
import { lowerPython } from "./python/lower.ts";
import { lowerRuby } from "./ruby/lower.ts";
import { isTemplate as isErb, rubyOf } from "./ruby/templates.ts";
import { isTemplate, lowerTemplate } from "./templates/index.ts";

export { hostOf, isTemplate } from "./templates/index.ts";

/**
 * What a file holds of the language it is parsed as: of a template the code in it, at its own places; nothing of one whose
 * language is read by itself.
 */
export function programText(path: string, text: string): string {
  if (isPage(path)) return pageScript(path, text);
  if (isRazor(path)) return csharpOf(text);
  if (isTemplate(path)) return "";
  return isErb(path) ? rubyOf(text) : text;
}

/** Lowers the tree of a file. @param text of the file, as its findings show it */
export function lower(grammar: GrammarName, path: string, tree: FlatTree, text = tree.text): Module {
  if (isTemplate(path))
    return lowerTemplate(grammar === "typescript" || grammar === "tsx" ? "javascript" : grammar, path, text);
  switch (grammar) {
    case "javascript":
    case "typescript":
    case "tsx":
      return lowerJavaScript(path, tree, text);
    case "python":
      return lowerPython(path, tree);
    case "java":
      return lowerJava(path, tree);
    case "go":
      return lowerGo(path, tree);
    case "php":
      return lowerPhp(path, tree);
    case "ruby":
      return lowerRuby(path, tree, text);
    case "csharp":
      return lowerCSharp(path, tree, text);
  }
}
