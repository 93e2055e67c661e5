/** Source code in the one shape that patterns are matched on. It knows no rule. */
import type { FlatTree, GrammarName } from "../../parse/index.ts";
import type { Conversion } from "./conversion.ts";
import { CSharpConversion } from "./csharp.ts";
import { GoConversion } from "./go.ts";
import { JavaConversion } from "./java.ts";
import { JavaScriptConversion } from "./javascript.ts";
import { completeTree, type SyntaxTree } from "./node.ts";
import { PhpConversion } from "./php.ts";
import { PythonConversion } from "./python.ts";
import { RubyConversion } from "./ruby.ts";

export { completeTree, SyntaxNode, type SyntaxTree } from "./node.ts";

/** The languages that rules are run on. */
export const readable = ["javascript", "typescript", "tsx", "python", "java", "go", "php", "ruby", "csharp"] as const;
export type ReadableGrammar = (typeof readable)[number];

export function isReadable(grammar: GrammarName): grammar is ReadableGrammar {
  return readable.some((each) => each === grammar);
}

/** Converts a parsed file, or a parsed pattern whose placeholders are known. */
export function convertTree(
  grammar: ReadableGrammar,
  tree: FlatTree,
  isPlaceholder: (name: string) => boolean = () => false,
): SyntaxTree {
  return completeTree(conversionOf(grammar, tree, isPlaceholder).root(), tree.text);
}

function conversionOf(grammar: ReadableGrammar, tree: FlatTree, isPlaceholder: (name: string) => boolean): Conversion {
  switch (grammar) {
    case "javascript":
    case "typescript":
    case "tsx":
      return new JavaScriptConversion(tree, isPlaceholder);
    case "php":
      return new PhpConversion(tree, isPlaceholder);
    case "python":
      return new PythonConversion(tree, isPlaceholder);
    case "go":
      return new GoConversion(tree, isPlaceholder);
    case "ruby":
      return new RubyConversion(tree, isPlaceholder);
    case "csharp":
      return new CSharpConversion(tree, isPlaceholder);
    case "java":
      return new JavaConversion(tree, isPlaceholder);
  }
}
