import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import type { Declared } from "./names.ts";

export const typeDeclaration = /^(class|interface|enum|record|annotation_type)_declaration$/;

/**
 * What the body of a class declares.
 *
 * @param components parameter list of a record, which are fields too; `none` for other types
 */
export function declaredIn(tree: FlatTree, name: string, body: NodeId, components: NodeId): Declared {
  const fields = new Set<string>();
  const methods = new Set<string>();
  const types = new Set<string>();
  const nameOf = (node: NodeId) => tree.source(tree.child(node, "name"));
  for (const child of components === none ? [] : tree.children(components)) fields.add(nameOf(child));
  const visit = (node: NodeId): void => {
    for (const child of tree.children(node)) {
      const kind = tree.kind(child);
      if (kind === "method_declaration") methods.add(nameOf(child));
      else if (kind === "enum_constant") fields.add(nameOf(child));
      else if (kind === "field_declaration" || kind === "constant_declaration") {
        for (const declarator of tree.childrenOf(child, "declarator")) fields.add(nameOf(declarator));
      } else if (kind === "enum_body_declarations") visit(child);
      else if (typeDeclaration.test(kind)) types.add(nameOf(child));
    }
  };
  if (body !== none) visit(body);
  return { name, fields, methods, types };
}
