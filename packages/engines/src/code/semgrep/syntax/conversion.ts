import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import { SyntaxNode } from "./node.ts";

/** Deeper code is kept as one leaf: nothing in it is matched. */
const mostDepth = 400;

/** From the tree of a grammar to the common shape: one subclass per language says what its kinds mean. */
export abstract class Conversion {
  protected readonly tree: FlatTree;
  #depth = 0;
  /** Names that stand for `...` in a pattern; bodies made of one are not wrapped. */
  protected readonly isPlaceholder: (name: string) => boolean;

  constructor(tree: FlatTree, isPlaceholder: (name: string) => boolean) {
    this.tree = tree;
    this.isPlaceholder = isPlaceholder;
  }

  /** The converted root. */
  root(): SyntaxNode {
    const found = this.convert(this.tree.root);
    return found.length === 1 && found[0]!.kind === "block" ? found[0]! : this.make("block", this.tree.root, found);
  }

  /** What a node becomes: nothing, one node, or several of the same list. */
  protected abstract shape(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined;

  /** The nodes that stand for a node of the grammar, in a place of their parent. */
  protected convert(node: NodeId, field = ""): SyntaxNode[] {
    if (node === none) return [];
    this.#depth++;
    try {
      const kind = this.tree.kind(node);
      const shaped =
        this.#depth > mostDepth ? this.leaf("deep", node) : (this.shape(node, kind) ?? this.same(node, kind));
      const list = Array.isArray(shaped) ? (shaped as readonly SyntaxNode[]) : [shaped as SyntaxNode];
      for (const each of list) each.field = field;
      return [...list];
    } finally {
      this.#depth--;
    }
  }
  /** A node of its grammar's kind, children in the places the grammar gives them. */
  protected same(node: NodeId, kind: string): SyntaxNode {
    const kept = this.tree.children(node);
    if (kept.length === 0) return this.leaf(kind, node);
    return this.make(
      kind,
      node,
      kept.flatMap((child) => this.convert(child, this.tree.fieldName(child))),
    );
  }
  protected make(kind: string, node: NodeId, children: readonly SyntaxNode[], text = ""): SyntaxNode {
    return new SyntaxNode(kind, this.tree.start(node), this.tree.end(node), children, text);
  }
  protected leaf(kind: string, node: NodeId, text = this.tree.source(node)): SyntaxNode {
    return this.make(kind, node, [], text);
  }
  /** The child in a place of the grammar, converted for a place of ours. */
  protected part(node: NodeId, field: string, as = field): SyntaxNode[] {
    return this.convert(this.tree.child(node, field), as);
  }
  /** Every child without a place in the grammar. */
  protected list(node: NodeId, field = ""): SyntaxNode[] {
    return this.tree.children(node).flatMap((child) => this.convert(child, field));
  }
  /** A statement or a block as a block; a placeholder stays as it is, so that it stands for any body. */
  protected body(node: NodeId, field = "body"): SyntaxNode[] {
    const found = this.convert(node, field);
    if (node === none || (found.length === 1 && found[0]!.kind === "block")) return found;
    if (found.length === 1 && found[0]!.kind === "name" && this.isPlaceholder(found[0]!.text)) return found;
    for (const each of found) each.field = "";
    const block = this.make("block", node, found);
    block.field = field;
    return [block];
  }
  /** `a.b.c` as member accesses. */
  protected dotted(node: NodeId, names: readonly NodeId[]): SyntaxNode {
    let path: SyntaxNode | undefined;
    for (const each of names) {
      const [name] = this.convert(each);
      if (name === undefined) continue;
      if (path === undefined) path = name;
      else {
        path.field = "object";
        name.field = "property";
        path = new SyntaxNode("member", path.start, name.end, [path, name]);
      }
    }
    return path ?? this.leaf("name", node);
  }
  /** Gives nodes a place. */
  protected at(field: string, nodes: readonly SyntaxNode[]): SyntaxNode[] {
    for (const node of nodes) node.field = field;
    return [...nodes];
  }
}
