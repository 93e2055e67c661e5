import type { SyntaxNode, SyntaxTree } from "../syntax/index.ts";

/** A place that gives a name a meaning. */
export interface Definition {
  readonly at: SyntaxNode;
  /** The value, where exactly one expression gives it. */
  readonly value: SyntaxNode | undefined;
  readonly type: SyntaxNode | undefined;
  /** The path of an imported name. */
  readonly path: readonly string[] | undefined;
}

interface Scope {
  readonly owner: SyntaxNode;
  readonly outer: Scope | undefined;
  readonly names: Map<string, Definition[]>;
}

const scopeKinds: ReadonlySet<string> = new Set(["function", "lambda", "class"]);

/** Which names a file defines and where; built in one walk. */
export class Definitions {
  readonly #root: Scope;
  readonly #tree: SyntaxTree;
  /** The scope that each node stands in, by the node's number. */
  readonly #within: Scope[] = [];
  /** Packages all of whose names are imported. */
  readonly everyOf: string[] = ["java.lang"];

  constructor(tree: SyntaxTree) {
    this.#root = { owner: tree.root, outer: undefined, names: new Map() };
    this.#tree = tree;
    for (const node of tree.nodes) {
      const outer = node.parent === undefined ? this.#root : this.#within[node.parent.index]!;
      const isScope = scopeKinds.has(node.kind) && node !== tree.root;
      const scope: Scope = isScope ? { owner: node, outer, names: new Map() } : outer;
      this.#within.push(scope);
    }
    const later: SyntaxNode[] = [];
    for (const node of tree.nodes) this.#read(node, later);
    for (const node of later) this.#assigned(node);
  }

  /** All definitions of the name that a node uses, in source order. */
  of(name: SyntaxNode): readonly Definition[] {
    return this.#holding(name.text, this.#scopeOf(name))?.names.get(name.text) ?? [];
  }
  /** The scope that holds a used name, as something to compare; the file's own for unknown names. */
  home(name: SyntaxNode): SyntaxNode {
    return this.#holding(name.text, this.#scopeOf(name))?.owner ?? this.#root.owner;
  }

  #scopeOf(node: SyntaxNode | undefined): Scope {
    if (node === undefined || this.#tree.nodes[node.index] !== node) return this.#root;
    return this.#within[node.index]!;
  }

  #holding(name: string, from: Scope): Scope | undefined {
    for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.outer)
      if (scope.names.has(name)) return scope;
    return undefined;
  }

  #define(scope: Scope, name: string, definition: Definition): void {
    const known = scope.names.get(name);
    if (known === undefined) scope.names.set(name, [definition]);
    else known.push(definition);
  }

  #read(node: SyntaxNode, later: SyntaxNode[]): void {
    const scope = this.#scopeOf(node);
    switch (node.kind) {
      case "assign":
        if (node.parent?.kind === "params") return;
        if (node.child("declares") !== undefined || node.child("type") !== undefined || node.parent?.kind === "members")
          this.#pattern(scope, node.child("left"), node.child("right"), node.child("type"));
        else later.push(node);
        return;
      case "declare":
        this.#pattern(scope, node.child("left"), undefined, node.child("type"));
        return;
      case "param":
        this.#pattern(scope, node.child("name"), undefined, node.child("type"));
        return;
      case "each":
      case "for-in":
      case "as":
      case "catch":
        this.#pattern(scope, node.child("left"), undefined, node.child("type"));
        return;
      case "augmented":
        later.push(node);
        return;
      case "update":
        later.push(node);
        return;
      case "function":
      case "class": {
        const name = node.child("name");
        if (name?.kind === "name")
          this.#define(this.#scopeOf(node.parent), name.text, {
            at: node,
            value: undefined,
            type: undefined,
            path: undefined,
          });
        return;
      }
      case "import":
      case "import-name":
      case "import-default":
      case "import-all":
      case "import-static":
        this.#import(node);
        return;
      case "import-package":
        this.#package(node);
        return;
      case "import-every":
      case "import-namespace": {
        const module = pathOf(node.child("module"));
        if (module !== undefined) this.everyOf.push(module.join("."));
        return;
      }
    }
  }

  #assigned(node: SyntaxNode): void {
    const target = node.kind === "update" ? node.child("operand") : node.child("left");
    const value = node.kind === "assign" ? node.child("right") : undefined;
    if (target?.kind === "name") {
      const scope = this.#holding(target.text, this.#scopeOf(node)) ?? this.#scopeOf(node);
      this.#define(scope, target.text, { at: target, value, type: undefined, path: undefined });
    } else this.#pattern(this.#scopeOf(node), target, value, undefined);
  }

  /** Names of a target, with the value where the target is one name. */
  #pattern(
    scope: Scope,
    target: SyntaxNode | undefined,
    value: SyntaxNode | undefined,
    type: SyntaxNode | undefined,
  ): void {
    if (target === undefined) return;
    if (target.kind === "name") {
      const path = value === undefined ? undefined : requiredPath(value);
      this.#define(scope, target.text, { at: target, value, type, path });
      return;
    }
    if (target.kind === "member" || target.kind === "index" || target.kind === "call") return;
    if (target.kind === "pair") {
      const module = value === undefined ? undefined : requiredPath(value);
      const local = target.child("value");
      const key = target.child("key");
      if (local?.kind === "name" && module !== undefined && key !== undefined) {
        this.#define(scope, local.text, { at: local, value: undefined, type: undefined, path: [...module, key.text] });
        return;
      }
      this.#pattern(scope, local, undefined, undefined);
      return;
    }
    for (const child of target.children) {
      if (child.field === "right" || child.field === "default") continue;
      this.#pattern(scope, child, target.kind === "object" ? value : undefined, undefined);
    }
  }

  /** A package of Go is called by the last part of its path that is no version. */
  #package(node: SyntaxNode): void {
    const parts = (node.child("module")?.text ?? "").replace(/[/.]v\d+$/, "").split("/");
    const name = parts.at(-1)!;
    const local = node.child("alias")?.text ?? name;
    if (local === ".") this.everyOf.push(name);
    else if (local !== "_")
      this.#define(this.#root, local, { at: node, value: undefined, type: undefined, path: [name] });
  }

  #import(node: SyntaxNode): void {
    const module = pathOf(node.child("module"));
    if (module === undefined) return;
    const imported = node.child("imported")?.text;
    const local = node.child("local");
    const path = imported === undefined ? module : [...module, imported];
    const name = local?.kind === "name" ? local.text : path.at(-1)!;
    const definition = { at: node, value: undefined, type: undefined, path };
    // `import a.b` of Python binds `a`, and says nothing new of it.
    if (node.kind === "import" && local === undefined && node.child("module")?.kind === "member" && !isJavaImport(node))
      this.#define(this.#root, module[0]!, { ...definition, path: [module[0]!] });
    else if (node.kind !== "import" || local !== undefined || path.length > 1)
      this.#define(this.#scopeOf(node), name, definition);
    else if (path.length === 1) this.#define(this.#scopeOf(node), name, { ...definition, path });
  }
}

/** Only classes start with a capital: `import a.b.C` of Java binds `C`. */
function isJavaImport(node: SyntaxNode): boolean {
  const module = pathOf(node.child("module"));
  return module !== undefined && /^[A-Z]/.test(module.at(-1)!);
}

/** `a.b.c` as names; a module's text as one. */
export function pathOf(node: SyntaxNode | undefined): string[] | undefined {
  if (node === undefined) return undefined;
  if (node.kind === "name") return [node.text];
  if (node.kind === "string") return [node.text.replace(/^node:/, "")];
  if (node.kind !== "member") return undefined;
  const object = pathOf(node.child("object"));
  const property = node.child("property");
  return object === undefined || property === undefined ? undefined : [...object, property.text];
}

/** `require("m")`, `require("m").x`. */
function requiredPath(node: SyntaxNode): string[] | undefined {
  if (node.kind === "member") {
    const object = requiredPath(node.child("object")!);
    return object === undefined ? undefined : [...object, node.child("property")?.text ?? ""];
  }
  if (node.kind !== "call" || node.child("callee")?.text !== "require") return undefined;
  const [module] = node.child("args")?.children ?? [];
  return module?.kind === "string" ? [module.text.replace(/^node:/, "")] : undefined;
}
