/**
 * One tree shape for code and for patterns, and for all languages: what a reader calls a call, an assignment or a function
 * has one kind here, whatever its grammar says; parentheses and statement wrappers are gone.
 */
export class SyntaxNode {
  /** Its place in the parent: `object`, `body`, …; empty for members of a list. */
  field = "";
  parent: SyntaxNode | undefined = undefined;
  /** Position in a walk of the whole tree, parents first; and the position of its last descendant. */
  index = 0;
  last = 0;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly SyntaxNode[];
  /** The name, number or operator; a string's content. */
  readonly text: string;
  #shape: string | undefined;

  constructor(kind: string, start: number, end: number, children: readonly SyntaxNode[], text = "") {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.children = children;
    this.text = text;
  }

  /** The first child in this place. */
  child(field: string): SyntaxNode | undefined {
    for (const child of this.children) if (child.field === field) return child;
    return undefined;
  }
  /** All children in this place. */
  all(field: string): SyntaxNode[] {
    return this.children.filter((child) => child.field === field);
  }
  /** Text that is the same for equal trees, wherever they stand. */
  get shape(): string {
    this.#shape ??=
      this.children.length === 0
        ? `${this.kind}:${this.text}`
        : `${this.kind}:${this.text}(${this.children.map((child) => `${child.field}=${child.shape}`).join(",")})`;
    return this.#shape;
  }
}

/** A tree that is complete: every node knows its parent and its number. */
export interface SyntaxTree {
  readonly root: SyntaxNode;
  /** All nodes, parents first. */
  readonly nodes: readonly SyntaxNode[];
  readonly text: string;
}

/** Numbers the nodes under a root and gives them their parents. */
export function completeTree(root: SyntaxNode, text: string): SyntaxTree {
  const nodes: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    node.index = nodes.length;
    nodes.push(node);
    for (const child of node.children) {
      child.parent = node;
      visit(child);
    }
    node.last = nodes.length - 1;
  };
  visit(root);
  return { root, nodes, text };
}
