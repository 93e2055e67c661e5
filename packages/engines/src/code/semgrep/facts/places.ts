import type { SyntaxNode, SyntaxTree } from "../syntax/index.ts";

const none: readonly SyntaxNode[] = [];

/** The nodes of a file by what they are and how they are called; built once, when first asked for. */
export class Places {
  readonly #byKind = new Map<string, SyntaxNode[]>();
  readonly #byName = new Map<string, SyntaxNode[]>();
  readonly #byProperty = new Map<string, SyntaxNode[]>();
  readonly #byCallee = new Map<string, SyntaxNode[]>();
  readonly #imported: SyntaxNode[] = [];

  /** `expanded` gives the path of an imported name. */
  constructor(tree: SyntaxTree, expanded: (name: SyntaxNode) => SyntaxNode | undefined) {
    for (const node of tree.nodes) {
      put(this.#byKind, node.kind, node);
      if (node.kind === "name") {
        put(this.#byName, node.text, node);
        if (expanded(node) !== undefined) this.#imported.push(node);
      } else if (node.kind === "member") put(this.#byProperty, node.child("property")?.text ?? "", node);
      else if (node.kind === "call" || node.kind === "new") {
        const callee = node.child("callee");
        const last = lastNameOf(callee);
        put(this.#byCallee, last ?? "", node);
        const path = callee?.kind === "name" ? expanded(callee) : undefined;
        const imported = path && lastNameOf(path);
        if (imported !== undefined && imported !== last) put(this.#byCallee, imported, node);
      }
    }
  }

  ofKind(kind: string): readonly SyntaxNode[] {
    return this.#byKind.get(kind) ?? none;
  }
  /** Kinds there are in the file. */
  get kinds(): readonly string[] {
    return [...this.#byKind.keys()];
  }
  /** Names of this text. */
  named(text: string): readonly SyntaxNode[] {
    return this.#byName.get(text) ?? none;
  }
  /** Names that an import gave a path. */
  get imported(): readonly SyntaxNode[] {
    return this.#imported;
  }
  /** `x.property` */
  withProperty(text: string): readonly SyntaxNode[] {
    return this.#byProperty.get(text) ?? none;
  }
  /** Calls whose callee ends in this name, also by the path that it was imported by; calls of what has no name. */
  called(text: string): readonly SyntaxNode[] {
    return [...(this.#byCallee.get(text) ?? none), ...(this.#byCallee.get("") ?? none)];
  }
}

function lastNameOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.kind === "name") return node.text;
  return node?.kind === "member" ? node.child("property")?.text : undefined;
}

function put(map: Map<string, SyntaxNode[]>, key: string, node: SyntaxNode): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [node]);
  else known.push(node);
}
