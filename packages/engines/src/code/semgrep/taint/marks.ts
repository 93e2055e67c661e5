import type { Match } from "../match/index.ts";
import type { TaintPart } from "../rules/rule.ts";
import type { SyntaxNode, SyntaxTree } from "../syntax/index.ts";

/** A match of a part of a taint rule. */
export interface Mark {
  readonly part: TaintPart;
  readonly match: Match;
}

/** Where the parts of one rule stand in a file. */
export interface FileMarks {
  readonly sources: readonly Mark[];
  readonly sinks: readonly Mark[];
  readonly sanitizers: readonly Mark[];
  readonly propagators: readonly Mark[];
}

/** Nodes by what part of the rule covers them. */
export class Marks {
  readonly #byNode = new Map<SyntaxNode, Mark[]>();

  constructor(tree: SyntaxTree, found: readonly Mark[]) {
    if (found.length === 0) return;
    const byStart = sorted(tree);
    for (const mark of found) {
      const { start, end } = mark.match;
      let at = lowerBound(byStart, start);
      for (; at < byStart.length && byStart[at]!.start < Math.max(end, start + 1); at++) {
        const node = byStart[at]!;
        if (node.end > end || (mark.part.exact && (node.start !== start || node.end !== end))) continue;
        const known = this.#byNode.get(node);
        if (known === undefined) this.#byNode.set(node, [mark]);
        else known.push(mark);
      }
    }
  }

  of(node: SyntaxNode): readonly Mark[] {
    return this.#byNode.get(node) ?? none;
  }
  /** Those that cover just this node. */
  exactly(node: SyntaxNode): readonly Mark[] {
    return this.of(node).filter(({ match }) => match.start === node.start && match.end === node.end);
  }
}

const known = new WeakMap<SyntaxTree, readonly SyntaxNode[]>();

/** The nodes by where they start; sorted once per file. */
function sorted(tree: SyntaxTree): readonly SyntaxNode[] {
  let nodes = known.get(tree);
  if (nodes === undefined) {
    nodes = [...tree.nodes].sort((left, right) => left.start - right.start || left.index - right.index);
    known.set(tree, nodes);
  }
  return nodes;
}

const none: readonly Mark[] = [];

function lowerBound(nodes: readonly SyntaxNode[], start: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
