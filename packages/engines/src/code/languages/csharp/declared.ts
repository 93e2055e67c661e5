import { type NodeId, none } from "../../parse/index.ts";

export const typeDeclaration = /^(class|struct|interface|enum|record)_declaration$/;

/** What of a syntax tree is needed to see what a class declares. */
interface Nodes {
  kind(node: NodeId): string;
  source(node: NodeId): string;
  child(node: NodeId, field: string): NodeId;
  children(node: NodeId): NodeId[];
}

/**
 * Fields, properties and methods that the body of a class declares.
 *
 * @param members without directives
 * @param primary parameters of the class itself, which are fields too; `none` without
 */
export function declaredIn(tree: Nodes, members: readonly NodeId[], primary: NodeId) {
  const fields = new Set<string>();
  const methods = new Set<string>();
  const nameOf = (node: NodeId) => tree.source(tree.child(node, "name"));
  for (const child of primary === none ? [] : tree.children(primary)) fields.add(nameOf(child));
  for (const member of members) {
    switch (tree.kind(member)) {
      case "method_declaration":
        methods.add(nameOf(member));
        break;
      case "property_declaration":
      case "enum_member_declaration":
      case "event_declaration":
        fields.add(nameOf(member));
        break;
      case "field_declaration":
      case "event_field_declaration":
        for (const child of tree.children(member).filter((part) => tree.kind(part) === "variable_declaration"))
          for (const declarator of tree.children(child)) fields.add(nameOf(declarator));
        break;
    }
  }
  return { fields, methods };
}
