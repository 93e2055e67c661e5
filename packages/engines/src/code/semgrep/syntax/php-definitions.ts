import { type NodeId, none } from "../../parse/index.ts";
import { Conversion } from "./conversion.ts";
import type { SyntaxNode } from "./node.ts";

/** What PHP declares: namespaces and imports, functions, classes and what stands in them. */
export abstract class PhpDefinitions extends Conversion {
  protected definition(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    const { tree } = this;
    switch (kind) {
      case "namespace_definition":
        return tree.child(node, "body") === none ? [] : this.list(tree.child(node, "body"));
      case "namespace_use_declaration":
        return this.imports(node);
      case "function_definition":
      case "method_declaration":
        return this.make("function", node, [
          ...this.modifiers(node),
          ...this.part(node, "name"),
          ...this.part(node, "parameters", "params"),
          ...this.part(node, "return_type", "type"),
          ...this.part(node, "body"),
        ]);
      case "formal_parameters":
        return this.make("params", node, this.list(node));
      case "simple_parameter":
      case "variadic_parameter":
      case "property_promotion_parameter":
        return this.make("param", node, [
          ...this.part(node, "type"),
          ...this.part(node, "name"),
          ...this.part(node, "default_value", "default"),
        ]);
      case "class_declaration":
      case "interface_declaration":
      case "trait_declaration":
      case "enum_declaration": {
        const clauses = (name: string) => tree.children(node).filter((child) => tree.kind(child) === name);
        return this.make("class", node, [
          ...this.modifiers(node),
          ...this.part(node, "name"),
          ...clauses("base_clause").flatMap((child) => this.list(child, "bases")),
          ...clauses("class_interface_clause").flatMap((child) => this.list(child, "interfaces")),
          ...this.part(node, "body"),
        ]);
      }
      case "declaration_list":
      case "enum_declaration_list":
        return this.make("members", node, this.list(node));
      case "use_declaration": {
        const inner = this.list(node);
        const isOpen = inner.every((each) => each.kind === "name" && this.isPlaceholder(each.text));
        return isOpen ? inner : this.make("use", node, inner);
      }
      case "property_declaration":
        return tree
          .children(node)
          .filter((child) => tree.kind(child) === "property_element")
          .map((child) => {
            const value = this.part(child, "default_value", "right");
            const parts = [
              ...this.modifiers(node),
              ...this.part(node, "type"),
              ...this.part(child, "name", "left"),
              ...value,
            ];
            return this.make(value.length > 0 ? "assign" : "declare", node, parts);
          });
      case "const_declaration":
        return tree
          .children(node)
          .filter((child) => tree.kind(child) === "const_element")
          .map((child) => {
            const [name, value] = tree.children(child);
            return this.make("assign", node, [
              ...this.modifiers(node),
              ...this.convert(name ?? none, "left"),
              ...this.convert(value ?? none, "right"),
            ]);
          });
      default:
        return undefined;
    }
  }

  private imports(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    const prefix = tree.children(node).find((child) => tree.kind(child) === "namespace_name");
    const group = tree.child(node, "body");
    const before = prefix === undefined ? [] : tree.children(prefix);
    return tree
      .children(group === none ? node : group)
      .filter((child) => tree.kind(child) === "namespace_use_clause")
      .map((child) => {
        const alias = tree.child(child, "alias");
        const names = tree
          .children(child)
          .filter((each) => each !== alias)
          .flatMap((each) => this.namesIn(each));
        const module = this.at("module", [this.dotted(child, [...before, ...names])]);
        return this.make("import", node, [...module, ...this.convert(alias, "local")]);
      });
  }

  /** The parts of `A\B\C`. */
  protected namesIn(node: NodeId): NodeId[] {
    if (this.tree.kind(node) === "name") return [node];
    return this.tree.children(node).flatMap((child) => this.namesIn(child));
  }

  private modifiers(node: NodeId): SyntaxNode[] {
    const words = this.tree.children(node).filter((child) => /_modifier$/.test(this.tree.kind(child)));
    return this.at(
      "modifiers",
      words.map((child) => this.leaf("token", child)),
    );
  }
}
