import { type NodeId, none } from "../../parse/index.ts";
import { Conversion } from "./conversion.ts";
import { SyntaxNode } from "./node.ts";

/** JavaScript, TypeScript and JSX. */
export class JavaScriptConversion extends Conversion {
  protected shape(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    const { tree } = this;
    switch (kind) {
      case "program":
      case "statement_block":
        return this.make("block", node, this.list(node));
      case "expression_statement":
      case "parenthesized_expression":
      case "non_null_expression":
      case "satisfies_expression":
      case "jsx_expression":
        return tree
          .children(node)
          .slice(0, 1)
          .flatMap((child) => this.convert(child));
      case "type_annotation":
        return this.list(node);
      case "empty_statement":
      case "optional_chain":
      case "hash_bang_line":
        return [];
      case "identifier":
      case "property_identifier":
      case "private_property_identifier":
      case "type_identifier":
      case "statement_identifier":
      case "shorthand_property_identifier_pattern":
      case "predefined_type":
      case "this":
      case "super":
        return this.leaf("name", node);
      case "undefined":
      case "true":
      case "false":
      case "null":
        return this.leaf("constant", node);
      case "shorthand_property_identifier":
        return this.make("pair", node, [
          ...this.at("key", [this.leaf("name", node)]),
          ...this.at("value", [this.leaf("name", node)]),
        ]);
      case "nested_identifier":
      case "nested_type_identifier":
        return this.dotted(node, tree.children(node));
      case "member_expression":
        return this.make("member", node, [...this.part(node, "object"), ...this.part(node, "property")]);
      case "subscript_expression":
        return this.make("index", node, [...this.part(node, "object"), ...this.part(node, "index")]);
      case "call_expression":
        return this.make("call", node, [...this.part(node, "function", "callee"), ...this.arguments(node)]);
      case "new_expression":
        return this.make("new", node, [...this.part(node, "constructor", "callee"), ...this.arguments(node)]);
      case "arguments":
        return this.make("args", node, this.list(node));
      case "string": {
        const source = tree.source(node);
        return this.leaf("string", node, source.slice(1, -1));
      }
      case "template_string":
        return this.template(node);
      case "number":
        return this.leaf("number", node);
      case "regex":
        return this.leaf("regex", node);
      case "array":
      case "array_pattern":
        return this.make("list", node, this.list(node));
      case "object":
      case "object_pattern":
        return this.make("object", node, this.list(node));
      case "pair":
      case "pair_pattern":
        return this.make("pair", node, [...this.part(node, "key"), ...this.part(node, "value")]);
      case "computed_property_name":
        return this.list(node);
      case "spread_element":
      case "rest_pattern":
        return this.make("spread", node, this.list(node));
      case "binary_expression": {
        const operator = tree.source(tree.child(node, "operator"));
        return this.make("binary", node, [...this.part(node, "left"), ...this.part(node, "right")], operator);
      }
      case "unary_expression":
      case "update_expression": {
        const operator = tree.source(tree.child(node, "operator"));
        return this.make(
          kind === "unary_expression" ? "unary" : "update",
          node,
          this.part(node, "argument", "operand"),
          operator,
        );
      }
      case "assignment_expression":
      case "assignment_pattern":
        return this.make("assign", node, [...this.part(node, "left"), ...this.part(node, "right")]);
      case "augmented_assignment_expression": {
        const operator = tree.source(tree.child(node, "operator"));
        return this.make("augmented", node, [...this.part(node, "left"), ...this.part(node, "right")], operator);
      }
      case "lexical_declaration":
      case "variable_declaration":
        return this.declarations(node);
      case "public_field_definition":
      case "field_definition": {
        const value = this.part(node, "value", "right");
        const name = tree.child(node, "name") === none ? "property" : "name";
        return this.make(value.length > 0 ? "assign" : "declare", node, [
          ...this.decorators(node),
          ...this.part(node, "type"),
          ...this.part(node, name, "left"),
          ...value,
        ]);
      }
      case "function_declaration":
      case "function_expression":
      case "generator_function":
      case "generator_function_declaration":
      case "arrow_function":
      case "method_definition":
      case "function_signature":
      case "abstract_method_signature":
        return this.function(node);
      case "class_declaration":
      case "abstract_class_declaration":
      case "class":
        return this.make("class", node, [
          ...this.decorators(node),
          ...this.part(node, "name"),
          ...this.heritage(node),
          ...this.part(node, "body"),
        ]);
      case "class_body":
        return this.make("members", node, this.members(node));
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
      case "else_clause":
        return this.list(node);
      case "for_in_statement":
        return this.make(tree.source(tree.child(node, "operator")) === "of" ? "each" : "for-in", node, [
          ...this.part(node, "left"),
          ...this.part(node, "right"),
          ...this.body(tree.child(node, "body")),
        ]);
      case "while_statement":
        return this.make("while", node, [...this.part(node, "condition"), ...this.body(tree.child(node, "body"))]);
      case "switch_case":
      case "switch_default": {
        const statements = tree.childrenOf(node, "body").flatMap((child) => this.convert(child));
        const block = this.at("body", [this.make("block", node, statements)]);
        return this.make("case", node, [...this.part(node, "value"), ...block]);
      }
      case "export_statement": {
        const inner = ["declaration", "value"].map((field) => tree.child(node, field)).find((child) => child !== none);
        return inner === undefined ? undefined : this.decorated(this.decorators(node), this.convert(inner));
      }
      case "import_statement":
        return this.imports(node);
      case "await_expression":
        return this.make("await", node, this.list(node));
      case "jsx_element":
      case "jsx_self_closing_element":
        return this.markup(node);
      case "jsx_text":
        return tree.source(node).trim() === "" ? [] : this.leaf("jsx_text", node, tree.source(node).trim());
      case "jsx_attribute": {
        const [name, value] = tree.children(node);
        return this.make("attribute", node, [
          ...this.convert(name ?? none, "key"),
          ...(value === undefined ? [] : this.convert(value, "value")),
        ]);
      }
      default:
        return undefined;
    }
  }

  private arguments(node: NodeId): SyntaxNode[] {
    const args = this.tree.child(node, "arguments");
    if (args === none) return this.at("args", [this.make("args", node, [])]);
    return this.convert(args, this.tree.kind(args) === "arguments" ? "args" : "template");
  }

  private template(node: NodeId): SyntaxNode {
    const { tree } = this;
    const kept = tree.children(node);
    const start = tree.start(node);
    if (!kept.some((child) => tree.kind(child) === "template_substitution"))
      return this.leaf("string", node, tree.source(node).slice(1, -1));
    const parts: SyntaxNode[] = [];
    let text = "";
    let from = start;
    const flush = (end: number) => {
      if (text !== "") parts.push(new SyntaxNode("text", from, end, [], text));
      text = "";
    };
    for (const child of kept) {
      if (tree.kind(child) === "template_substitution") {
        flush(tree.start(child));
        parts.push(...this.list(child));
      } else {
        if (text === "") from = tree.start(child);
        text += tree.source(child);
      }
    }
    flush(tree.end(node));
    return this.make("template", node, this.at("", parts));
  }

  /** `const a = 1, b` as an assignment and a declaration. */
  private declarations(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    const word = tree.child(node, "kind");
    const declarators = tree.children(node).filter((child) => tree.kind(child) === "variable_declarator");
    return declarators.map((each) => {
      const value = this.part(each, "value", "right");
      const declares = this.at("declares", [this.leaf("token", node, word === none ? "var" : tree.source(word))]);
      const children = [...declares, ...this.part(each, "type"), ...this.part(each, "name", "left"), ...value];
      return this.make(value.length > 0 ? "assign" : "declare", declarators.length === 1 ? node : each, children);
    });
  }

  private function(node: NodeId): SyntaxNode {
    const { tree } = this;
    const single = tree.child(node, "parameter");
    const params =
      single === none
        ? this.part(node, "parameters", "params")
        : this.at("params", [this.make("params", single, this.param(single))]);
    return this.make("function", node, [
      ...this.decorators(node),
      ...this.part(node, "name"),
      ...params,
      ...this.part(node, "return_type", "type"),
      ...this.body(tree.child(node, "body")),
    ]);
  }

  protected override convert(node: NodeId, field = ""): SyntaxNode[] {
    if (node !== none && this.tree.kind(node) === "formal_parameters") {
      const params = this.tree.children(node).flatMap((child) => this.param(child));
      return this.at(field, [this.make("params", node, this.at("", params))]);
    }
    return super.convert(node, field);
  }

  private param(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    switch (tree.kind(node)) {
      case "required_parameter":
      case "optional_parameter":
        return [
          this.make("param", node, [
            ...this.decorators(node),
            ...this.part(node, "type"),
            ...this.part(node, "pattern", "name"),
            ...this.part(node, "value", "default"),
          ]),
        ];
      case "assignment_pattern":
        return [this.make("param", node, [...this.part(node, "left", "name"), ...this.part(node, "right", "default")])];
      default:
        return [this.make("param", node, this.convert(node, "name"))];
    }
  }

  private decorators(node: NodeId): SyntaxNode[] {
    return this.tree.childrenOf(node, "decorator").flatMap((child) => this.decorator(child));
  }

  /** What is exported begins at the decorators before it. */
  private decorated(decorators: readonly SyntaxNode[], exported: readonly SyntaxNode[]): readonly SyntaxNode[] {
    const [first] = decorators;
    if (first === undefined) return exported;
    return exported.map(
      ({ kind, end, children, text }) => new SyntaxNode(kind, first.start, end, [...decorators, ...children], text),
    );
  }

  private decorator(node: NodeId): SyntaxNode[] {
    return this.at("decorators", [this.make("decorator", node, this.list(node))]);
  }

  /** Decorators of a method stand before it as members of their own in this grammar. */
  private members(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    const members: SyntaxNode[] = [];
    let waiting: SyntaxNode[] = [];
    for (const child of tree.children(node)) {
      if (tree.kind(child) === "decorator") {
        waiting.push(...this.decorator(child));
        continue;
      }
      const converted = this.convert(child);
      for (const member of converted) {
        if (waiting.length === 0) members.push(member);
        else
          members.push(
            new SyntaxNode(member.kind, member.start, member.end, [...waiting, ...member.children], member.text),
          );
      }
      waiting = [];
    }
    return this.at("", [...members, ...waiting]);
  }

  private heritage(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    const heritage = tree.children(node).find((child) => tree.kind(child) === "class_heritage");
    if (heritage === undefined) return [];
    const inner = tree.children(heritage);
    const [clause] = inner;
    if (clause !== undefined && tree.kind(clause) === "extends_clause") {
      return inner.flatMap((each) =>
        tree.kind(each) === "extends_clause" ? this.part(each, "value", "bases") : this.list(each, "interfaces"),
      );
    }
    return clause !== undefined && tree.kind(clause) === "implements_clause"
      ? this.list(clause, "interfaces")
      : this.list(heritage, "bases");
  }

  /** Every imported name is an import of its own. */
  private imports(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    const source = tree.child(node, "source");
    const clause = tree.children(node).find((child) => tree.kind(child) === "import_clause");
    if (clause === undefined) return [this.make("import", node, this.convert(source, "module"))];
    const found: SyntaxNode[] = [];
    const add = (kind: string, names: readonly SyntaxNode[]) =>
      found.push(this.make(kind, node, [...this.convert(source, "module"), ...names]));
    for (const child of tree.children(clause)) {
      const childKind = tree.kind(child);
      if (childKind === "namespace_import") add("import-all", this.list(child, "local"));
      else if (childKind === "named_imports") {
        for (const each of tree.children(child)) {
          const alias = tree.child(each, "alias");
          add("import-name", [
            ...this.part(each, "name", "imported"),
            ...(alias === none ? [] : this.convert(alias, "local")),
          ]);
        }
      } else add("import-default", this.convert(child, "local"));
    }
    return found;
  }

  private markup(node: NodeId): SyntaxNode {
    const { tree } = this;
    const opening = tree.kind(node) === "jsx_element" ? tree.child(node, "open_tag") : node;
    const inner =
      opening === node
        ? []
        : tree.children(node).filter((child) => !/^jsx_(opening|closing)_element$/.test(tree.kind(child)));
    return this.make("markup", node, [
      ...this.part(opening, "name"),
      ...tree.childrenOf(opening, "attribute").flatMap((child) => this.convert(child, "attributes")),
      ...inner.flatMap((child) => this.convert(child, "content")),
    ]);
  }
}
