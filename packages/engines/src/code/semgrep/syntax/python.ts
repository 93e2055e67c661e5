import { type NodeId, none } from "../../parse/index.ts";
import { Conversion } from "./conversion.ts";
import { SyntaxNode } from "./node.ts";

/** Python 3, and the statements of Python 2 that its grammar still reads. */
export class PythonConversion extends Conversion {
  protected shape(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    const { tree } = this;
    switch (kind) {
      case "module":
      case "block":
        return this.make("block", node, this.list(node));
      case "expression_statement": {
        const inner = this.list(node);
        return inner.length === 1 ? inner : this.make("tuple", node, inner);
      }
      case "parenthesized_expression":
      case "type":
      case "else_clause":
      case "finally_clause":
        return this.list(node);
      case "identifier":
        return this.leaf("name", node);
      case "integer":
      case "float":
        return this.leaf("number", node);
      case "true":
      case "false":
      case "none":
        return this.leaf("constant", node);
      case "dotted_name":
        return this.dotted(node, tree.children(node));
      case "attribute":
        return this.make("member", node, [...this.part(node, "object"), ...this.part(node, "attribute", "property")]);
      case "subscript":
        return this.make("index", node, [
          ...this.part(node, "value", "object"),
          ...tree.childrenOf(node, "subscript").flatMap((child) => this.convert(child, "index")),
        ]);
      case "call": {
        const args = tree.child(node, "arguments");
        const given =
          tree.kind(args) === "argument_list"
            ? this.convert(args, "args")
            : this.at("args", [this.make("args", args, this.convert(args))]);
        return this.make("call", node, [...this.part(node, "function", "callee"), ...given]);
      }
      case "print_statement":
      case "exec_statement": {
        const word = new SyntaxNode("name", tree.start(node), tree.start(node), [], kind.slice(0, kind.indexOf("_")));
        return this.make("call", node, [
          ...this.at("callee", [word]),
          ...this.at("args", [this.make("args", node, this.list(node))]),
        ]);
      }
      case "argument_list":
        return this.make("args", node, this.list(node));
      case "keyword_argument":
        return this.make("keyword", node, [...this.part(node, "name"), ...this.part(node, "value")]);
      case "string":
        return this.string([node], node);
      case "concatenated_string":
        return this.string(tree.children(node), node);
      case "binary_operator":
      case "boolean_operator": {
        const operator = tree.source(tree.child(node, "operator"));
        return this.make("binary", node, [...this.part(node, "left"), ...this.part(node, "right")], operator);
      }
      case "comparison_operator":
        return this.comparison(node);
      case "not_operator":
        return this.make("unary", node, this.part(node, "argument", "operand"), "not");
      case "unary_operator":
        return this.make(
          "unary",
          node,
          this.part(node, "argument", "operand"),
          tree.source(tree.child(node, "operator")),
        );
      case "assignment": {
        const value = this.part(node, "right");
        return this.make(value.length > 0 ? "assign" : "declare", node, [
          ...this.part(node, "type"),
          ...this.part(node, "left"),
          ...value,
        ]);
      }
      case "named_expression":
        return this.make("assign", node, [...this.part(node, "name", "left"), ...this.part(node, "value", "right")]);
      case "augmented_assignment": {
        const operator = tree.source(tree.child(node, "operator"));
        return this.make("augmented", node, [...this.part(node, "left"), ...this.part(node, "right")], operator);
      }
      case "function_definition":
        return this.make("function", node, this.functionParts(node));
      case "lambda": {
        const body = tree.child(node, "body");
        const given = this.part(node, "parameters", "params");
        return this.make("lambda", node, [
          ...(given.length > 0 ? given : this.at("params", [this.make("params", body, [])])),
          ...this.body(body),
        ]);
      }
      case "parameters":
      case "lambda_parameters":
        return this.make(
          "params",
          node,
          this.at(
            "",
            tree.children(node).flatMap((child) => this.param(child)),
          ),
        );
      case "class_definition":
        return this.make("class", node, this.classParts(node));
      case "decorated_definition": {
        const definition = tree.child(node, "definition");
        const decorators = tree
          .children(node)
          .filter((child) => tree.kind(child) === "decorator")
          .flatMap((child) => this.at("decorators", [this.make("decorator", child, this.list(child))]));
        const isClass = tree.kind(definition) === "class_definition";
        const parts = isClass ? this.classParts(definition) : this.functionParts(definition);
        return this.make(isClass ? "class" : "function", node, [...decorators, ...parts]);
      }
      case "return_statement":
        return this.make("return", node, this.list(node, "value"));
      case "raise_statement":
        return this.make("throw", node, this.list(node, "value"));
      case "if_statement": {
        const alternatives = tree.childrenOf(node, "alternative");
        return this.make("if", node, [
          ...this.part(node, "condition"),
          ...this.part(node, "consequence"),
          ...this.alternative(alternatives),
        ]);
      }
      case "elif_clause":
        return this.make("if", node, [...this.part(node, "condition"), ...this.part(node, "consequence")]);
      case "for_statement":
        return this.make("each", node, [
          ...this.part(node, "left"),
          ...this.part(node, "right"),
          ...this.part(node, "body"),
          ...this.part(node, "alternative"),
        ]);
      case "while_statement":
        return this.make("while", node, [...this.part(node, "condition"), ...this.part(node, "body")]);
      case "with_statement":
        return this.make("with", node, [...this.list(tree.first(node), "items"), ...this.part(node, "body")]);
      case "with_item":
        return this.list(node);
      case "as_pattern": {
        const [value] = tree.children(node);
        return this.make("as", node, [...this.convert(value ?? none, "value"), ...this.part(node, "alias", "left")]);
      }
      case "as_pattern_target":
        return this.list(node);
      case "try_statement": {
        const clauses = (kind: string) => tree.children(node).filter((child) => tree.kind(child) === kind);
        return this.make("try", node, [
          ...this.part(node, "body"),
          ...[...clauses("except_clause"), ...clauses("except_group_clause")].flatMap((child) =>
            this.convert(child, "handlers"),
          ),
          ...clauses("else_clause").flatMap((child) => this.part(child, "body", "alternative")),
          ...clauses("finally_clause").flatMap((child) => this.convert(child, "finalizer")),
        ]);
      }
      case "except_clause":
      case "except_group_clause": {
        const caught = tree.child(node, "value");
        const isNamed = tree.kind(caught) === "as_pattern";
        const body = tree.children(node).find((child) => tree.kind(child) === "block") ?? none;
        return this.make("catch", node, [
          ...this.convert(isNamed ? tree.first(caught) : caught, "type"),
          ...(isNamed ? this.part(caught, "alias", "left") : this.part(node, "alias", "left")),
          ...this.convert(body, "body"),
        ]);
      }
      case "import_statement":
        return tree.childrenOf(node, "name").map((each) => this.make("import", node, this.imported(each, "module")));
      case "import_from_statement":
      case "future_import_statement":
        return this.importsFrom(node);
      case "pattern_list":
      case "tuple_pattern":
      case "expression_list":
      case "tuple":
        return this.make("tuple", node, this.list(node));
      case "list":
      case "list_pattern":
        return this.make("list", node, this.list(node));
      case "dictionary":
        return this.make("dictionary", node, this.list(node));
      case "pair":
        return this.make("pair", node, [...this.part(node, "key"), ...this.part(node, "value")]);
      case "list_splat":
      case "list_splat_pattern":
        return this.make("spread", node, this.list(node));
      case "dictionary_splat":
      case "dictionary_splat_pattern":
        return this.make("spread-keywords", node, this.list(node));
      case "await":
        return this.make("await", node, this.list(node));
      case "conditional_expression": {
        const [consequence, condition, alternative] = tree.children(node);
        return this.make("conditional", node, [
          ...this.convert(condition ?? none, "condition"),
          ...this.convert(consequence ?? none, "consequence"),
          ...this.convert(alternative ?? none, "alternative"),
        ]);
      }
      default:
        return undefined;
    }
  }

  private functionParts(node: NodeId): SyntaxNode[] {
    return [
      ...this.part(node, "name"),
      ...this.part(node, "parameters", "params"),
      ...this.part(node, "return_type", "type"),
      ...this.part(node, "body"),
    ];
  }

  private classParts(node: NodeId): SyntaxNode[] {
    const bases = this.tree.child(node, "superclasses");
    return [
      ...this.part(node, "name"),
      ...(bases === none ? [] : this.list(bases, "bases")),
      ...this.part(node, "body"),
    ];
  }

  private param(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    switch (tree.kind(node)) {
      case "default_parameter":
      case "typed_default_parameter":
        return [
          this.make("param", node, [
            ...this.part(node, "type"),
            ...this.part(node, "name"),
            ...this.part(node, "value", "default"),
          ]),
        ];
      case "typed_parameter":
        return [this.make("param", node, [...this.part(node, "type"), ...this.convert(tree.first(node), "name")])];
      default:
        return [this.make("param", node, this.convert(node, "name"))];
    }
  }

  /** `elif` is an `if` in the `else`. */
  private alternative(alternatives: readonly NodeId[]): SyntaxNode[] {
    const [first, ...others] = alternatives;
    if (first === undefined) return [];
    if (this.tree.kind(first) !== "elif_clause") return this.part(first, "body", "alternative");
    const nested = this.make("if", first, [
      ...this.part(first, "condition"),
      ...this.part(first, "consequence"),
      ...this.alternative(others),
    ]);
    return this.at("alternative", [this.make("block", first, [nested])]);
  }

  private comparison(node: NodeId): SyntaxNode {
    const { tree } = this;
    const operands = tree.children(node).filter((child) => tree.fieldName(child) !== "operators");
    const operator = (left: NodeId, right: NodeId) =>
      tree.text.slice(tree.end(left), tree.start(right)).replace(/[()]/g, " ").trim().replace(/\s+/g, " ");
    if (operands.length === 2) {
      const [left, right] = operands as [NodeId, NodeId];
      const converted = [...this.convert(left, "left"), ...this.convert(right, "right")];
      return this.make("binary", node, converted, operator(left, right));
    }
    const operators = operands.slice(1).map((right, index) => operator(operands[index]!, right));
    return this.make(
      "comparison",
      node,
      operands.flatMap((each) => this.convert(each)),
      operators.join(" "),
    );
  }

  private imported(node: NodeId, field: string): SyntaxNode[] {
    if (this.tree.kind(node) !== "aliased_import") return this.convert(node, field);
    return [...this.part(node, "name", field), ...this.part(node, "alias", "local")];
  }

  private importsFrom(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    const names = tree.childrenOf(node, "name");
    const module = tree.child(node, "module_name");
    const moduleOf = () =>
      module === none ? this.at("module", [this.leaf("name", node, "__future__")]) : this.convert(module, "module");
    if (names.length === 0) return [this.make("import-every", node, moduleOf())];
    return names.map((each) => this.make("import-name", node, [...moduleOf(), ...this.imported(each, "imported")]));
  }

  /** Adjacent literals are one; with interpolation a template. */
  private string(nodes: readonly NodeId[], whole: NodeId): SyntaxNode {
    const { tree } = this;
    const parts: SyntaxNode[] = [];
    let text = "";
    let from = tree.start(whole);
    let isTemplate = false;
    const flush = (end: number) => {
      if (text !== "") parts.push(new SyntaxNode("text", from, end, [], text));
      text = "";
    };
    for (const node of nodes) {
      for (const child of tree.children(node)) {
        const kind = tree.kind(child);
        if (kind === "interpolation") {
          isTemplate = true;
          flush(tree.start(child));
          const expression = tree.child(child, "expression");
          parts.push(...this.convert(expression === none ? tree.first(child) : expression));
        } else if (kind !== "string_start" && kind !== "string_end") {
          if (text === "") from = tree.start(child);
          text += tree.source(child);
        }
      }
    }
    if (!isTemplate) return this.leaf("string", whole, text);
    flush(tree.end(whole));
    return this.make("template", whole, this.at("", parts));
  }
}
