import type {
  Argument,
  BinaryOperator,
  Case,
  ClassUnit,
  Entry,
  Expression,
  FunctionUnit,
  ImportedName,
  Item,
  Member,
  Module,
  ModuleReference,
  Parameter,
  Pattern,
  Span,
  Statement,
} from "../../ir/index.ts";
import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import { Scopes } from "../scopes.ts";
import { numberOf, unescapeSequence } from "./literals.ts";

/** Lowers a JavaScript, TypeScript or TSX tree. Types are dropped, except those that annotate a parameter. */
export function lowerJavaScript(path: string, tree: FlatTree): Module {
  const reference: ModuleReference = { path, language: "javascript", text: tree.text };
  const lowering = new Lowering(tree, new Scopes(reference));
  return lowering.module(reference);
}

const comparisons: Readonly<Record<string, BinaryOperator>> = {
  "==": "==",
  "===": "==",
  "!=": "!=",
  "!==": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  in: "in",
  instanceof: "instanceof",
  "-": "-",
  "*": "*",
  "/": "/",
  "%": "%",
  "**": "**",
};

class Lowering {
  readonly #tree: FlatTree;
  readonly #scopes: Scopes;

  constructor(tree: FlatTree, scopes: Scopes) {
    this.#tree = tree;
    this.#scopes = scopes;
  }

  module(reference: ModuleReference): Module {
    const root = this.#tree.root;
    const head = { name: "", isArrow: false, decorators: [], start: 0, end: this.#tree.text.length };
    const top = this.#scopes.unit(head, () => ({ parameters: [], body: this.#body(this.#tree.children(root)) }));
    const { comments, errorStarts } = this.#tree;
    return { ...reference, top, comments, errorStarts, cut: [...this.#scopes.cut] };
  }

  #span(node: NodeId): Span {
    return { start: this.#tree.start(node), end: this.#tree.end(node) };
  }

  #line(node: NodeId): number {
    return this.#tree.text.slice(0, this.#tree.start(node)).split("\n").length;
  }

  /** Statements with function declarations first, as they are hoisted. */
  #body(nodes: readonly NodeId[]): Statement[] {
    const hoisted: Statement[] = [];
    const rest: Statement[] = [];
    for (const node of nodes) {
      const kind = this.#tree.kind(node);
      const declared = kind === "export_statement" ? this.#tree.child(node, "declaration") : node;
      const isFunction = declared !== none && /^(generator_)?function_declaration$/.test(this.#tree.kind(declared));
      this.#statement(node, isFunction ? hoisted : rest);
    }
    return [...hoisted, ...rest];
  }

  #block(node: NodeId): Statement[] {
    if (node === none) return [];
    if (this.#tree.kind(node) === "statement_block") return this.#body(this.#tree.children(node));
    if (this.#tree.kind(node) === "else_clause") return this.#block(this.#tree.first(node));
    return this.#body([node]);
  }

  #statement(node: NodeId, into: Statement[]): void {
    this.#scopes.nodes++;
    this.#scopes.deeper(
      () => this.#statementAt(node, into),
      () => undefined,
      () => this.#line(node),
    );
  }

  #statementAt(node: NodeId, into: Statement[]): void {
    const tree = this.#tree;
    const span = this.#span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "expression_statement":
        into.push({ ...span, kind: "expression", value: this.#expression(tree.first(node)) });
        return;
      case "lexical_declaration":
      case "variable_declaration":
      case "using_declaration":
        for (const declarator of tree.children(node)) this.#declarator(declarator, into);
        return;
      case "function_declaration":
      case "generator_function_declaration":
        this.#bind(tree.source(tree.child(node, "name")), this.#functionExpression(node), into);
        return;
      case "class_declaration":
      case "abstract_class_declaration":
        this.#bind(tree.source(tree.child(node, "name")), this.#classExpression(node), into);
        return;
      case "return_statement":
        into.push({ ...span, kind: "return", value: this.#optional(tree.first(node)) });
        return;
      case "throw_statement":
        into.push({ ...span, kind: "throw", value: this.#optional(tree.first(node)) });
        return;
      case "break_statement":
        into.push({ ...span, kind: "break" });
        return;
      case "continue_statement":
        into.push({ ...span, kind: "continue" });
        return;
      case "statement_block":
        into.push({ ...span, kind: "block", body: this.#block(node) });
        return;
      case "if_statement":
        into.push({
          ...span,
          kind: "if",
          test: this.#expression(tree.child(node, "condition")),
          consequence: this.#block(tree.child(node, "consequence")),
          otherwise: this.#block(tree.child(node, "alternative")),
        });
        return;
      case "while_statement":
      case "do_statement":
        into.push({
          ...span,
          kind: "while",
          test: this.#expression(tree.child(node, "condition")),
          body: this.#block(tree.child(node, "body")),
          runsFirst: kind === "do_statement",
          after: [],
        });
        return;
      case "for_statement": {
        const initializer = tree.child(node, "initializer");
        if (initializer !== none) this.#forInitializer(initializer, into);
        const test = this.#optionalTest(tree.child(node, "condition"));
        const body = this.#block(tree.child(node, "body"));
        const increment = this.#optional(tree.child(node, "increment"));
        if (increment) body.push({ ...span, kind: "expression", value: increment });
        into.push({ ...span, kind: "while", test, body, runsFirst: false, after: [] });
        return;
      }
      case "for_in_statement": {
        const declares = tree.child(node, "kind") !== none;
        into.push({
          ...span,
          kind: "each",
          target: this.#pattern(tree.child(node, "left"), declares),
          iterable: this.#expression(tree.child(node, "right")),
          of: tree.source(tree.child(node, "operator")) === "in" ? "keys" : "values",
          body: this.#block(tree.child(node, "body")),
          after: [],
        });
        return;
      }
      case "switch_statement":
        into.push(this.#switch(node));
        return;
      case "try_statement": {
        const handler = tree.child(node, "handler");
        const finalizer = tree.child(node, "finalizer");
        const parameter = handler === none ? none : tree.child(handler, "parameter");
        into.push({
          ...span,
          kind: "try",
          body: this.#block(tree.child(node, "body")),
          handlers:
            handler === none
              ? []
              : [
                  {
                    target: parameter === none ? undefined : this.#pattern(parameter, true),
                    body: this.#block(tree.child(handler, "body")),
                  },
                ],
          otherwise: [],
          finalizer: finalizer === none ? [] : this.#block(tree.child(finalizer, "body")),
        });
        return;
      }
      case "labeled_statement":
      case "with_statement":
        into.push({ ...span, kind: "block", body: this.#block(tree.child(node, "body")) });
        return;
      case "import_statement":
        this.#import(node, into);
        return;
      case "export_statement":
        this.#export(node, into);
        return;
      case "ambient_declaration":
      case "interface_declaration":
      case "type_alias_declaration":
      case "empty_statement":
      case "debugger_statement":
      case "hash_bang_line":
      case "function_signature":
        return;
      case "internal_module":
      case "module":
        into.push({ ...span, kind: "block", body: this.#block(tree.child(node, "body")) });
        return;
      case "enum_declaration":
        this.#enum(node, into);
        return;
      case "ERROR":
        this.#scopes.markPartial();
        for (const child of tree.children(node)) this.#statement(child, into);
        return;
      default:
        into.push({ ...span, kind: "expression", value: this.#expression(node) });
    }
  }

  #bind(name: string, value: Expression, into: Statement[]): void {
    this.#scopes.declare(name);
    const { start, end } = value;
    const target: Pattern = { kind: "name", name, start, end };
    into.push({ kind: "expression", value: { kind: "assign", target, value, start, end }, start, end });
  }

  #declarator(node: NodeId, into: Statement[]): void {
    const name = this.#tree.child(node, "name");
    if (name === none) return;
    const target = this.#pattern(name, true);
    const valueNode = this.#tree.child(node, "value");
    if (valueNode === none) return;
    const value = this.#named(valueNode, target.kind === "name" ? target.name : "");
    const span = this.#span(node);
    into.push({ ...span, kind: "expression", value: { ...span, kind: "assign", target, value } });
  }

  /** A function or class without a name of its own takes that of the place it is put. */
  #named(node: NodeId, name: string): Expression {
    const kind = this.#tree.kind(node);
    if (name !== "" && (kind === "arrow_function" || kind === "function_expression"))
      return this.#functionExpression(node, name);
    if (name !== "" && kind === "class") return this.#classExpression(node, name);
    return this.#expression(node);
  }

  #forInitializer(node: NodeId, into: Statement[]): void {
    if (/declaration$/.test(this.#tree.kind(node))) this.#statement(node, into);
    else if (this.#tree.kind(node) !== "empty_statement") {
      into.push({ ...this.#span(node), kind: "expression", value: this.#expression(node) });
    }
  }

  #optionalTest(node: NodeId): Expression | undefined {
    return node === none || this.#tree.kind(node) === "empty_statement" || this.#tree.source(node) === ";"
      ? undefined
      : this.#expression(node);
  }

  #switch(node: NodeId): Statement {
    const tree = this.#tree;
    const cases: Case[] = tree.children(tree.child(node, "body")).map((clause) => {
      const value = tree.child(clause, "value");
      const tests = value === none ? [] : [this.#expression(value)];
      return { tests, body: this.#body(tree.childrenOf(clause, "body")) };
    });
    const subject = this.#expression(tree.child(node, "value"));
    return { ...this.#span(node), kind: "switch", subject, cases, fallsThrough: true };
  }

  #enum(node: NodeId, into: Statement[]): void {
    const tree = this.#tree;
    const span = this.#span(node);
    const entries: Entry[] = [];
    for (const child of tree.children(tree.child(node, "body"))) {
      const isAssignment = tree.kind(child) === "enum_assignment";
      const name = isAssignment ? tree.child(child, "name") : child;
      const key: Expression = { ...this.#span(name), kind: "constant", value: stripQuotes(tree.source(name)) };
      const value = isAssignment ? this.#expression(tree.child(child, "value")) : key;
      entries.push({ key, value });
    }
    this.#bind(tree.source(tree.child(node, "name")), { ...span, kind: "record", entries }, into);
  }

  #import(node: NodeId, into: Statement[]): void {
    const tree = this.#tree;
    const source = tree.child(node, "source");
    if (source === none) return;
    const names: ImportedName[] = [];
    for (const clause of tree.children(node)) {
      if (tree.kind(clause) !== "import_clause") continue;
      for (const part of tree.children(clause)) {
        const kind = tree.kind(part);
        if (kind === "identifier") names.push({ imported: "default", local: tree.source(part) });
        else if (kind === "namespace_import") names.push({ imported: "*", local: tree.source(tree.first(part)) });
        else if (kind === "named_imports") {
          for (const specifier of tree.children(part)) names.push(this.#specifier(specifier));
        }
      }
    }
    for (const { local } of names) this.#scopes.declare(local);
    into.push({ ...this.#span(node), kind: "import", module: stripQuotes(tree.source(source)), names });
  }

  #specifier(node: NodeId): ImportedName {
    const imported = stripQuotes(this.#tree.source(this.#tree.child(node, "name")));
    const alias = this.#tree.child(node, "alias");
    return { imported, local: alias === none ? imported : stripQuotes(this.#tree.source(alias)) };
  }

  #export(node: NodeId, into: Statement[]): void {
    const tree = this.#tree;
    const span = this.#span(node);
    const declaration = tree.child(node, "declaration");
    const value = tree.child(node, "value");
    const source = tree.child(node, "source");
    const isDefault = /^export\s+default\b/.test(tree.source(node).slice(0, 40));
    if (declaration !== none) {
      const before = into.length;
      this.#statement(declaration, into);
      for (const name of boundNames(into.slice(before))) {
        into.push({
          ...span,
          kind: "export",
          name: isDefault ? "default" : name,
          value: { ...span, kind: "name", name },
        });
      }
      return;
    }
    if (value !== none) {
      into.push({ ...span, kind: "export", name: "default", value: this.#named(value, "default") });
      return;
    }
    const clauses = tree.children(node).filter((child) => tree.kind(child) === "export_clause");
    const names = clauses.flatMap((clause) => tree.children(clause).map((child) => this.#specifier(child)));
    if (source !== none) {
      const all = names.length === 0 ? [{ imported: "*", local: "*" }] : names;
      into.push({ ...span, kind: "reexport", module: stripQuotes(tree.source(source)), names: all });
      return;
    }
    for (const { imported, local } of names) {
      into.push({ ...span, kind: "export", name: local, value: { ...span, kind: "name", name: imported } });
    }
  }

  #optional(node: NodeId): Expression | undefined {
    return node === none ? undefined : this.#expression(node);
  }

  #expression(node: NodeId): Expression {
    if (node === none) return { kind: "other", parts: [], start: 0, end: 0 };
    this.#scopes.nodes++;
    return this.#scopes.deeper(
      () => this.#expressionAt(node),
      () => ({ ...this.#span(node), kind: "other", parts: [] }),
      () => this.#line(node),
    );
  }

  #expressionAt(node: NodeId): Expression {
    const tree = this.#tree;
    const span = this.#span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "identifier":
      case "shorthand_property_identifier":
        return { ...span, kind: "name", name: tree.source(node) };
      case "this":
        return { ...span, kind: "self" };
      case "super":
        return { ...span, kind: "super" };
      case "string":
        return { ...span, kind: "constant", value: this.#text(node) };
      case "template_string":
        return { ...span, kind: "concat", parts: this.#templateParts(node), isText: true };
      case "number":
        return { ...span, kind: "constant", value: numberOf(tree.source(node)) };
      case "true":
      case "false":
        return { ...span, kind: "constant", value: kind === "true" };
      case "null":
        return { ...span, kind: "constant", value: null };
      case "undefined":
        return { ...span, kind: "constant", value: undefined };
      case "regex": {
        const flags = tree.child(node, "flags");
        return {
          ...span,
          kind: "regex",
          pattern: tree.source(tree.child(node, "pattern")),
          flags: flags === none ? "" : tree.source(flags),
        };
      }
      case "parenthesized_expression":
      case "as_expression":
      case "satisfies_expression":
      case "non_null_expression":
      case "type_assertion":
      case "instantiation_expression": {
        const children = tree.children(node).filter((child) => !isType(tree.kind(child)));
        return this.#expression(kind === "type_assertion" ? (children.at(-1) ?? none) : (children[0] ?? none));
      }
      case "sequence_expression":
        return { ...span, kind: "other", parts: tree.children(node).map((child) => this.#expression(child)) };
      case "member_expression":
        return this.#member(node);
      case "subscript_expression": {
        const object = this.#expression(tree.child(node, "object"));
        return { ...span, kind: "index", object, key: this.#expression(tree.child(node, "index")) };
      }
      case "call_expression":
        return this.#call(node);
      case "new_expression": {
        const args = tree.child(node, "arguments");
        return {
          ...span,
          kind: "call",
          callee: this.#expression(tree.child(node, "constructor")),
          args: args === none ? [] : this.#arguments(args),
          isNew: true,
        };
      }
      case "binary_expression":
        return this.#binary(node);
      case "unary_expression": {
        const operand = this.#expression(tree.child(node, "argument"));
        const operator = tree.source(tree.child(node, "operator"));
        if (operator === "delete") return { ...span, kind: "other", parts: [operand] };
        if (operator === "!") return { ...span, kind: "unary", operator: "not", operand };
        const known = (["-", "+", "typeof", "void", "~"] as const).find((candidate) => candidate === operator);
        return { ...span, kind: "unary", operator: known ?? "void", operand };
      }
      case "update_expression": {
        const operand = tree.child(node, "argument");
        const one: Expression = { ...span, kind: "constant", value: 1 };
        const left = this.#expression(operand);
        const increased: Expression =
          tree.source(tree.child(node, "operator")) === "++"
            ? { ...span, kind: "concat", parts: [left, one], isText: false }
            : { ...span, kind: "binary", operator: "-", left, right: one };
        return { ...span, kind: "assign", target: this.#pattern(operand, false), value: increased };
      }
      case "ternary_expression":
        return {
          ...span,
          kind: "conditional",
          test: this.#expression(tree.child(node, "condition")),
          consequence: this.#expression(tree.child(node, "consequence")),
          alternative: this.#expression(tree.child(node, "alternative")),
        };
      case "assignment_expression": {
        const target = this.#pattern(tree.child(node, "left"), false);
        const value = this.#named(tree.child(node, "right"), nameOfTarget(target));
        return { ...span, kind: "assign", target, value };
      }
      case "augmented_assignment_expression":
        return this.#augmented(node);
      case "array":
        return { ...span, kind: "list", items: tree.children(node).map((child) => this.#item(child)) };
      case "object":
        return { ...span, kind: "record", entries: tree.children(node).flatMap((child) => this.#entry(child)) };
      case "arrow_function":
      case "function_expression":
      case "generator_function":
        return this.#functionExpression(node);
      case "class":
        return this.#classExpression(node);
      case "await_expression":
        return { ...span, kind: "await", operand: this.#expression(tree.first(node)) };
      case "yield_expression":
        return { ...span, kind: "yield", operand: this.#optional(tree.first(node)) };
      case "jsx_element":
      case "jsx_self_closing_element":
        return this.#markup(node);
      case "jsx_expression":
        return this.#expression(tree.first(node));
      case "jsx_text":
        return { ...span, kind: "constant", value: tree.source(node) };
      case "spread_element":
        return this.#expression(tree.first(node));
      case "import":
        return { ...span, kind: "name", name: "import" };
      case "meta_property":
        return { ...span, kind: "name", name: tree.source(node) };
      case "ERROR":
        this.#scopes.markPartial();
        return { ...span, kind: "other", parts: tree.children(node).map((child) => this.#expression(child)) };
      default:
        if (isType(kind)) return { ...span, kind: "other", parts: [] };
        return { ...span, kind: "other", parts: tree.children(node).map((child) => this.#expression(child)) };
    }
  }

  #member(node: NodeId): Expression {
    const tree = this.#tree;
    const object = this.#expression(tree.child(node, "object"));
    const name = tree.source(tree.child(node, "property"));
    if (object.kind === "name") this.#scopes.use(object.name, name);
    return { ...this.#span(node), kind: "member", object, name };
  }

  #call(node: NodeId): Expression {
    const tree = this.#tree;
    const callee = this.#expression(tree.child(node, "function"));
    const args = tree.child(node, "arguments");
    if (args !== none && tree.kind(args) === "template_string") {
      // A tagged template hands its parts over one by one: `sql` tags bind them.
      const parts = this.#templateParts(args).map((value): Argument => ({ value }));
      return { ...this.#span(node), kind: "call", callee, args: parts, isNew: false };
    }
    return {
      ...this.#span(node),
      kind: "call",
      callee,
      args: args === none ? [] : this.#arguments(args),
      isNew: false,
    };
  }

  #arguments(node: NodeId): Argument[] {
    return this.#tree.children(node).map((child): Argument => {
      const value = this.#expression(child);
      return this.#tree.kind(child) === "spread_element" ? { value, spread: "list" } : { value };
    });
  }

  #item(node: NodeId): Item {
    return { value: this.#expression(node), isSpread: this.#tree.kind(node) === "spread_element" };
  }

  /** `a + b + c` becomes one concat, so that long chains stay flat. */
  #binary(node: NodeId): Expression {
    const tree = this.#tree;
    const span = this.#span(node);
    const operator = tree.source(tree.child(node, "operator"));
    if (operator === "+") {
      const parts: NodeId[] = [];
      let left = node;
      while (tree.kind(left) === "binary_expression" && tree.source(tree.child(left, "operator")) === "+") {
        parts.push(tree.child(left, "right"));
        left = tree.child(left, "left");
      }
      parts.push(left);
      return { ...span, kind: "concat", parts: parts.reverse().map((part) => this.#expression(part)), isText: false };
    }
    const left = this.#expression(tree.child(node, "left"));
    const right = this.#expression(tree.child(node, "right"));
    if (operator === "&&") return { ...span, kind: "logical", operator: "and", left, right };
    if (operator === "||") return { ...span, kind: "logical", operator: "or", left, right };
    if (operator === "??") return { ...span, kind: "logical", operator: "??", left, right };
    return { ...span, kind: "binary", operator: comparisons[operator] ?? "bits", left, right };
  }

  #augmented(node: NodeId): Expression {
    const tree = this.#tree;
    const span = this.#span(node);
    const operator = tree.source(tree.child(node, "operator"));
    const left = this.#expression(tree.child(node, "left"));
    const right = this.#expression(tree.child(node, "right"));
    const target = this.#pattern(tree.child(node, "left"), false);
    return { ...span, kind: "assign", target, value: combine(span, operator, left, right) };
  }

  #templateParts(node: NodeId): Expression[] {
    const tree = this.#tree;
    const parts: Expression[] = [];
    for (const child of tree.children(node)) {
      const span = this.#span(child);
      const kind = tree.kind(child);
      if (kind === "string_fragment") parts.push({ ...span, kind: "constant", value: tree.source(child) });
      else if (kind === "escape_sequence")
        parts.push({ ...span, kind: "constant", value: unescapeSequence(tree.source(child)) });
      else if (kind === "template_substitution") parts.push(this.#expression(tree.first(child)));
    }
    return parts;
  }

  #text(node: NodeId): string {
    const tree = this.#tree;
    let text = "";
    for (const child of tree.children(node)) {
      text += tree.kind(child) === "escape_sequence" ? unescapeSequence(tree.source(child)) : tree.source(child);
    }
    return text;
  }

  #key(node: NodeId): Expression {
    const tree = this.#tree;
    const span = this.#span(node);
    const kind = tree.kind(node);
    if (kind === "computed_property_name") return this.#expression(tree.first(node));
    if (kind === "string") return { ...span, kind: "constant", value: this.#text(node) };
    return { ...span, kind: "constant", value: tree.source(node) };
  }

  #entry(node: NodeId): Entry[] {
    const tree = this.#tree;
    const span = this.#span(node);
    switch (tree.kind(node)) {
      case "pair": {
        const key = this.#key(tree.child(node, "key"));
        const name = key.kind === "constant" ? String(key.value) : "";
        return [{ key, value: this.#named(tree.child(node, "value"), name) }];
      }
      case "shorthand_property_identifier": {
        const name = tree.source(node);
        return [{ key: { ...span, kind: "constant", value: name }, value: { ...span, kind: "name", name } }];
      }
      case "spread_element":
        return [{ key: undefined, value: this.#expression(tree.first(node)) }];
      case "method_definition": {
        const name = tree.source(tree.child(node, "name"));
        return [{ key: this.#key(tree.child(node, "name")), value: this.#functionExpression(node, name) }];
      }
      default:
        return [];
    }
  }

  #functionExpression(node: NodeId, givenName?: string): Expression & { kind: "function" } {
    const tree = this.#tree;
    const span = this.#span(node);
    const nameNode = tree.child(node, "name");
    const ownName = nameNode === none ? undefined : tree.source(nameNode);
    const name = ownName ?? givenName ?? "anonymous";
    const isArrow = tree.kind(node) === "arrow_function";
    const decorators = tree.childrenOf(node, "decorator").map((child) => this.#expression(tree.first(child)));
    const unit: FunctionUnit = this.#scopes.unit({ ...span, name, isArrow, decorators }, () => {
      const single = tree.child(node, "parameter");
      const list = tree.child(node, "parameters");
      const nodes = single !== none ? [single] : list === none ? [] : tree.children(list);
      const parameters = nodes.flatMap((child) => this.#parameter(child));
      const body = tree.child(node, "body");
      if (body === none) return { parameters, body: [] };
      if (tree.kind(body) === "statement_block") return { parameters, body: this.#block(body) };
      return { parameters, body: [{ ...this.#span(body), kind: "return", value: this.#expression(body) }] };
    });
    return { ...span, kind: "function", unit };
  }

  #parameter(node: NodeId): Parameter[] {
    const tree = this.#tree;
    const kind = tree.kind(node);
    if (isType(kind) || kind === "decorator") return [];
    if (kind === "required_parameter" || kind === "optional_parameter") {
      const inner = tree.child(node, "pattern");
      if (inner === none || tree.kind(inner) === "this") return [];
      const typeNode = tree.child(node, "type");
      const value = tree.child(node, "value");
      const [parameter] = this.#parameter(inner);
      if (!parameter) return [];
      const decorators = tree.childrenOf(node, "decorator").map((child) => this.#expression(tree.first(child)));
      return [
        {
          ...parameter,
          decorators,
          annotation: typeNode === none ? undefined : this.#annotation(typeNode),
          fallback: value === none ? undefined : this.#expression(value),
        },
      ];
    }
    if (kind === "rest_pattern") {
      const target = this.#pattern(tree.first(node), true);
      return [{ target, name: nameOfTarget(target), kind: "rest", annotation: undefined, fallback: undefined }];
    }
    if (kind === "assignment_pattern") {
      const target = this.#pattern(tree.child(node, "left"), true);
      const fallback = this.#expression(tree.child(node, "right"));
      return [{ target, name: nameOfTarget(target), kind: "positional", annotation: undefined, fallback }];
    }
    const target = this.#pattern(node, true);
    return [{ target, name: nameOfTarget(target), kind: "positional", annotation: undefined, fallback: undefined }];
  }

  /** The plain name of a type annotation, e.g. `Request` or `express.Request`, as an expression to resolve. */
  #annotation(node: NodeId): Expression | undefined {
    const text = this.#tree.source(node).replace(/^:\s*/, "");
    const match = /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)?/.exec(text);
    if (!match) return undefined;
    const [head, member] = match[0].split(".");
    const span = this.#span(node);
    const object: Expression = { ...span, kind: "name", name: head! };
    return member === undefined ? object : { ...span, kind: "member", object, name: member };
  }

  #pattern(node: NodeId, declares: boolean): Pattern {
    const tree = this.#tree;
    const span = this.#span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "member_expression": {
        const object = this.#expression(tree.child(node, "object"));
        return { ...span, kind: "member", object, name: tree.source(tree.child(node, "property")) };
      }
      case "subscript_expression": {
        const object = this.#expression(tree.child(node, "object"));
        return { ...span, kind: "index", object, key: this.#expression(tree.child(node, "index")) };
      }
      case "array_pattern":
      case "array": {
        const children = tree.children(node);
        const restNode = children.find((child) => /^(rest_pattern|spread_element)$/.test(tree.kind(child)));
        const items = children.filter((child) => child !== restNode).map((child) => this.#pattern(child, declares));
        const rest = restNode === undefined ? undefined : this.#pattern(tree.first(restNode), declares);
        return { ...span, kind: "list", items, rest };
      }
      case "object_pattern":
      case "object":
        return this.#recordPattern(node, declares);
      case "assignment_pattern":
      case "object_assignment_pattern":
        return {
          ...span,
          kind: "default",
          target: this.#pattern(tree.child(node, "left"), declares),
          value: this.#expression(tree.child(node, "right")),
        };
      case "parenthesized_expression":
      case "non_null_expression":
      case "as_expression":
        return this.#pattern(tree.first(node), declares);
      default: {
        const name = tree.source(node);
        if (declares) this.#scopes.declare(name);
        else this.#scopes.assign(name);
        return { ...span, kind: "name", name };
      }
    }
  }

  #recordPattern(node: NodeId, declares: boolean): Pattern {
    const tree = this.#tree;
    const entries: { key: Expression; target: Pattern }[] = [];
    let rest: Pattern | undefined;
    for (const child of tree.children(node)) {
      const kind = tree.kind(child);
      const span = this.#span(child);
      if (kind === "pair_pattern" || kind === "pair") {
        const key = this.#key(tree.child(child, "key"));
        entries.push({ key, target: this.#pattern(tree.child(child, "value"), declares) });
      } else if (kind === "rest_pattern" || kind === "spread_element") {
        rest = this.#pattern(tree.first(child), declares);
      } else {
        const inner = kind === "object_assignment_pattern" ? tree.child(child, "left") : child;
        const key: Expression = { ...span, kind: "constant", value: tree.source(inner) };
        entries.push({ key, target: this.#pattern(child, declares) });
      }
    }
    return { ...this.#span(node), kind: "record", entries, rest };
  }

  #classExpression(node: NodeId, givenName?: string): Expression & { kind: "class" } {
    const tree = this.#tree;
    const span = this.#span(node);
    const nameNode = tree.child(node, "name");
    const name = nameNode === none ? (givenName ?? "anonymous") : tree.source(nameNode);
    const heritage = tree.children(node).find((child) => tree.kind(child) === "class_heritage");
    const unit: ClassUnit = {
      ...span,
      name,
      symbol: this.#scopes.symbolOf(name),
      bases: heritage === undefined ? [] : this.#bases(heritage),
      decorators: tree.childrenOf(node, "decorator").map((child) => this.#expression(tree.first(child))),
      members: this.#scopes.inSymbol(name, () => this.#members(tree.child(node, "body"))),
    };
    return { ...span, kind: "class", unit };
  }

  #bases(heritage: NodeId): Expression[] {
    const tree = this.#tree;
    return tree.children(heritage).flatMap((child) => {
      const kind = tree.kind(child);
      if (kind === "extends_clause") return [this.#expression(tree.child(child, "value"))];
      return kind === "implements_clause" ? [] : [this.#expression(child)];
    });
  }

  #members(body: NodeId): Member[] {
    const tree = this.#tree;
    const members: Member[] = [];
    let decorators: Expression[] = [];
    for (const child of body === none ? [] : tree.children(body)) {
      const kind = tree.kind(child);
      const isStatic = /^(?:(?:public|private|protected|readonly|override|async)\s+)*static\b/.test(
        tree.source(child).slice(0, 60),
      );
      if (kind === "decorator") {
        decorators.push(this.#expression(tree.first(child)));
        continue;
      }
      if (kind === "method_definition") {
        const name = stripQuotes(tree.source(tree.child(child, "name")));
        const value = this.#functionExpression(child, name);
        const all = [...value.unit.decorators, ...decorators];
        const isGetter = /^(?:static\s+)?get\s/.test(tree.source(child).slice(0, 60));
        const unit = { ...value.unit, decorators: all };
        members.push({ name, isStatic, kind: isGetter ? "getter" : "method", value: { ...value, unit } });
      } else if (kind === "field_definition" || kind === "public_field_definition") {
        const property = tree.child(child, kind === "field_definition" ? "property" : "name");
        const value = tree.child(child, "value");
        const name = property === none ? "" : stripQuotes(tree.source(property));
        if (value !== none) members.push({ name, isStatic, kind: "field", value: this.#named(value, name) });
      }
      decorators = [];
    }
    return members;
  }

  #markup(node: NodeId): Expression {
    const tree = this.#tree;
    const opening = tree.kind(node) === "jsx_element" ? tree.child(node, "open_tag") : node;
    const nameNode = tree.child(opening, "name");
    const attributes: Entry[] = [];
    for (const child of tree.childrenOf(opening, "attribute")) {
      if (tree.kind(child) === "jsx_expression") {
        attributes.push({ key: undefined, value: this.#expression(tree.first(child)) });
        continue;
      }
      const [key, value] = tree.children(child);
      if (key === undefined) continue;
      attributes.push({
        key: { ...this.#span(key), kind: "constant", value: tree.source(key) },
        value: value === undefined ? { ...this.#span(key), kind: "constant", value: true } : this.#expression(value),
      });
    }
    const children =
      tree.kind(node) === "jsx_element"
        ? tree.children(node).filter((child) => !/^jsx_(opening|closing)_element$/.test(tree.kind(child)))
        : [];
    return {
      ...this.#span(node),
      kind: "markup",
      tag: nameNode === none ? "" : tree.source(nameNode),
      attributes,
      children: children.map((child) => this.#expression(child)),
    };
  }
}

/** `left operator= right` as the value that is assigned. */
function combine(span: Span, operator: string, left: Expression, right: Expression): Expression {
  switch (operator) {
    case "+=":
      return { ...span, kind: "concat", parts: [left, right], isText: false };
    case "||=":
      return { ...span, kind: "logical", operator: "or", left, right };
    case "&&=":
      return { ...span, kind: "logical", operator: "and", left, right };
    case "??=":
      return { ...span, kind: "logical", operator: "??", left, right };
    default:
      return { ...span, kind: "binary", operator: comparisons[operator.slice(0, -1)] ?? "bits", left, right };
  }
}

function boundNames(statements: readonly Statement[]): string[] {
  return statements.flatMap((statement) => {
    if (statement.kind !== "expression" || statement.value.kind !== "assign") return [];
    return namesOf(statement.value.target);
  });
}

function namesOf(pattern: Pattern): string[] {
  switch (pattern.kind) {
    case "name":
      return [pattern.name];
    case "default":
      return namesOf(pattern.target);
    case "list":
      return [...pattern.items, pattern.rest].flatMap((item) => (item ? namesOf(item) : []));
    case "record":
      return [...pattern.entries.map((entry) => entry.target), pattern.rest].flatMap((item) =>
        item ? namesOf(item) : [],
      );
    case "member":
    case "index":
      return [];
  }
}

function nameOfTarget(target: Pattern): string {
  if (target.kind === "name" || target.kind === "member") return target.name;
  return target.kind === "default" ? nameOfTarget(target.target) : "";
}

function isType(kind: string): boolean {
  return /^(type_annotation|type_arguments|type_parameters|type_identifier|predefined_type|union_type|object_type|generic_type|array_type|literal_type|accessibility_modifier|override_modifier|function_type|intersection_type|lookup_type|index_type_query|tuple_type|conditional_type|readonly_type|type_query|nested_type_identifier|parenthesized_type|const)$/.test(
    kind,
  );
}

function stripQuotes(text: string): string {
  return /^["'`]/.test(text) ? text.slice(1, -1) : text;
}
