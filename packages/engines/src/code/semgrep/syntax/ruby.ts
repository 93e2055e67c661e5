import { type NodeId, none } from "../../parse/index.ts";
import { Conversion } from "./conversion.ts";
import { SyntaxNode } from "./node.ts";

/** Ruby. What is asked of an object without arguments is a member of it, as far as one sees. */
export class RubyConversion extends Conversion {
  #heredocs: ReadonlyMap<NodeId, NodeId> | undefined;

  protected shape(node: NodeId, kind: string): readonly SyntaxNode[] | SyntaxNode | undefined {
    const { tree } = this;
    switch (kind) {
      case "program":
      case "then":
      case "do":
      case "block_body":
        return this.make("block", node, this.list(node));
      case "body_statement":
      case "begin":
        return this.statements(node);
      case "parenthesized_statements": {
        const inner = this.list(node);
        return inner.length === 1 ? inner : this.make("block", node, inner);
      }
      case "else":
      case "ensure":
        return this.make("block", node, this.list(node));
      case "empty_statement":
      case "heredoc_body":
        return [];
      case "identifier":
      case "constant":
      case "self":
      case "super":
      case "instance_variable":
      case "class_variable":
      case "global_variable":
        return this.leaf("name", node);
      case "true":
      case "false":
      case "nil":
        return this.leaf("constant", node);
      case "integer":
      case "float":
        return this.leaf("number", node);
      case "string":
      case "bare_string":
        return this.text(node, "string");
      case "heredoc_beginning":
        return this.heredoc(node);
      case "subshell":
        return this.make("call", node, [
          ...this.at("callee", [this.leaf("name", node, "`")]),
          ...this.at("args", [this.make("args", node, [this.text(node, "string")])]),
        ]);
      case "simple_symbol":
        return this.symbol(node, tree.source(node).slice(1));
      case "hash_key_symbol":
        return this.symbol(node, tree.source(node));
      case "delimited_symbol":
        return this.text(node, "symbol");
      case "regex": {
        const parts = this.parts(node);
        return parts.some(({ kind }) => kind !== "text")
          ? this.make("regex-template", node, parts)
          : this.leaf("regex", node);
      }
      case "scope_resolution":
        return tree.child(node, "scope") === none
          ? this.part(node, "name")
          : this.make("member", node, [...this.part(node, "scope", "object"), ...this.part(node, "name", "property")]);
      case "element_reference": {
        const object = tree.child(node, "object");
        const keys = tree.children(node).filter((child) => child !== object);
        return this.make("index", node, [
          ...this.convert(object, "object"),
          ...keys.flatMap((key) => this.convert(key, "index")),
        ]);
      }
      case "call":
        return this.call(node);
      case "yield":
        return this.make("yield", node, this.list(node, "args"));
      case "argument_list":
        return this.make(
          "args",
          node,
          tree.children(node).flatMap((child) => this.keyword(child) ?? this.convert(child)),
        );
      case "pair":
        return this.make("pair", node, [...this.part(node, "key"), ...this.part(node, "value")]);
      // `:name => value` by itself, which may be one in another pattern as well.
      case "match_pattern":
        return this.make("pair", node, [...this.part(node, "value", "key"), ...this.part(node, "pattern", "value")]);
      case "splat_argument":
        return this.make("spread", node, this.list(node));
      case "hash_splat_argument":
        return this.make("spread-keywords", node, this.list(node));
      case "block_argument":
        return this.make("block-argument", node, this.list(node));
      case "array":
      case "string_array":
      case "symbol_array":
        return this.make("list", node, this.list(node));
      case "hash":
        return this.make("dictionary", node, this.list(node));
      case "binary":
        return this.make(
          "binary",
          node,
          [...this.part(node, "left"), ...this.part(node, "right")],
          this.operator(node),
        );
      case "unary":
        return this.make("unary", node, this.part(node, "operand"), this.operator(node));
      case "conditional":
        return this.make("conditional", node, [
          ...this.part(node, "condition"),
          ...this.part(node, "consequence"),
          ...this.part(node, "alternative"),
        ]);
      case "assignment":
        return this.make("assign", node, [...this.part(node, "left"), ...this.part(node, "right")]);
      case "operator_assignment":
        return this.make(
          "augmented",
          node,
          [...this.part(node, "left"), ...this.part(node, "right")],
          this.operator(node),
        );
      case "left_assignment_list":
      case "right_assignment_list":
        return this.make("tuple", node, this.list(node));
      case "method":
      case "singleton_method":
        return this.make("function", node, [
          ...this.part(node, "object", "receiver"),
          ...this.part(node, "name"),
          ...(tree.child(node, "parameters") === none
            ? this.at("params", [this.make("params", node, [])])
            : this.part(node, "parameters", "params")),
          ...this.bodyOf(node),
        ]);
      case "method_parameters":
      case "block_parameters":
      case "lambda_parameters":
        return this.make(
          "params",
          node,
          tree.children(node).map((child) => this.param(child)),
        );
      case "lambda":
        return this.make("lambda", node, [
          ...this.part(node, "parameters", "params"),
          ...this.bodyOf(tree.child(node, "body")),
        ]);
      case "block":
      case "do_block":
        return this.make("lambda", node, [...this.part(node, "parameters", "params"), ...this.bodyOf(node)]);
      case "class":
      case "module": {
        const base = tree.child(node, "superclass");
        const body = tree.child(node, "body");
        const members = this.make("members", body === none ? node : body, body === none ? [] : this.list(body));
        return this.make("class", node, [
          ...this.part(node, "name"),
          ...(base === none ? [] : this.list(base, "bases")),
          ...this.at("body", [members]),
        ]);
      }
      case "return":
        return this.make("return", node, this.returned(node));
      case "if":
      case "elsif":
      case "unless":
      case "if_modifier":
      case "unless_modifier":
        return this.condition(node, kind);
      case "while":
      case "until":
      case "while_modifier":
        return this.make("while", node, [...this.part(node, "condition"), ...this.body(tree.child(node, "body"))]);
      case "for": {
        const value = tree.child(node, "value");
        return this.make("each", node, [
          ...this.part(node, "pattern", "left"),
          ...this.list(value, "right"),
          ...this.body(tree.child(node, "body")),
        ]);
      }
      case "when":
        return this.make("case", node, [
          ...tree.childrenOf(node, "pattern").flatMap((each) => this.list(each, "value")),
          ...this.part(node, "body"),
        ]);
      case "rescue": {
        const exceptions = tree.child(node, "exceptions");
        const variable = tree.child(node, "variable");
        return this.make("catch", node, [
          ...(exceptions === none ? [] : this.list(exceptions, "type")),
          ...(variable === none ? [] : this.list(variable, "left")),
          ...this.part(node, "body"),
        ]);
      }
      default:
        return undefined;
    }
  }

  private operator(node: NodeId): string {
    const written = this.tree.source(this.tree.child(node, "operator"));
    return written === "and" ? "&&" : written === "or" ? "||" : written === "not" ? "!" : written;
  }

  private symbol(node: NodeId, name: string): SyntaxNode {
    return this.leaf("symbol", node, name);
  }

  /** Statements, in a `try` where errors of them are handled. */
  private statements(node: NodeId): SyntaxNode {
    const { tree } = this;
    const isOf = (child: NodeId, ...kinds: string[]) => kinds.includes(tree.kind(child));
    const children = tree.children(node);
    const plain = children.filter((child) => !isOf(child, "rescue", "ensure", "else"));
    const block = this.make(
      "block",
      node,
      plain.flatMap((child) => this.convert(child)),
    );
    if (plain.length === children.length) return block;
    const attempt = this.make("try", node, [
      ...this.at("body", [block]),
      ...children.filter((child) => isOf(child, "rescue")).flatMap((child) => this.convert(child, "handlers")),
      ...children.filter((child) => isOf(child, "ensure")).flatMap((child) => this.convert(child, "finalizer")),
    ]);
    return this.make("block", node, [attempt]);
  }

  private bodyOf(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    const body = tree.child(node, "body");
    if (body !== none) return this.body(body);
    return this.at("body", [this.make("block", node, [])]);
  }

  private call(node: NodeId): SyntaxNode {
    const { tree } = this;
    const receiver = tree.child(node, "receiver");
    const method = tree.child(node, "method");
    const args = tree.child(node, "arguments");
    const block = tree.child(node, "block");
    const name = method === none ? [this.leaf("name", node, "call")] : this.convert(method);
    const callee =
      receiver === none
        ? name
        : [
            new SyntaxNode("member", tree.start(node), method === none ? tree.end(receiver) : tree.end(method), [
              ...this.convert(receiver, "object"),
              ...this.at("property", name),
            ]),
          ];
    if (args === none && block === none) return callee[0]!;
    return this.make("call", node, [
      ...this.at("callee", callee),
      ...(args === none ? this.at("args", [this.make("args", node, [])]) : this.convert(args, "args")),
      ...this.convert(block, "block"),
    ]);
  }

  /** `name: value` and `:name => value` of a call's arguments. */
  private keyword(node: NodeId): SyntaxNode | undefined {
    const { tree } = this;
    const key = tree.kind(node) === "pair" ? tree.child(node, "key") : none;
    if (key === none || !/^(hash_key|simple)_symbol$/.test(tree.kind(key))) return undefined;
    return this.make("keyword", node, [...this.convert(key, "name"), ...this.part(node, "value")]);
  }

  private param(node: NodeId): SyntaxNode {
    const { tree } = this;
    const name = tree.child(node, "name");
    const given = name === none ? this.convert(node, "name") : this.convert(name, "name");
    return this.make("param", node, [...given, ...this.part(node, "value", "default")]);
  }

  private returned(node: NodeId): SyntaxNode[] {
    const [args] = this.tree.children(node);
    return args === undefined ? [] : this.list(args, "value");
  }

  /** `a if b` as `if b then a end`, `unless b` as `if !b`. */
  private condition(node: NodeId, kind: string): SyntaxNode {
    const { tree } = this;
    const test = this.part(node, "condition");
    const isNegated = kind.startsWith("unless");
    const condition = isNegated
      ? this.at("condition", [this.make("unary", node, this.at("operand", test), "!")])
      : test;
    const consequence = tree.child(node, kind.endsWith("modifier") ? "body" : "consequence");
    return this.make("if", node, [
      ...condition,
      ...this.body(consequence, "consequence"),
      ...this.body(tree.child(node, "alternative"), "alternative"),
    ]);
  }

  /** Texts and the expressions between them. */
  private text(node: NodeId, kind: "string" | "symbol", at = node): SyntaxNode {
    const parts = this.parts(node);
    if (parts.some((part) => part.kind !== "text")) return this.make("template", at, parts);
    return this.leaf(kind, at, parts.map(({ text }) => text).join(""));
  }

  private parts(node: NodeId): SyntaxNode[] {
    const { tree } = this;
    return tree.children(node).flatMap((child): SyntaxNode[] => {
      const kind = tree.kind(child);
      if (kind === "interpolation") return this.list(child);
      return /^(string_content|escape_sequence|heredoc_content)$/.test(kind) ? [this.leaf("text", child)] : [];
    });
  }

  /** The text that follows below: the first goes with the first. */
  private heredoc(node: NodeId): SyntaxNode {
    this.#heredocs ??= this.heredocsIn(this.tree.root);
    const body = this.#heredocs.get(node);
    return body === undefined ? this.leaf("string", node, "") : this.text(body, "string", node);
  }

  private heredocsIn(root: NodeId): ReadonlyMap<NodeId, NodeId> {
    const { tree } = this;
    const beginnings: NodeId[] = [];
    const bodies: NodeId[] = [];
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (tree.kind(node) === "heredoc_beginning") beginnings.push(node);
      if (tree.kind(node) === "heredoc_body") bodies.push(node);
      open.push(...tree.children(node).toReversed());
    }
    return new Map(beginnings.flatMap((each, index) => (bodies[index] === undefined ? [] : [[each, bodies[index]]])));
  }
}
