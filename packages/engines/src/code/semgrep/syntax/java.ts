import { type NodeId, none } from "../../parse/index.ts";
import { Conversion } from "./conversion.ts";
import { SyntaxNode } from "./node.ts";

/** Java. */
export class JavaConversion extends Conversion {
  protected shape(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    const { tree } = this;
    switch (kind) {
      case "program":
      case "block":
      case "constructor_body":
        return this.make("block", node, this.list(node));
      case "class_body":
      case "interface_body":
      case "annotation_type_body":
      case "enum_body_declarations":
        return this.make("members", node, this.list(node));
      case "expression_statement":
      case "parenthesized_expression":
        return this.list(node);
      case "identifier":
      case "type_identifier":
      case "integral_type":
      case "floating_point_type":
      case "boolean_type":
      case "void_type":
      case "this":
      case "super":
        return this.leaf("name", node);
      case "true":
      case "false":
      case "null_literal":
        return this.leaf("constant", node);
      case "decimal_integer_literal":
      case "hex_integer_literal":
      case "octal_integer_literal":
      case "binary_integer_literal":
      case "decimal_floating_point_literal":
        return this.leaf("number", node);
      case "string_literal": {
        const source = tree.source(node);
        return this.leaf("string", node, source.startsWith('"""') ? source.slice(3, -3) : source.slice(1, -1));
      }
      case "scoped_identifier":
        return this.make("member", node, [
          ...this.part(node, "scope", "object"),
          ...this.part(node, "name", "property"),
        ]);
      case "scoped_type_identifier":
        return this.dotted(node, tree.children(node));
      case "field_access":
        return this.make("member", node, [...this.part(node, "object"), ...this.part(node, "field", "property")]);
      case "array_access":
        return this.make("index", node, [...this.part(node, "array", "object"), ...this.part(node, "index")]);
      case "method_invocation":
        return this.make("call", node, [...this.callee(node), ...this.part(node, "arguments", "args")]);
      case "explicit_constructor_invocation":
        return this.make("call", node, [
          ...this.part(node, "constructor", "callee"),
          ...this.part(node, "arguments", "args"),
        ]);
      case "object_creation_expression": {
        const body = tree.children(node).filter((child) => tree.kind(child) === "class_body");
        return this.make("new", node, [
          ...this.part(node, "type", "callee"),
          ...this.part(node, "arguments", "args"),
          ...body.flatMap((child) => this.convert(child, "members")),
        ]);
      }
      case "argument_list":
      case "annotation_argument_list":
        return this.make("args", node, this.list(node));
      case "element_value_pair":
        return this.make("keyword", node, [...this.part(node, "key", "name"), ...this.part(node, "value")]);
      case "array_initializer":
      case "element_value_array_initializer":
        return this.make("list", node, this.list(node));
      case "generic_type": {
        const [base, ...args] = this.list(node);
        return this.make("generic", node, [
          ...this.at("base", base === undefined ? [] : [base]),
          ...this.at("types", args),
        ]);
      }
      case "binary_expression": {
        const operator = tree.source(tree.child(node, "operator"));
        return this.make("binary", node, [...this.part(node, "left"), ...this.part(node, "right")], operator);
      }
      case "unary_expression":
        return this.make("unary", node, this.part(node, "operand"), tree.source(tree.child(node, "operator")));
      case "update_expression":
        return this.make("update", node, this.list(node, "operand"), /\+\+/.test(tree.source(node)) ? "++" : "--");
      case "ternary_expression":
        return this.make("conditional", node, [
          ...this.part(node, "condition"),
          ...this.part(node, "consequence"),
          ...this.part(node, "alternative"),
        ]);
      case "assignment_expression": {
        const operator = tree.source(tree.child(node, "operator"));
        const parts = [...this.part(node, "left"), ...this.part(node, "right")];
        return operator === "=" ? this.make("assign", node, parts) : this.make("augmented", node, parts, operator);
      }
      case "local_variable_declaration":
      case "field_declaration":
      case "constant_declaration":
        return this.declarations(node);
      case "resource":
        return this.make("assign", node, [
          ...this.part(node, "type"),
          ...this.part(node, "name", "left"),
          ...this.part(node, "value", "right"),
        ]);
      case "method_declaration":
      case "constructor_declaration":
      case "compact_constructor_declaration":
        return this.make("function", node, [
          ...this.modifiers(node),
          ...this.part(node, "type"),
          ...this.part(node, "name"),
          ...this.part(node, "parameters", "params"),
          ...tree
            .children(node)
            .filter((child) => tree.kind(child) === "throws")
            .flatMap((child) => this.list(child, "throws")),
          ...this.part(node, "body"),
        ]);
      case "formal_parameters":
      case "inferred_parameters":
        return this.make(
          "params",
          node,
          this.at(
            "",
            tree.children(node).flatMap((child) => this.param(child)),
          ),
        );
      case "lambda_expression": {
        const given = tree.child(node, "parameters");
        const params =
          tree.kind(given) === "identifier"
            ? this.at("params", [this.make("params", given, this.param(given))])
            : this.convert(given, "params");
        return this.make("lambda", node, [...params, ...this.body(tree.child(node, "body"))]);
      }
      case "class_declaration":
      case "interface_declaration":
      case "enum_declaration":
      case "record_declaration":
        return this.make("class", node, [
          ...this.modifiers(node),
          ...this.part(node, "name"),
          ...this.bases(node),
          ...this.part(node, "body"),
        ]);
      case "marker_annotation":
      case "annotation":
        return this.make("annotation", node, [...this.part(node, "name"), ...this.part(node, "arguments", "args")]);
      case "return_statement":
        return this.make("return", node, this.list(node, "value"));
      case "throw_statement":
        return this.make("throw", node, this.list(node, "value"));
      case "if_statement":
        return this.make("if", node, [
          ...this.part(node, "condition"),
          ...this.body(tree.child(node, "consequence"), "consequence"),
          ...this.body(tree.child(node, "alternative"), "alternative"),
        ]);
      case "while_statement":
        return this.make("while", node, [...this.part(node, "condition"), ...this.body(tree.child(node, "body"))]);
      case "enhanced_for_statement":
        return this.make("each", node, [
          ...this.part(node, "type"),
          ...this.part(node, "name", "left"),
          ...this.part(node, "value", "right"),
          ...this.body(tree.child(node, "body")),
        ]);
      case "catch_clause": {
        const params = tree.children(node).filter((child) => tree.kind(child) === "catch_formal_parameter");
        return this.make("catch", node, [
          ...params.flatMap((child) => [
            ...tree
              .children(child)
              .filter((each) => tree.kind(each) === "catch_type")
              .flatMap((each) => this.list(each, "type")),
            ...this.part(child, "name", "left"),
          ]),
          ...this.part(node, "body"),
        ]);
      }
      case "finally_clause":
        return this.list(node);
      case "try_statement":
      case "try_with_resources_statement":
        return this.make("try", node, [
          ...tree
            .children(node)
            .filter((child) => tree.kind(child) === "resource_specification")
            .flatMap((child) => this.list(child, "resources")),
          ...this.part(node, "body"),
          ...tree
            .children(node)
            .filter((child) => tree.kind(child) === "catch_clause")
            .flatMap((child) => this.convert(child, "handlers")),
          ...tree
            .children(node)
            .filter((child) => tree.kind(child) === "finally_clause")
            .flatMap((child) => this.convert(child, "finalizer")),
        ]);
      case "switch_block_statement_group": {
        const labels = tree.children(node).filter((child) => tree.kind(child) === "switch_label");
        const rest = tree.children(node).filter((child) => tree.kind(child) !== "switch_label");
        const block = this.make(
          "block",
          node,
          rest.flatMap((child) => this.convert(child)),
        );
        return this.make("case", node, [
          ...labels.flatMap((child) => this.list(child, "value")),
          ...this.at("body", [block]),
        ]);
      }
      case "import_declaration": {
        const kinds = tree.children(node).map((child) => tree.kind(child));
        const isStatic = /^import\s+static\b/.test(tree.source(node));
        const [path] = tree.children(node);
        const name = kinds.includes("asterisk") ? "import-every" : isStatic ? "import-static" : "import";
        return this.make(name, node, this.convert(path ?? none, "module"));
      }
      default:
        return undefined;
    }
  }

  private callee(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    const object = this.part(node, "object");
    const name = this.part(node, "name");
    if (object.length === 0) return this.at("callee", name);
    const children = [...object, ...this.at("property", name)];
    const end = tree.end(tree.child(node, "name"));
    return this.at("callee", [new SyntaxNode("member", tree.start(node), end, children)]);
  }

  private declarations(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    const declarators = tree.childrenOf(node, "declarator");
    return declarators.map((each) => {
      const value = this.part(each, "value", "right");
      const children = [
        ...this.modifiers(node),
        ...this.part(node, "type"),
        ...this.part(each, "name", "left"),
        ...value,
      ];
      return this.make(value.length > 0 ? "assign" : "declare", declarators.length === 1 ? node : each, children);
    });
  }

  private param(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    if (tree.kind(node) === "identifier") return [this.make("param", node, this.convert(node, "name"))];
    if (tree.kind(node) === "spread_parameter") {
      const declarator = tree.children(node).find((child) => tree.kind(child) === "variable_declarator");
      const type = tree
        .children(node)
        .find((child) => !["modifiers", "variable_declarator"].includes(tree.kind(child)));
      return [
        this.make("param", node, [
          ...this.modifiers(node),
          ...this.convert(type ?? none, "type"),
          ...(declarator === undefined ? [] : this.part(declarator, "name")),
        ]),
      ];
    }
    return [
      this.make("param", node, [...this.modifiers(node), ...this.part(node, "type"), ...this.part(node, "name")]),
    ];
  }

  /** Annotations and words (`public`, `static`) as single nodes. */
  private modifiers(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    const all = tree.children(node).find((child) => tree.kind(child) === "modifiers");
    if (all === undefined) return [];
    const annotations = tree.children(all);
    const found = annotations.flatMap((child) => this.convert(child, "modifiers"));
    let at = tree.start(all);
    const words: SyntaxNode[] = [];
    for (const end of [...annotations.map((child) => tree.start(child)), tree.end(all)]) {
      for (const word of tree.text.slice(at, Math.max(at, end)).matchAll(/[a-z-]+/g)) {
        const start = at + word.index;
        words.push(new SyntaxNode("token", start, start + word[0].length, [], word[0]));
      }
      const annotation = annotations.find((child) => tree.start(child) === end);
      at = annotation === undefined ? end : tree.end(annotation);
    }
    return [...found, ...this.at("modifiers", words)];
  }

  private bases(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    const found: SyntaxNode[] = [];
    for (const child of tree.children(node)) {
      const kind = tree.kind(child);
      if (kind === "superclass") found.push(...this.list(child, "bases"));
      else if (kind === "super_interfaces" || kind === "extends_interfaces")
        found.push(
          ...tree
            .children(child)
            .flatMap((list) => this.list(list, kind === "extends_interfaces" ? "bases" : "interfaces")),
        );
    }
    return found;
  }
}
