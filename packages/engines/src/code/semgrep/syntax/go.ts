import { type NodeId, none } from "../../parse/index.ts";
import { Conversion } from "./conversion.ts";
import type { SyntaxNode } from "./node.ts";

/** Go. */
export class GoConversion extends Conversion {
  protected shape(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    return this.expression(node, kind) ?? this.statement(node, kind) ?? this.declaration(node, kind);
  }

  private expression(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    const { tree } = this;
    switch (kind) {
      case "identifier":
      case "type_identifier":
      case "field_identifier":
      case "package_identifier":
      case "blank_identifier":
      case "label_name":
        return this.leaf("name", node);
      case "int_literal":
      case "float_literal":
        return this.leaf("number", node);
      case "true":
      case "false":
      case "nil":
      case "iota":
        return this.leaf("constant", node);
      case "interpreted_string_literal":
      case "raw_string_literal":
        return this.leaf("string", node, tree.source(node).slice(1, -1));
      case "parenthesized_expression":
      case "literal_element":
      case "type_elem":
      case "type_constraint":
      case "parenthesized_type":
        return this.list(node);
      case "expression_list": {
        const items = this.list(node);
        return items.length === 1 ? items : this.make("tuple", node, items);
      }
      case "qualified_type":
        return this.make("member", node, [
          ...this.part(node, "package", "object"),
          ...this.part(node, "name", "property"),
        ]);
      case "selector_expression":
        return this.make("member", node, [
          ...this.part(node, "operand", "object"),
          ...this.part(node, "field", "property"),
        ]);
      case "index_expression":
        return this.make("index", node, [...this.part(node, "operand", "object"), ...this.part(node, "index")]);
      case "call_expression":
        return this.make("call", node, [
          ...this.part(node, "function", "callee"),
          ...this.part(node, "arguments", "args"),
        ]);
      case "type_conversion_expression":
        return this.make("call", node, [
          ...this.part(node, "type", "callee"),
          ...this.at("args", [this.make("args", tree.child(node, "operand"), this.part(node, "operand", ""))]),
        ]);
      case "argument_list":
        return this.make("args", node, this.list(node));
      case "variadic_argument":
        return this.make("spread", node, this.list(node));
      case "unary_expression":
        return this.make("unary", node, this.part(node, "operand"), this.operator(node));
      case "binary_expression":
        return this.make(
          "binary",
          node,
          [...this.part(node, "left"), ...this.part(node, "right")],
          this.operator(node),
        );
      case "pointer_type":
        return this.make("pointer", node, this.list(node));
      case "composite_literal":
        return this.make("composite", node, [...this.part(node, "type"), ...this.part(node, "body")]);
      case "literal_value":
        return this.make("dictionary", node, this.list(node));
      case "keyed_element":
        return this.make("pair", node, [...this.part(node, "key"), ...this.part(node, "value")]);
      case "func_literal":
        return this.make("lambda", node, this.functionParts(node));
      default:
        return undefined;
    }
  }

  private statement(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    const { tree } = this;
    switch (kind) {
      case "source_file":
      case "block":
        return this.make("block", node, this.list(node));
      case "statement_list":
      case "expression_statement":
        return this.list(node);
      case "empty_statement":
        return [];
      case "short_var_declaration":
      case "receive_statement":
        return this.make("assign", node, [...this.part(node, "left"), ...this.part(node, "right")]);
      case "assignment_statement": {
        const operator = this.operator(node);
        const parts = [...this.part(node, "left"), ...this.part(node, "right")];
        return operator === "=" ? this.make("assign", node, parts) : this.make("augmented", node, parts, operator);
      }
      case "inc_statement":
      case "dec_statement":
        return this.make("update", node, this.list(node, "operand"), kind === "inc_statement" ? "++" : "--");
      case "defer_statement":
      case "go_statement":
        return this.make(kind.slice(0, kind.indexOf("_")), node, this.list(node, "value"));
      case "return_statement":
        return this.make(
          "return",
          node,
          tree.children(node).flatMap((list) => this.list(list, "value")),
        );
      case "if_statement":
        return [
          ...this.part(node, "initializer", ""),
          this.make("if", node, [
            ...this.part(node, "condition"),
            ...this.part(node, "consequence"),
            ...this.body(tree.child(node, "alternative"), "alternative"),
          ]),
        ];
      case "for_statement":
        return this.loop(node);
      case "expression_switch_statement":
        return [
          ...this.part(node, "initializer", ""),
          this.make("switch", node, [...this.part(node, "value"), ...this.cases(node)]),
        ];
      case "type_switch_statement": {
        const alias = this.part(node, "alias", "left");
        const assigned =
          alias.length === 0 ? [] : [this.make("assign", node, [...alias, ...this.part(node, "value", "right")])];
        return [
          ...this.part(node, "initializer", ""),
          ...assigned,
          this.make("switch", node, [...this.part(node, "value"), ...this.cases(node)]),
        ];
      }
      case "select_statement":
        return this.make("switch", node, this.cases(node));
      case "expression_case":
      case "type_case":
      case "communication_case":
      case "default_case":
        return this.case(node);
      default:
        return undefined;
    }
  }

  private declaration(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    const { tree } = this;
    switch (kind) {
      case "package_clause":
        return [];
      case "import_declaration":
      case "import_spec_list":
      case "const_declaration":
      case "var_declaration":
      case "var_spec_list":
      case "type_declaration":
        return this.list(node);
      case "import_spec": {
        const [name] = this.part(node, "name", "alias");
        const parts = [...(name === undefined ? [] : [name]), ...this.part(node, "path", "module")];
        return this.make("import-package", node, parts);
      }
      case "dot":
        return this.leaf("name", node);
      case "const_spec":
      case "var_spec": {
        const names = tree.childrenOf(node, "name").filter((child) => tree.kind(child) === "identifier");
        const targets = names.flatMap((child) => this.convert(child, "left"));
        const left = targets.length === 1 ? targets : this.at("left", [this.make("tuple", node, this.at("", targets))]);
        const value = this.part(node, "value", "right");
        return this.make(value.length > 0 ? "assign" : "declare", node, [
          ...this.part(node, "type"),
          ...left,
          ...value,
        ]);
      }
      case "type_spec":
      case "type_alias":
        return this.make("class", node, [...this.part(node, "name"), ...this.part(node, "type", "body")]);
      case "field_declaration": {
        const names = tree.childrenOf(node, "name").filter((child) => tree.kind(child) !== ",");
        const type = () => this.part(node, "type");
        if (names.length === 0) return this.make("declare", node, type());
        return names.map((child) => this.make("declare", node, [...type(), ...this.convert(child, "left")]));
      }
      case "field_declaration_list":
        return this.make("members", node, this.list(node));
      case "struct_type":
        return this.list(node);
      case "function_declaration":
      case "method_declaration":
        return this.make("function", node, this.functionParts(node));
      case "parameter_list":
        return this.make("params", node, this.list(node));
      case "parameter_declaration":
      case "variadic_parameter_declaration": {
        const names = tree.childrenOf(node, "name").filter((child) => tree.kind(child) === "identifier");
        if (names.length === 0) return this.make("param", node, this.part(node, "type"));
        return names.map((child, index) =>
          this.make("param", names.length === 1 || index === 0 ? node : child, [
            ...this.part(node, "type"),
            ...this.convert(child, "name"),
          ]),
        );
      }
      default:
        return undefined;
    }
  }

  private functionParts(node: NodeId): SyntaxNode[] {
    return [
      ...this.part(node, "receiver"),
      ...this.part(node, "name"),
      ...this.part(node, "type_parameters"),
      ...this.part(node, "parameters", "params"),
      ...this.part(node, "result", "type"),
      ...this.part(node, "body"),
    ];
  }

  /** What a loop begins with stands before it. */
  private loop(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    const body = tree.child(node, "body");
    const head = tree.children(node).find((child) => child !== body) ?? none;
    switch (tree.kind(head)) {
      case "range_clause":
        return [
          this.make("each", node, [
            ...this.part(head, "left"),
            ...this.part(head, "right"),
            ...this.convert(body, "body"),
          ]),
        ];
      case "for_clause":
        return [
          ...this.part(head, "initializer", ""),
          this.make("while", node, [
            ...this.part(head, "condition"),
            ...this.part(head, "update"),
            ...this.convert(body, "body"),
          ]),
        ];
      default:
        return [this.make("while", node, [...this.convert(head, "condition"), ...this.convert(body, "body")])];
    }
  }

  private cases(node: NodeId): SyntaxNode[] {
    return this.tree
      .children(node)
      .filter((child) => this.tree.kind(child).endsWith("_case"))
      .flatMap((child) => this.convert(child, "cases"));
  }

  private case(node: NodeId): SyntaxNode {
    const { tree } = this;
    const lists = tree.children(node).filter((child) => tree.kind(child) === "statement_list");
    const head = tree
      .children(node)
      .filter((child) => tree.kind(child) !== "statement_list" && tree.kind(child) !== ",");
    const block = this.make(
      "block",
      node,
      lists.flatMap((child) => this.list(child)),
    );
    return this.make("case", node, [
      ...head.flatMap((child) => this.convert(child, "value")),
      ...this.at("body", [block]),
    ]);
  }

  private operator(node: NodeId): string {
    return this.tree.source(this.tree.child(node, "operator"));
  }
}
