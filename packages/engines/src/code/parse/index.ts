/** From text to a flat syntax tree, within a time. Trees with errors are given with their error places. It knows no language's meaning. */
import type { Clock } from "@gatewatch/base/clock";
import { Parser } from "web-tree-sitter";
import { FlatTree, nodesOf, type TreeNodes } from "./flat-tree.ts";
import { type GrammarName, loadGrammar } from "./grammars.ts";

export { FlatTree, type NodeId, none, type TreeNodes } from "./flat-tree.ts";
export type { GrammarName } from "./grammars.ts";

export interface TextParser {
  /** The tree, or `undefined` when `timeSeconds` ended first. */
  parse(grammar: GrammarName, text: string, timeSeconds: number): Promise<FlatTree | undefined>;
  /** The same without what other threads have already: `treeOf` makes the tree of it. */
  nodesOf(grammar: GrammarName, text: string, timeSeconds: number): Promise<TreeNodes | undefined>;
  /** The tree of nodes that were parsed of this very text. */
  treeOf(grammar: GrammarName, text: string, nodes: TreeNodes): Promise<FlatTree>;
  /** Frees the parsers. */
  close(): void;
}

/** Makes a parser for all grammars; close it when done. */
export function createTextParser(clock: Clock): TextParser {
  const parsers = new Map<GrammarName, Parser>();
  const parsed = async (grammar: GrammarName, text: string, timeSeconds: number): Promise<TreeNodes | undefined> => {
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
      return nodesOf(tree, language);
    } finally {
      tree.delete();
    }
  };
  const treeOf = async (grammar: GrammarName, text: string, nodes: TreeNodes): Promise<FlatTree> =>
    new FlatTree(text, nodes, await loadGrammar(grammar));
  return {
    nodesOf: parsed,
    treeOf,
    async parse(grammar, text, timeSeconds) {
      const nodes = await parsed(grammar, text, timeSeconds);
      return nodes && treeOf(grammar, text, nodes);
    },
    close() {
      for (const parser of parsers.values()) parser.delete();
      parsers.clear();
    },
  };
}
