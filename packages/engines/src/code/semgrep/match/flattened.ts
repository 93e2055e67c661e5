import type { SyntaxNode } from "../syntax/index.ts";

/** The statements of a block and of all blocks inside, each before its own; `after` is the place behind a statement's own. */
export interface Flattened {
  readonly nodes: readonly SyntaxNode[];
  readonly after: readonly number[];
  /** End of the block's last statement. */
  readonly lastEnd: number;
}

const known = new WeakMap<SyntaxNode, Flattened>();

/** Computed once per block. */
export function flattened(block: SyntaxNode): Flattened {
  let found = known.get(block);
  if (found === undefined) {
    const nodes: SyntaxNode[] = [];
    const after: number[] = [];
    const visit = (node: SyntaxNode): void => {
      const isList = node.kind === "block" || node.kind === "members";
      for (const child of node.children) {
        const at = nodes.length;
        if (isList) {
          nodes.push(child);
          after.push(at);
        }
        visit(child);
        if (isList) after[at] = nodes.length;
      }
    };
    visit(block);
    found = { nodes, after, lastEnd: block.children.at(-1)?.end ?? block.end };
    known.set(block, found);
  }
  return found;
}
