import type { Case, Expression, Handler, Module, ModuleReference, Pattern, Span, Statement } from "../../ir/index.ts";
import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import { Scopes } from "../scopes.ts";
import { DefinitionLowering } from "./definitions.ts";

/** Lowers a PHP tree. */
export function lowerPhp(path: string, tree: FlatTree): Module {
  const reference: ModuleReference = { path, language: "php", text: tree.text };
  return new StatementLowering(tree, new Scopes(reference)).module(reference);
}

/** Statements, namespaces and imports. */
export class StatementLowering extends DefinitionLowering {
  /** Whether what comes next stands behind `<?=`. */
  #isShown = false;

  protected block(node: NodeId): Statement[] {
    if (node === none) return [];
    const kind = this.tree.kind(node);
    return this.body(kind === "compound_statement" || kind === "colon_block" ? this.tree.children(node) : [node]);
  }

  protected statementAt(node: NodeId, into: Statement[]): void {
    const isShown = this.#isShown;
    this.#isShown = false;
    if (isShown && this.#echo(node, into)) return;
    const tree = this.tree;
    const span = this.span(node);
    switch (tree.kind(node)) {
      case "php_tag":
      case "text_interpolation":
        this.#isShown = /<\?=\s*$/.test(tree.source(node));
        return;
      case "text":
      case "php_end_tag":
      case "empty_statement":
      case "goto_statement":
      case "named_label_statement":
        return;
      case "expression_statement":
        for (const child of tree.children(node)) this.#effect(child, span, into);
        return;
      case "echo_statement":
        into.push({
          ...span,
          kind: "expression",
          value: this.ownCall(span, "echo", this.expressions(this.listed(node))),
        });
        return;
      case "exit_statement":
        into.push({ ...span, kind: "expression", value: this.expression(node) });
        into.push({ ...span, kind: "throw", value: undefined });
        return;
      case "compound_statement":
      case "colon_block":
        into.push(...this.block(node));
        return;
      case "if_statement":
        into.push(this.#if(node));
        return;
      case "for_statement":
        this.#for(node, into);
        return;
      case "foreach_statement":
        into.push(this.#foreach(node));
        return;
      case "switch_statement":
        into.push(this.#switch(node));
        return;
      case "try_statement":
        into.push(this.#try(node));
        return;
      case "function_definition":
        this.bind(this.names.own(tree.source(tree.child(node, "name"))), this.functionExpression(node), into);
        return;
      case "class_declaration":
      case "interface_declaration":
      case "trait_declaration":
      case "enum_declaration": {
        const name = tree.source(tree.child(node, "name"));
        this.bind(this.names.own(name), this.classExpression(node, name), into);
        return;
      }
      case "namespace_definition": {
        const name = tree.child(node, "name");
        this.names.enter(name === none ? "" : tree.source(name));
        const body = tree.child(node, "body");
        if (body !== none) into.push(...this.block(body));
        return;
      }
      case "namespace_use_declaration":
        this.#use(node, into);
        return;
      case "const_declaration":
        for (const element of tree.children(node)) {
          const [name, value] = tree.children(element);
          if (name !== undefined && value !== undefined && tree.kind(element) === "const_element")
            this.bind(this.names.own(tree.source(name)), this.expression(value), into);
        }
        return;
      case "function_static_declaration":
        for (const declared of tree.children(node)) this.#static(declared, into);
        return;
      case "global_declaration":
        for (const name of tree.children(node)) {
          this.scopes.declareOuter(tree.source(name));
          this.scopes.assign(tree.source(name));
        }
        return;
      case "unset_statement":
      case "declare_statement":
        for (const child of tree.children(node)) {
          if (tree.kind(child) === "compound_statement") this.statement(child, into);
        }
        return;
      default:
        into.push({ ...span, kind: "expression", value: this.expression(node) });
    }
  }

  /** `<?= … ?>` writes what stands in it; false when it does not hold an expression. */
  #echo(node: NodeId, into: Statement[]): boolean {
    const span = this.span(node);
    const kind = this.tree.kind(node);
    if (kind !== "expression_statement" && kind !== "ERROR") return false;
    const values = this.expressions(this.listed(node));
    into.push({ ...span, kind: "expression", value: this.ownCall(span, "echo", values) });
    // `<?= $a, $b ?>`: the parser takes the rest for a statement of its own.
    this.#isShown = kind === "ERROR";
    if (kind === "ERROR") this.scopes.markPartial();
    return true;
  }

  /** The expressions of `a, b`. */
  protected listed(node: NodeId): NodeId[] {
    return this.tree
      .children(node)
      .flatMap((child) => (this.tree.kind(child) === "sequence_expression" ? this.listed(child) : [child]));
  }

  /** An expression for what it does: `f() or die();`, `throw …;` and `define("X", …);` are statements in fact. */
  #effect(node: NodeId, span: Span, into: Statement[]): void {
    const tree = this.tree;
    if (tree.kind(node) === "throw_expression") {
      into.push({ ...span, kind: "throw", value: this.optional(tree.first(node)) });
      return;
    }
    if (tree.kind(node) === "sequence_expression") {
      for (const child of tree.children(node)) this.#effect(child, span, into);
      return;
    }
    const value = this.expression(node);
    if (value.kind === "logical" && value.operator !== "??" && this.#ends(value.right)) {
      const end: Statement[] = [
        { ...span, kind: "expression", value: value.right },
        { ...span, kind: "throw", value: undefined },
      ];
      const isOr = value.operator === "or";
      into.push({ ...span, kind: "if", test: value.left, consequence: isOr ? [] : end, otherwise: isOr ? end : [] });
      return;
    }
    const defined = definitionIn(value);
    if (defined !== undefined) {
      this.bind(defined.name, defined.value, into);
      return;
    }
    into.push({ ...span, kind: "expression", value });
    if (this.#ends(value)) into.push({ ...span, kind: "throw", value: undefined });
  }

  #ends(value: Expression): boolean {
    return value.kind === "call" && value.callee.kind === "name" && value.callee.name === "exit";
  }

  #if(node: NodeId): Statement {
    const tree = this.tree;
    let otherwise: Statement[] = [];
    const consequence = this.block(tree.child(node, "body"));
    for (const clause of this.clausesOf(node, tree.childrenOf(node, "alternative")).toReversed()) {
      if (tree.kind(clause) === "else_clause") otherwise = this.block(tree.child(clause, "body"));
      else {
        const test = this.expression(tree.child(clause, "condition"));
        const inner = this.block(tree.child(clause, "body"));
        otherwise = [{ ...this.span(clause), kind: "if", test, consequence: inner, otherwise }];
      }
    }
    const test = this.expression(tree.child(node, "condition"));
    return { ...this.span(node), kind: "if", test, consequence, otherwise };
  }

  #for(node: NodeId, into: Statement[]): void {
    const tree = this.tree;
    const span = this.span(node);
    const listed = (field: string) =>
      tree
        .childrenOf(node, field)
        .flatMap((child) => (tree.kind(child) === "sequence_expression" ? this.listed(child) : [child]));
    for (const child of listed("initialize")) this.#effect(child, this.span(child), into);
    const tests = this.expressions(listed("condition"));
    const body = tree.childrenOf(node, "body").flatMap((child) => this.block(child));
    for (const child of listed("update")) this.#effect(child, this.span(child), body);
    into.push({ ...span, kind: "while", test: tests.at(-1), body, runsFirst: false, after: [] });
  }

  #foreach(node: NodeId): Statement {
    const tree = this.tree;
    const span = this.span(node);
    const body = tree.child(node, "body");
    const [source, each] = tree.children(node).filter((child) => child !== body);
    const iterable = this.expression(source ?? none);
    const isPair = each !== undefined && tree.kind(each) === "pair";
    const [key, item] = isPair ? tree.children(each) : [undefined, each];
    const value = this.pattern(item ?? none);
    const statements = this.block(body);
    if (item !== undefined && tree.kind(item) === "by_ref" && value.kind === "name" && iterable.kind === "name") {
      const target: Pattern = { ...span, kind: "index", object: iterable, key: this.nothingKnown(node) };
      const back: Expression = { ...span, kind: "assign", target, value: { ...span, kind: "name", name: value.name } };
      statements.push({ ...span, kind: "expression", value: back });
    }
    const loop = { ...span, kind: "each" as const, of: "values" as const, body: statements, after: [] };
    if (key === undefined) return { ...loop, target: value, iterable };
    const target: Pattern = { ...span, kind: "list", items: [this.pattern(key), value], rest: undefined };
    return { ...loop, target, iterable: this.ownCall(this.span(source ?? none), "entries", [iterable]) };
  }

  #switch(node: NodeId): Statement {
    const tree = this.tree;
    const body = tree.child(node, "body");
    const cases = (body === none ? [] : tree.children(body)).map((clause): Case => {
      const value = tree.child(clause, "value");
      const statements = this.body(tree.children(clause).filter((child) => child !== value));
      return { tests: value === none ? [] : [this.expression(value)], body: statements };
    });
    const subject = this.expression(tree.child(node, "condition"));
    return { ...this.span(node), kind: "switch", subject, cases, fallsThrough: true };
  }

  #try(node: NodeId): Statement {
    const tree = this.tree;
    const handlers: Handler[] = [];
    let finalizer: Statement[] = [];
    for (const child of tree.children(node)) {
      const kind = tree.kind(child);
      if (kind === "finally_clause") finalizer = this.block(tree.child(child, "body"));
      if (kind !== "catch_clause") continue;
      const name = tree.child(child, "name");
      const target = name === none ? undefined : this.pattern(name);
      handlers.push({ target, body: this.block(tree.child(child, "body")) });
    }
    const body = this.block(tree.child(node, "body"));
    return { ...this.span(node), kind: "try", body, handlers, otherwise: [], finalizer };
  }

  /** `static $x = 1;`: it may hold what an earlier call left there. */
  #static(node: NodeId, into: Statement[]): void {
    const name = this.tree.child(node, "name");
    if (name === none) return;
    const span = this.span(node);
    const first = this.tree.child(node, "value");
    const right: Expression = first === none ? { ...span, kind: "constant", value: null } : this.expression(first);
    const value: Expression = { ...span, kind: "logical", operator: "or", left: this.nothingKnown(node), right };
    this.bind(this.tree.source(name), value, into);
  }

  #use(node: NodeId, into: Statement[]): void {
    const tree = this.tree;
    const body = tree.child(node, "body");
    const prefix = tree.children(node).find((child) => tree.kind(child) === "namespace_name");
    const base = body === none || prefix === undefined ? "" : `${tree.source(prefix)}\\`;
    const kindOf = (part: NodeId) => {
      const type = tree.child(part, "type");
      return type === none ? undefined : tree.source(type).toLowerCase();
    };
    for (const clause of tree.children(body === none ? node : body)) {
      if (tree.kind(clause) !== "namespace_use_clause") continue;
      const alias = tree.child(clause, "alias");
      const written = tree.children(clause).find((child) => child !== alias && /name$/.test(tree.kind(child)));
      if (written === undefined) continue;
      const full = `${base}${tree.source(written)}`.replace(/^\\/, "");
      const local = alias === none ? full.split("\\").at(-1)! : tree.source(alias);
      const kind = kindOf(clause) ?? kindOf(node);
      this.names.import(kind === "function" || kind === "const" ? kind : "class", full, local);
      into.push({ ...this.span(clause), kind: "import", module: full.replaceAll("\\", "."), names: [] });
    }
  }
}

/** `define("NAME", value)`. */
function definitionIn(value: Expression): { name: string; value: Expression } | undefined {
  if (value.kind !== "call" || value.callee.kind !== "name" || !/(^|\|)define$/.test(value.callee.name))
    return undefined;
  const [name, given] = value.args;
  if (name?.value.kind !== "constant" || typeof name.value.value !== "string" || given === undefined) return undefined;
  return { name: name.value.value, value: given.value };
}
