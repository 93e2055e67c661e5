import { type NodeId, none } from "../../parse/index.ts";

import { SyntaxNode } from "./node.ts";
import { PhpDefinitions } from "./php-definitions.ts";

/** Constructs that a reader takes for calls. */
const callWords: Readonly<Record<string, string>> = {
  echo_statement: "echo",
  print_intrinsic: "print",
  exit_statement: "exit",
  unset_statement: "unset",
  include_expression: "include",
  include_once_expression: "include_once",
  require_expression: "require",
  require_once_expression: "require_once",
};

/** PHP. Variables keep their `$`. */
export class PhpConversion extends PhpDefinitions {
  protected shape(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    return (
      this.value(node, kind) ?? this.expression(node, kind) ?? this.statement(node, kind) ?? this.definition(node, kind)
    );
  }

  private value(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    const { tree } = this;
    switch (kind) {
      case "name":
      case "relative_scope":
      case "primitive_type":
        return this.leaf("name", node);
      case "variable_name": {
        const text = tree.source(node);
        return this.leaf("name", node, this.isPlaceholder(text.slice(1)) ? text.slice(1) : text);
      }
      case "qualified_name":
        return this.dotted(node, this.namesIn(node));
      case "integer":
      case "float":
        return this.leaf("number", node);
      case "boolean":
      case "null":
        return this.leaf("constant", node);
      case "string":
        return this.leaf("string", node, tree.source(node).replace(/^[bB]?'|'$/g, ""));
      case "encapsed_string":
        return this.text(node);
      case "shell_command_expression":
        return this.make("shell", node, this.parts(node));
      case "array_creation_expression":
        return this.make("dictionary", node, this.list(node));
      case "array_element_initializer": {
        const [key, value] = tree.children(node);
        if (value === undefined) return this.list(node);
        return this.make("pair", node, [...this.convert(key ?? none, "key"), ...this.convert(value, "value")]);
      }
      case "list_literal":
        return this.make("list", node, this.list(node));
      default:
        return undefined;
    }
  }

  private expression(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    const { tree } = this;
    const word = callWords[kind];
    if (word !== undefined) return this.callOf(word, node);
    switch (kind) {
      case "parenthesized_expression":
      case "error_suppression_expression":
      case "sequence_expression":
      case "optional_type":
      case "named_type":
        return this.list(node);
      case "subscript_expression": {
        const [object, index] = tree.children(node);
        return this.make("index", node, [
          ...this.convert(object ?? none, "object"),
          ...this.convert(index ?? none, "index"),
        ]);
      }
      case "member_access_expression":
      case "nullsafe_member_access_expression":
        return this.make("member", node, [...this.part(node, "object"), ...this.part(node, "name", "property")]);
      case "scoped_property_access_expression":
        return this.make("member", node, [
          ...this.part(node, "scope", "object"),
          ...this.part(node, "name", "property"),
        ]);
      case "class_constant_access_expression": {
        const [owner, name] = tree.children(node);
        return this.make("member", node, [
          ...this.convert(owner ?? none, "object"),
          ...this.convert(name ?? none, "property"),
        ]);
      }
      case "function_call_expression":
        return this.make("call", node, [
          ...this.part(node, "function", "callee"),
          ...this.part(node, "arguments", "args"),
        ]);
      case "member_call_expression":
      case "nullsafe_member_call_expression":
        return this.methodCall(node, "object");
      case "scoped_call_expression":
        return this.methodCall(node, "scope");
      case "object_creation_expression": {
        const children = tree.children(node);
        const args = children.find((child) => tree.kind(child) === "arguments");
        const given = args === undefined ? this.at("args", [this.make("args", node, [])]) : this.convert(args, "args");
        const callee = children.find((child) => child !== args) ?? none;
        return this.make("new", node, [...this.convert(callee, "callee"), ...given]);
      }
      case "arguments":
        return this.make("args", node, this.list(node));
      case "argument": {
        const name = tree.child(node, "name");
        if (name === none) return this.list(node);
        const value = tree.children(node).find((child) => child !== name) ?? none;
        return this.make("keyword", node, [...this.convert(name, "name"), ...this.convert(value, "value")]);
      }
      case "variadic_unpacking":
        return this.make("spread", node, this.list(node));
      case "assignment_expression":
      case "reference_assignment_expression":
        return this.make("assign", node, [...this.part(node, "left"), ...this.part(node, "right")]);
      case "augmented_assignment_expression":
        return this.make(
          "augmented",
          node,
          [...this.part(node, "left"), ...this.part(node, "right")],
          this.operator(node),
        );
      case "binary_expression":
        return this.make(
          "binary",
          node,
          [...this.part(node, "left"), ...this.part(node, "right")],
          this.operator(node),
        );
      case "unary_op_expression":
        return this.make("unary", node, this.part(node, "argument", "operand"), this.operator(node));
      case "update_expression":
        return this.make("update", node, this.part(node, "argument", "operand"), this.operator(node));
      case "conditional_expression":
        return this.make("conditional", node, [
          ...this.part(node, "condition"),
          ...this.part(node, "body", "consequence"),
          ...this.part(node, "alternative"),
        ]);
      case "anonymous_function":
      case "arrow_function":
        return this.make("lambda", node, [
          ...this.part(node, "parameters", "params"),
          ...this.part(node, "return_type", "type"),
          ...this.body(tree.child(node, "body")),
        ]);
      case "throw_expression":
        return this.make("throw", node, this.list(node, "value"));
      default:
        return undefined;
    }
  }

  private statement(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    const { tree } = this;
    switch (kind) {
      case "program":
      case "compound_statement":
      case "colon_block":
        return this.make("block", node, this.list(node));
      case "expression_statement":
      case "finally_clause":
        return this.list(node);
      case "php_tag":
      case "text_interpolation":
      case "empty_statement":
        return [];
      case "return_statement":
        return this.make("return", node, this.list(node, "value"));
      case "if_statement":
        return this.make("if", node, [
          ...this.part(node, "condition"),
          ...this.body(tree.child(node, "body"), "consequence"),
          ...this.alternative(tree.childrenOf(node, "alternative")),
        ]);
      case "foreach_statement": {
        const body = tree.child(node, "body");
        const [iterable, target] = tree.children(node).filter((child) => child !== body);
        const left =
          tree.kind(target ?? none) === "pair"
            ? this.at("left", [this.make("tuple", target!, this.list(target!))])
            : this.convert(target ?? none, "left");
        return this.make("each", node, [...left, ...this.convert(iterable ?? none, "right"), ...this.body(body)]);
      }
      case "for_statement":
        return [
          ...this.part(node, "initialize", ""),
          this.make("while", node, [
            ...this.part(node, "condition"),
            ...this.part(node, "update"),
            ...this.body(tree.child(node, "body")),
          ]),
        ];
      case "while_statement":
      case "do_statement":
        return this.make("while", node, [...this.part(node, "condition"), ...this.body(tree.child(node, "body"))]);
      case "switch_statement":
        return this.make("switch", node, [
          ...this.part(node, "condition", "value"),
          ...this.list(tree.child(node, "body"), "cases"),
        ]);
      case "case_statement":
      case "default_statement": {
        const value = tree.child(node, "value");
        const rest = tree.children(node).filter((child) => child !== value);
        const block = this.make(
          "block",
          node,
          rest.flatMap((child) => this.convert(child)),
        );
        return this.make("case", node, [...this.convert(value, "value"), ...this.at("body", [block])]);
      }
      case "try_statement": {
        const clauses = (name: string) => tree.children(node).filter((child) => tree.kind(child) === name);
        return this.make("try", node, [
          ...this.part(node, "body"),
          ...clauses("catch_clause").flatMap((child) => this.convert(child, "handlers")),
          ...clauses("finally_clause").flatMap((child) => this.part(child, "body", "finalizer")),
        ]);
      }
      case "catch_clause":
        return this.make("catch", node, [
          ...this.list(tree.child(node, "type"), "type"),
          ...this.part(node, "name", "left"),
          ...this.part(node, "body"),
        ]);
      default:
        return undefined;
    }
  }

  private callOf(word: string, node: NodeId): SyntaxNode {
    const start = this.tree.start(node);
    const callee = new SyntaxNode("name", start, start + word.length, [], word);
    return this.make("call", node, [
      ...this.at("callee", [callee]),
      ...this.at("args", [this.make("args", node, this.list(node))]),
    ]);
  }

  private methodCall(node: NodeId, owner: string): SyntaxNode {
    const parts = [...this.part(node, owner, "object"), ...this.part(node, "name", "property")];
    const callee = new SyntaxNode("member", this.tree.start(node), this.tree.end(this.tree.child(node, "name")), parts);
    return this.make("call", node, [...this.at("callee", [callee]), ...this.part(node, "arguments", "args")]);
  }

  /** Text between double quotes: a string, or a template with what stands in it. */
  private text(node: NodeId): SyntaxNode {
    const parts = this.parts(node);
    const isSign = this.isPlaceholder("GW0DOTS") && parts.length === 1 && /^\$(\.\.\.)?[A-Z_]+$/.test(parts[0]!.text);
    if (isSign || parts.every(({ kind }) => kind === "text"))
      return this.leaf("string", node, this.tree.source(node).slice(1, -1));
    return this.make("template", node, parts);
  }

  /** Texts and the expressions between them; escapes belong to the texts. */
  private parts(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    return tree
      .children(node)
      .flatMap((child) =>
        /^(string_content|escape_sequence)$/.test(tree.kind(child)) ? [this.leaf("text", child)] : this.convert(child),
      );
  }

  private alternative(clauses: readonly NodeId[]): SyntaxNode[] {
    const [first, ...others] = clauses;
    if (first === undefined) return [];
    const body = this.tree.child(first, "body");
    if (this.tree.kind(first) === "else_clause") return this.body(body, "alternative");
    const nested = this.make("if", first, [
      ...this.part(first, "condition"),
      ...this.body(body, "consequence"),
      ...this.alternative(others),
    ]);
    return this.at("alternative", [this.make("block", first, [nested])]);
  }

  private operator(node: NodeId): string {
    return this.tree.source(this.tree.child(node, "operator"));
  }
}
