import { type NodeId, none } from "../../parse/index.ts";
import { Conversion } from "./conversion.ts";
import { SyntaxNode } from "./node.ts";

/** C#. */
export class CSharpConversion extends Conversion {
  protected shape(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    const { tree } = this;
    switch (kind) {
      case "compilation_unit":
      case "block":
        return this.make("block", node, this.list(node));
      case "declaration_list":
        return this.make("members", node, this.list(node));
      case "global_statement":
      case "expression_statement":
      case "parenthesized_expression":
      case "constant_pattern":
      case "arrow_expression_clause":
        return this.list(node);
      // What stands in a namespace stands in the file.
      case "namespace_declaration":
        return this.list(tree.child(node, "body"));
      case "file_scoped_namespace_declaration":
      case "empty_statement":
        return [];
      case "identifier":
      case "predefined_type":
      case "implicit_type":
      case "this":
      case "base":
        return this.leaf("name", node);
      case "boolean_literal":
      case "null_literal":
        return this.leaf("constant", node);
      case "integer_literal":
      case "real_literal":
        return this.leaf("number", node);
      case "string_literal":
      case "verbatim_string_literal":
      case "raw_string_literal":
        return this.leaf("string", node, tree.source(node).replace(/^@?"+|"+$/g, ""));
      case "interpolated_string_expression":
        return this.interpolated(node);
      case "qualified_name":
      case "alias_qualified_name":
        return this.dotted(node, tree.children(node));
      case "member_access_expression":
        return this.make("member", node, [
          ...this.part(node, "expression", "object"),
          ...this.part(node, "name", "property"),
        ]);
      case "conditional_access_expression":
        return this.conditionalAccess(node);
      case "element_access_expression":
        return this.make("index", node, [
          ...this.part(node, "expression", "object"),
          ...this.list(tree.child(node, "subscript"), "index"),
        ]);
      case "invocation_expression":
        if (this.isChain(node)) return this.part(node, "function", "");
        return this.make("call", node, [
          ...this.part(node, "function", "callee"),
          ...this.part(node, "arguments", "args"),
        ]);
      case "object_creation_expression":
      case "implicit_object_creation_expression":
        return this.make("new", node, [
          ...this.part(node, "type", "callee"),
          ...(tree.child(node, "arguments") === none
            ? this.at("args", [this.make("args", node, [])])
            : this.part(node, "arguments", "args")),
          ...this.initializer(tree.child(node, "initializer")),
        ]);
      case "argument_list":
      case "attribute_argument_list":
        return this.make("args", node, this.list(node));
      case "argument":
      case "attribute_argument":
        return this.argument(node);
      case "initializer_expression":
        return this.make("list", node, this.list(node));
      case "implicit_array_creation_expression":
      case "array_creation_expression": {
        const given = tree.children(node).find((child) => tree.kind(child) === "initializer_expression");
        return given === undefined ? undefined : this.convert(given);
      }
      case "generic_name": {
        const [base, ...args] = tree.children(node);
        return this.make("generic", node, [
          ...this.convert(base ?? none, "base"),
          ...args.flatMap((each) => this.list(each, "types")),
        ]);
      }
      case "binary_expression":
        return this.make(
          "binary",
          node,
          [...this.part(node, "left"), ...this.part(node, "right")],
          this.operator(node),
        );
      case "prefix_unary_expression": {
        const operator = /^(\+\+|--|.)/.exec(tree.source(node))?.[0] ?? "";
        return this.make(operator.length === 2 ? "update" : "unary", node, this.list(node, "operand"), operator);
      }
      case "postfix_unary_expression": {
        const operator = /(\+\+|--|!)$/.exec(tree.source(node))?.[0];
        if (operator === "!") return this.list(node);
        // Without one, the grammar has put in what is missing.
        if (operator === undefined) return new SyntaxNode("name", tree.end(node), tree.end(node), []);
        return this.make("update", node, this.list(node, "operand"), operator);
      }
      case "conditional_expression":
        return this.make("conditional", node, [
          ...this.part(node, "condition"),
          ...this.part(node, "consequence"),
          ...this.part(node, "alternative"),
        ]);
      case "await_expression":
        return this.make("await", node, this.list(node));
      case "assignment_expression": {
        const parts = [...this.part(node, "left"), ...this.part(node, "right")];
        const operator = this.operator(node);
        return operator === "=" ? this.make("assign", node, parts) : this.make("augmented", node, parts, operator);
      }
      case "variable_declaration":
      case "field_declaration":
      case "local_declaration_statement":
        return this.declarations(node, kind === "variable_declaration");
      case "property_declaration":
        return this.make(tree.child(node, "value") === none ? "declare" : "assign", node, [
          ...this.modifiers(node),
          ...this.part(node, "type"),
          ...this.part(node, "name", "left"),
          ...this.part(node, "value", "right"),
        ]);
      case "method_declaration":
      case "constructor_declaration":
      case "local_function_statement":
        return this.make("function", node, [
          ...this.modifiers(node),
          ...this.part(node, "returns", "type"),
          ...this.part(node, "type"),
          ...this.part(node, "name"),
          ...this.part(node, "parameters", "params"),
          ...this.body(tree.child(node, "body")),
        ]);
      case "parameter_list":
        return this.make("params", node, this.params(node));
      case "implicit_parameter":
        return this.make("params", node, [this.make("param", node, this.at("name", [this.leaf("name", node)]))]);
      case "lambda_expression":
      case "anonymous_method_expression": {
        const body = tree.child(node, "body");
        const block = body === none ? (tree.children(node).at(-1) ?? none) : body;
        return this.make("lambda", node, [...this.part(node, "parameters", "params"), ...this.body(block)]);
      }
      case "class_declaration":
      case "interface_declaration":
      case "struct_declaration":
      case "record_declaration":
        return this.make("class", node, [
          ...this.modifiers(node),
          ...this.part(node, "name"),
          ...tree
            .children(node)
            .filter((child) => tree.kind(child) === "base_list")
            .flatMap((child) => this.list(child, "bases")),
          ...this.part(node, "body"),
        ]);
      case "attribute":
        return this.make("annotation", node, [
          ...this.part(node, "name"),
          ...tree
            .children(node)
            .filter((child) => tree.kind(child) === "attribute_argument_list")
            .flatMap((child) => this.convert(child, "args")),
        ]);
      case "return_statement":
        return this.make("return", node, this.list(node, "value"));
      case "throw_statement":
      case "throw_expression":
        return this.make("throw", node, this.list(node, "value"));
      case "if_statement":
        return this.make("if", node, [
          ...this.part(node, "condition"),
          ...this.body(tree.child(node, "consequence"), "consequence"),
          ...this.body(tree.child(node, "alternative"), "alternative"),
        ]);
      case "while_statement":
        return this.make("while", node, [...this.part(node, "condition"), ...this.body(tree.child(node, "body"))]);
      case "foreach_statement":
        return this.make("each", node, [
          ...this.part(node, "type"),
          ...this.part(node, "left"),
          ...this.part(node, "right"),
          ...this.body(tree.child(node, "body")),
        ]);
      case "using_statement": {
        const body = tree.child(node, "body");
        const resources = tree.children(node).filter((child) => child !== body);
        return this.make("with", node, [
          ...resources.flatMap((child) => this.convert(child, "resources")),
          ...this.body(body),
        ]);
      }
      case "catch_clause": {
        const declared = tree.children(node).filter((child) => tree.kind(child) === "catch_declaration");
        return this.make("catch", node, [
          ...declared.flatMap((child) => [...this.part(child, "type"), ...this.part(child, "name", "left")]),
          ...this.part(node, "body"),
        ]);
      }
      case "finally_clause":
        return this.list(node);
      case "try_statement":
        return this.make("try", node, [
          ...this.part(node, "body"),
          ...this.ofKind(node, "catch_clause", "handlers"),
          ...this.ofKind(node, "finally_clause", "finalizer"),
        ]);
      case "switch_section": {
        const tests = tree.children(node).filter((child) => tree.kind(child).endsWith("_pattern"));
        const rest = tree.children(node).filter((child) => !tests.includes(child));
        const block = this.make(
          "block",
          node,
          rest.flatMap((child) => this.convert(child)),
        );
        return this.make("case", node, [
          ...tests.flatMap((child) => this.convert(child, "value")),
          ...this.at("body", [block]),
        ]);
      }
      case "using_directive":
        return this.using(node);
      default:
        return undefined;
    }
  }

  /** `x. ...` of a pattern, which the grammar takes as a call only. */
  private isChain(node: NodeId): boolean {
    const { tree } = this;
    const name = tree.source(tree.child(tree.child(node, "function"), "name"));
    return this.isPlaceholder(name) && tree.source(tree.child(node, "arguments")) === `(${name})`;
  }

  private operator(node: NodeId): string {
    return this.tree.source(this.tree.child(node, "operator"));
  }

  private ofKind(node: NodeId, kind: string, field: string): SyntaxNode[] {
    const { tree } = this;
    return tree
      .children(node)
      .filter((child) => tree.kind(child) === kind)
      .flatMap((child) => this.convert(child, field));
  }

  /** `a?.b` as `a.b`. */
  private conditionalAccess(node: NodeId): SyntaxNode {
    const { tree } = this;
    const object = this.part(node, "condition", "object");
    const last = tree.children(node).at(-1) ?? none;
    if (tree.kind(last) !== "member_binding_expression") return this.same(node, "conditional_access_expression");
    return this.make("member", node, [...object, ...this.part(last, "name", "property")]);
  }

  private interpolated(node: NodeId): SyntaxNode {
    const { tree } = this;
    const parts = tree.children(node).flatMap((child): SyntaxNode[] => {
      const kind = tree.kind(child);
      if (kind === "interpolation")
        return tree
          .children(child)
          .filter((each) => !/^interpolation_/.test(tree.kind(each)))
          .flatMap((each) => this.convert(each));
      return /^(string_content|escape_sequence)$/.test(kind) ? [this.leaf("text", child)] : [];
    });
    if (parts.length > 0 && parts.some(({ kind }) => kind !== "text")) return this.make("template", node, parts);
    // `$"..."` of a pattern stands for a text with anything in it, and not for one without.
    const [only] = parts;
    if (parts.length === 1 && only!.text.trim() === "...") return this.make("template", node, parts);
    return this.leaf("string", node, parts.map(({ text }) => text).join(""));
  }

  private argument(node: NodeId): readonly SyntaxNode[] | SyntaxNode {
    const { tree } = this;
    const name = tree.child(node, "name");
    if (name === none) return this.list(node);
    const value = tree.children(node).filter((child) => child !== name);
    return this.make("keyword", node, [
      ...this.convert(name, "name"),
      ...value.flatMap((each) => this.convert(each, "value")),
    ]);
  }

  private initializer(node: NodeId): SyntaxNode[] {
    return node === none ? [] : this.at("content", [this.make("block", node, this.list(node))]);
  }

  /** `int a = 1, b` as an assignment and a declaration. */
  private declarations(node: NodeId, isBare: boolean): SyntaxNode[] {
    const { tree } = this;
    const inner = isBare
      ? node
      : (tree.children(node).find((child) => tree.kind(child) === "variable_declaration") ?? none);
    const declarators = tree.children(inner).filter((child) => tree.kind(child) === "variable_declarator");
    return declarators.map((each) => {
      const name = tree.child(each, "name");
      const value = tree.children(each).filter((child) => child !== name);
      const children = [
        ...(isBare ? [] : this.modifiers(node)),
        ...this.part(inner, "type"),
        ...this.convert(name, "left"),
        ...value.flatMap((child) => this.convert(child, "right")),
      ];
      return this.make(value.length > 0 ? "assign" : "declare", declarators.length > 1 ? each : node, children);
    });
  }

  /** Those of an array of the rest stand beside the others in the grammar. */
  private params(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    const found: SyntaxNode[] = [];
    for (const child of tree.children(node)) {
      if (tree.kind(child) !== "parameter") continue;
      const type = this.part(child, "type");
      const name = this.part(child, "name");
      const value = tree
        .children(child)
        .filter((each) => tree.fieldName(each) === "" && !/attribute|modifier/.test(tree.kind(each)));
      found.push(
        this.make("param", child, [
          ...this.modifiers(child),
          ...type,
          ...name,
          ...value.flatMap((each) => this.convert(each, "default")),
        ]),
      );
    }
    const rest = this.part(node, "name");
    if (rest.length > 0) found.push(this.make("param", node, [...this.part(node, "type"), ...rest]));
    return found;
  }

  /** Attributes and words (`public`, `static`) as single nodes. */
  private modifiers(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    return tree.children(node).flatMap((child) => {
      if (tree.kind(child) === "attribute_list") return this.list(child, "modifiers");
      return tree.kind(child) === "modifier" ? this.at("modifiers", [this.leaf("token", child)]) : [];
    });
  }

  private using(node: NodeId): SyntaxNode {
    const { tree } = this;
    const alias = tree.child(node, "name");
    const path = tree.children(node).find((child) => child !== alias) ?? none;
    if (alias !== none)
      return this.make("import", node, [...this.convert(path, "module"), ...this.convert(alias, "local")]);
    return this.make("import-namespace", node, this.convert(path, "module"));
  }
}
