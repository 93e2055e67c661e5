/** From text to a flat syntax tree, within a time. Trees with errors are given with their error places. It knows no language's meaning. */
import type { Clock } from "@gatewatch/base/clock";
import { Parser } from "web-tree-sitter";
import { FlatTree } from "./flat-tree.ts";
import { type GrammarName, loadGrammar } from "./grammars.ts";

export { FlatTree, type NodeId, none } from "./flat-tree.ts";
export type { GrammarName } from "./grammars.ts";

export interface TextParser {
  /** The tree, or `undefined` when `timeSeconds` ended first. */
  parse(grammar: GrammarName, text: string, timeSeconds: number): Promise<FlatTree | undefined>;
  /** Frees the parsers. */
  close(): void;
}

/** Makes a parser for all grammars; close it when done. */
export function createTextParser(clock: Clock): TextParser {
  const parsers = new Map<GrammarName, Parser>();
  return {
    async parse(grammar, text, timeSeconds) {
      const language = await loadGrammar(grammar);
      let parser = parsers.get(grammar);
      if (parser === undefined) {
        parser = new Parser();
        parser.setLanguage(language);
        parsers.set(grammar, parser);
      }
      const deadlineMs = clock.monotonicMs() + timeSeconds * 1000;
      const tree = parser.parse(text, null, { progressCallback: () => clock.monotonicMs() > deadlineMs });
      if (tree === null) {
        parser.reset();
        return undefined;
      }
      try {
        return new FlatTree(text, tree, language);
      } finally {
        tree.delete();
      }
    },
    close() {
      for (const parser of parsers.values()) parser.delete();
      parsers.clear();
    },
  };
}
