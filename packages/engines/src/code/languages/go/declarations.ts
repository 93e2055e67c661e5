import type { Expression, Statement } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { AssignmentLowering, expressionOf } from "./assignments.ts";
import { localNames } from "./packages.ts";

/** What a file of Go declares: imports, functions, constants, and the names of them all. */
export abstract class DeclarationLowering extends AssignmentLowering {
  /** The names that a declaration at the top of a file gives. */
  protected namesDeclared(node: NodeId): string[] {
    const { tree } = this;
    switch (tree.kind(node)) {
      case "function_declaration":
        return [tree.source(tree.child(node, "name"))];
      case "type_declaration":
        return tree.children(node).map((spec) => tree.source(tree.child(spec, "name")));
      case "import_declaration":
        return this.specs(node, "import_spec").flatMap((spec) => this.localsOf(spec));
      case "const_declaration":
      case "var_declaration":
        return this.specs(node, tree.kind(node).replace("declaration", "spec")).flatMap((spec) =>
          tree.childrenOf(spec, "name").map((name) => tree.source(name)),
        );
      default:
        return [];
    }
  }

  protected specs(node: NodeId, kind: string): NodeId[] {
    const { tree } = this;
    return tree
      .children(node)
      .flatMap((child) => (tree.kind(child) === kind ? [child] : this.tree.children(child)))
      .filter((child) => tree.kind(child) === kind);
  }

  protected localsOf(spec: NodeId): string[] {
    const { tree } = this;
    const name = tree.child(spec, "name");
    if (name === none) return localNames(tree.source(tree.child(spec, "path")).slice(1, -1));
    return tree.kind(name) === "package_identifier" ? [tree.source(name)] : [];
  }

  protected importSpec(spec: NodeId, into: Statement[]): void {
    const module = this.tree.source(this.tree.child(spec, "path")).slice(1, -1);
    const names = this.localsOf(spec).map((local) => ({ imported: "*", local }));
    for (const { local } of names) this.scopes.declare(local);
    into.push({ ...this.span(spec), kind: "import", module, names });
  }

  protected functionDeclaration(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const value = this.function(node);
    const name = tree.child(node, "name");
    // Every file may have several: they run when the package is loaded.
    if (tree.source(name) === "init")
      into.push(expressionOf({ ...this.span(node), kind: "call", callee: value, args: [], isNew: false }));
    else if (tree.source(name) !== "_") into.push(this.declared(name, value));
  }

  protected constants(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    let before: NodeId = none;
    let type: NodeId = none;
    for (const [index, spec] of this.specs(node, "const_spec").entries()) {
      const own = tree.child(spec, "value");
      if (own !== none) {
        before = own;
        type = tree.child(spec, "type");
      }
      this.iota = index;
      const values = before === none ? [] : tree.children(before);
      for (const [position, name] of tree.childrenOf(spec, "name").entries()) {
        const value = values[position];
        const given = value === undefined ? this.nothing(this.span(spec)) : this.expression(value);
        if (tree.source(name) !== "_") into.push(this.declared(name, this.constantIn(given, type)));
      }
    }
    this.iota = 0;
  }

  /** A literal says more than its type. */
  protected constantIn(given: Expression, type: NodeId): Expression {
    return given.kind === "constant" ? given : this.typed(given, type);
  }
}
