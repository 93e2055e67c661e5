import type { Case, Expression, Module, ModuleReference, Pattern, Span, Statement } from "../../ir/index.ts";
import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import { Scopes } from "../scopes.ts";
import { DefinitionLowering } from "./definitions.ts";
import { localNames } from "./packages.ts";

/** Lowers a Go tree. Declarations keep the order of the file: linking a package puts types and functions first. */
export function lowerGo(path: string, tree: FlatTree): Module {
  const reference: ModuleReference = { path, language: "go", text: tree.text };
  return new StatementLowering(tree, new Scopes(reference)).module(reference);
}

/** Calls that do not come back. */
const ends = /^(panic|os\.Exit|log\.(Fatal|Panic)(f|ln)?|runtime\.Goexit)$/;

/** Statements, declarations of a package, and imports. */
class StatementLowering extends DefinitionLowering {
  /** Names of the results of the functions around, for `return` alone. */
  readonly #results: (readonly string[])[] = [];
  /** Whether `break` leaves a switch that was made a chain of conditions. */
  #isInChain = false;

  /** Names of the file come first: a variable inside a function that has the same name is another one. */
  override module(reference: ModuleReference): Module {
    for (const node of this.tree.children(this.tree.root)) {
      for (const name of this.#namesDeclared(node)) this.blocks.declare(name);
    }
    return super.module(reference);
  }

  protected block(node: NodeId): Statement[] {
    return this.blocks.inside(() => this.#statements(node));
  }

  protected functionBody(node: NodeId, body: NodeId): Statement[] {
    const { tree } = this;
    const result = tree.child(node, "result");
    const declarations = result !== none && tree.kind(result) === "parameter_list" ? tree.children(result) : [];
    this.#results.push(
      declarations.flatMap((child) => tree.childrenOf(child, "name").map((name) => tree.source(name))),
    );
    const wasInChain = this.#isInChain;
    this.#isInChain = false;
    const statements = this.#statements(body);
    this.#isInChain = wasInChain;
    this.#results.pop();
    return statements;
  }

  protected statementAt(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "import_declaration":
        for (const spec of this.#specs(node, "import_spec")) this.#import(spec, into);
        return;
      case "package_clause":
      case "empty_statement":
      case "comment":
      case "goto_statement":
      case "fallthrough_statement":
        return;
      case "function_declaration":
        this.#functionDeclaration(node, into);
        return;
      case "method_declaration":
        into.push(this.method(node));
        return;
      case "type_declaration":
        for (const spec of tree.children(node)) {
          const { name, value } = this.typeDeclared(spec);
          into.push(this.declared(tree.child(spec, "name"), value));
          if (name === "_") into.pop();
        }
        return;
      case "const_declaration":
        this.#constants(node, into);
        return;
      case "var_declaration":
        for (const spec of this.#specs(node, "var_spec")) this.#variables(spec, into);
        return;
      case "short_var_declaration":
      case "assignment_statement":
        this.#assignment(node, into);
        return;
      case "inc_statement":
      case "dec_statement":
        this.#step(node, into);
        return;
      case "send_statement": {
        const object = this.expression(tree.child(node, "channel"));
        const target: Pattern = { ...span, kind: "index", object, key: this.nothing(span) };
        const value = this.expression(tree.child(node, "value"));
        into.push(expressionOf({ ...span, kind: "assign", target, value }));
        return;
      }
      case "receive_statement":
        this.#receive(node, into);
        return;
      case "expression_statement":
        this.#expressionStatement(tree.first(node), into);
        return;
      case "go_statement":
      case "defer_statement":
        into.push(expressionOf(this.expression(tree.first(node))));
        return;
      case "block":
        into.push({ ...span, kind: "block", body: this.block(node) });
        return;
      case "statement_list":
        into.push(...this.body(tree.children(node)));
        return;
      case "labeled_statement": {
        const inner = tree.children(node).at(-1);
        if (inner !== undefined && tree.kind(inner) !== "label_name") this.statement(inner, into);
        return;
      }
      case "if_statement":
        into.push({ ...span, kind: "block", body: this.blocks.inside(() => this.#if(node)) });
        return;
      case "for_statement":
        into.push({ ...span, kind: "block", body: this.blocks.inside(() => this.#for(node)) });
        return;
      case "expression_switch_statement":
      case "type_switch_statement":
      case "select_statement":
        into.push({ ...span, kind: "block", body: this.blocks.inside(() => this.#switch(node)) });
        return;
      default:
        into.push(expressionOf(this.expression(node)));
    }
  }

  #statements(node: NodeId): Statement[] {
    return node === none ? [] : this.body(this.tree.children(node));
  }

  /** The names that a declaration at the top of a file gives. */
  #namesDeclared(node: NodeId): string[] {
    const { tree } = this;
    switch (tree.kind(node)) {
      case "function_declaration":
        return [tree.source(tree.child(node, "name"))];
      case "type_declaration":
        return tree.children(node).map((spec) => tree.source(tree.child(spec, "name")));
      case "import_declaration":
        return this.#specs(node, "import_spec").flatMap((spec) => this.#localsOf(spec));
      case "const_declaration":
      case "var_declaration":
        return this.#specs(node, tree.kind(node).replace("declaration", "spec")).flatMap((spec) =>
          tree.childrenOf(spec, "name").map((name) => tree.source(name)),
        );
      default:
        return [];
    }
  }

  #specs(node: NodeId, kind: string): NodeId[] {
    const { tree } = this;
    return tree
      .children(node)
      .flatMap((child) => (tree.kind(child) === kind ? [child] : this.tree.children(child)))
      .filter((child) => tree.kind(child) === kind);
  }

  #localsOf(spec: NodeId): string[] {
    const { tree } = this;
    const name = tree.child(spec, "name");
    if (name === none) return localNames(tree.source(tree.child(spec, "path")).slice(1, -1));
    return tree.kind(name) === "package_identifier" ? [tree.source(name)] : [];
  }

  #import(spec: NodeId, into: Statement[]): void {
    const module = this.tree.source(this.tree.child(spec, "path")).slice(1, -1);
    const names = this.#localsOf(spec).map((local) => ({ imported: "*", local }));
    for (const { local } of names) this.scopes.declare(local);
    into.push({ ...this.span(spec), kind: "import", module, names });
  }

  #functionDeclaration(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const value = this.function(node);
    const name = tree.child(node, "name");
    // Every file may have several: they run when the package is loaded.
    if (tree.source(name) === "init")
      into.push(expressionOf({ ...this.span(node), kind: "call", callee: value, args: [], isNew: false }));
    else if (tree.source(name) !== "_") into.push(this.declared(name, value));
  }

  #constants(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    let before: NodeId = none;
    let type: NodeId = none;
    for (const [index, spec] of this.#specs(node, "const_spec").entries()) {
      const own = tree.child(spec, "value");
      if (own !== none) {
        before = own;
        type = tree.child(spec, "type");
      }
      this.iota = index;
      const values = before === none ? [] : tree.children(before);
      for (const [position, name] of tree.childrenOf(spec, "name").entries()) {
        const value = values[position];
        const given = value === undefined ? this.nothing(this.span(spec)) : this.expression(value);
        if (tree.source(name) !== "_") into.push(this.declared(name, this.#constant(given, type)));
      }
    }
    this.iota = 0;
  }

  /** A literal says more than its type. */
  #constant(given: Expression, type: NodeId): Expression {
    return given.kind === "constant" ? given : this.typed(given, type);
  }

  #variables(spec: NodeId, into: Statement[]): void {
    const { tree } = this;
    const names = tree.childrenOf(spec, "name");
    const type = tree.child(spec, "type");
    const list = tree.child(spec, "value");
    const values = list === none ? [] : tree.children(list);
    if (values.length === 1 && names.length > 1) {
      this.#spreadOut(spec, names, values[0]!, true, into);
      return;
    }
    const given = names.map((name, index) => {
      const value = values[index];
      if (value !== undefined) return this.typed(this.expression(value), type);
      return this.scopes.isTopLevel && tree.kind(type) === "pointer_type"
        ? this.typed(this.nothing(this.span(name)), type)
        : this.zero(this.span(spec), type);
    });
    for (const [index, name] of names.entries()) {
      if (tree.source(name) === "_") into.push(expressionOf(given[index]!));
      else into.push(this.declared(name, given[index]!));
    }
  }

  #assignment(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    const isDeclaration = tree.kind(node) === "short_var_declaration";
    const left = tree.children(tree.child(node, "left"));
    const right = tree.children(tree.child(node, "right"));
    const operator = isDeclaration ? "=" : tree.source(tree.child(node, "operator"));
    if (operator !== "=") {
      const before = this.expression(left[0]!);
      const added = this.expression(right[0] ?? none);
      const value: Expression =
        operator === "+="
          ? { ...span, kind: "concat", parts: [before, added], isText: false }
          : { ...span, kind: "binary", operator: "bits", left: before, right: added };
      const target = this.target(left[0]!);
      if (target !== undefined) into.push(expressionOf({ ...span, kind: "assign", target, value }));
      return;
    }
    if (right.length === 1 && left.length > 1) {
      this.#spreadOut(node, left, right[0]!, isDeclaration, into);
      return;
    }
    const values = this.expressions(right);
    const targets = left.map((each) => this.#leftSide(each, isDeclaration));
    if (values.length === 1) {
      const [target] = targets;
      into.push(
        expressionOf(target === undefined ? values[0]! : { ...span, kind: "assign", target, value: values[0]! }),
      );
      return;
    }
    const items = values.map((value) => ({ value, isSpread: false }));
    const target: Pattern = { ...span, kind: "list", items: targets, rest: undefined };
    into.push(expressionOf({ ...span, kind: "assign", target, value: { ...span, kind: "list", items } }));
  }

  /** `a, b = f()`; of `value, ok = m[key]` only the value counts. */
  #spreadOut(node: NodeId, left: readonly NodeId[], right: NodeId, isDeclaration: boolean, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    const value = this.expression(right);
    const isCall = tree.kind(right) === "call_expression";
    const targets = left.map((each) => this.#leftSide(each, isDeclaration));
    const target: Pattern | undefined = isCall
      ? { ...span, kind: "list", items: targets, rest: undefined }
      : targets[0];
    into.push(expressionOf(target === undefined ? value : { ...span, kind: "assign", target, value }));
    const [, second] = targets;
    if (!isCall && second !== undefined)
      into.push(expressionOf({ ...span, kind: "assign", target: second, value: this.nothing(span) }));
  }

  #leftSide(node: NodeId, isDeclaration: boolean): Pattern | undefined {
    const { tree } = this;
    const name = tree.source(node);
    if (!isDeclaration || tree.kind(node) !== "identifier" || name === "_" || this.blocks.hasOwn(name))
      return this.target(node);
    return this.declaredName(this.span(node), name);
  }

  #step(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    const operand = tree.first(node);
    const left = this.expression(operand);
    const one: Expression = { ...span, kind: "constant", value: 1 };
    const value: Expression =
      tree.kind(node) === "inc_statement"
        ? { ...span, kind: "concat", parts: [left, one], isText: false }
        : { ...span, kind: "binary", operator: "-", left, right: one };
    const target = this.target(operand);
    if (target !== undefined) into.push(expressionOf({ ...span, kind: "assign", target, value }));
  }

  #receive(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const list = tree.child(node, "left");
    const right = tree.child(node, "right");
    if (list === none) into.push(expressionOf(this.expression(right)));
    else this.#spreadOut(node, tree.children(list), right, /:=/.test(tree.source(node)), into);
  }

  #expressionStatement(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const value = this.expression(node);
    const isEnd = tree.kind(node) === "call_expression" && ends.test(tree.source(tree.child(node, "function")));
    into.push(isEnd ? { ...this.span(node), kind: "throw", value } : expressionOf(value));
  }

  protected override break(span: Span): Statement {
    return this.#isInChain ? { ...span, kind: "block", body: [] } : super.break(span);
  }

  protected override returned(node: NodeId): Expression | undefined {
    const { tree } = this;
    const span = this.span(node);
    const list = tree.first(node);
    const values: Expression[] =
      list === none
        ? (this.#results.at(-1) ?? []).map((name) => ({ ...span, kind: "name", name: this.blocks.of(name) }))
        : this.expressions(tree.children(list));
    if (values.length < 2) return values[0];
    return { ...span, kind: "list", items: values.map((value) => ({ value, isSpread: false })) };
  }

  #if(node: NodeId): Statement[] {
    const { tree } = this;
    const into: Statement[] = [];
    const initializer = tree.child(node, "initializer");
    if (initializer !== none) this.statement(initializer, into);
    const test = this.expression(tree.child(node, "condition"));
    const consequence = this.block(tree.child(node, "consequence"));
    const alternative = tree.child(node, "alternative");
    const otherwise: Statement[] = [];
    if (alternative !== none) this.statement(alternative, otherwise);
    into.push({ ...this.span(node), kind: "if", test, consequence, otherwise });
    return into;
  }

  #for(node: NodeId): Statement[] {
    const { tree } = this;
    const span = this.span(node);
    const body = tree.child(node, "body");
    const head = tree.children(node).find((child) => child !== body && tree.kind(child) !== "comment");
    const loop = <T>(work: () => T): T => {
      const wasInChain = this.#isInChain;
      this.#isInChain = false;
      const result = work();
      this.#isInChain = wasInChain;
      return result;
    };
    if (head !== undefined && tree.kind(head) === "range_clause") return [loop(() => this.#range(span, head, body))];
    if (head === undefined || tree.kind(head) !== "for_clause") {
      const test = head === undefined ? undefined : this.expression(head);
      return [{ ...span, kind: "while", test, body: loop(() => this.block(body)), runsFirst: false, after: [] }];
    }
    const into: Statement[] = [];
    const initializer = tree.child(head, "initializer");
    if (initializer !== none) this.statement(initializer, into);
    const test = this.optional(tree.child(head, "condition"));
    const statements = loop(() => this.block(body));
    const update = tree.child(head, "update");
    if (update !== none) this.statement(update, statements);
    into.push({ ...span, kind: "while", test, body: statements, runsFirst: false, after: [] });
    return into;
  }

  #range(span: Span, head: NodeId, body: NodeId): Statement {
    const { tree } = this;
    const iterable = this.expression(tree.child(head, "right"));
    const list = tree.child(head, "left");
    const left = list === none ? [] : tree.children(list);
    const isDeclaration = /:=/.test(this.tree.text.slice(tree.end(list === none ? head : list), tree.end(head)));
    const targets = left.map((each) => this.#leftSide(each, isDeclaration));
    const blank: Pattern = { ...span, kind: "list", items: [], rest: undefined };
    const statements = this.block(body);
    const [key, value] = targets;
    if (left.length < 2)
      return { ...span, kind: "each", target: key ?? blank, iterable, of: "keys", body: statements, after: [] };
    // What the keys of a map may be is not known; those of a list are numbers.
    const counted: Statement[] =
      key === undefined ? [] : [expressionOf({ ...span, kind: "assign", target: key, value: this.nothing(span) })];
    const inside = [...counted, ...statements];
    return { ...span, kind: "each", target: value ?? blank, iterable, of: "values", body: inside, after: [] };
  }

  #switch(node: NodeId): Statement[] {
    const { tree } = this;
    const into: Statement[] = [];
    const initializer = tree.child(node, "initializer");
    if (initializer !== none) this.statement(initializer, into);
    const clauses = tree.children(node).filter((child) => /_case$/.test(tree.kind(child)));
    const subject = tree.child(node, "value");
    if (tree.kind(node) === "expression_switch_statement" && subject === none) into.push(...this.#chain(clauses));
    else into.push(this.#cases(node, subject, clauses));
    return into;
  }

  /** A switch without a subject is a chain of conditions. */
  #chain(clauses: readonly NodeId[]): Statement[] {
    const { tree } = this;
    const wasInChain = this.#isInChain;
    this.#isInChain = true;
    const bodies = clauses.map((clause) => this.#clauseBody(clause));
    const fallback = clauses.findIndex((clause) => tree.kind(clause) === "default_case");
    let otherwise: Statement[] = fallback < 0 ? [] : bodies[fallback]!;
    for (const [index, clause] of [...clauses.entries()].reverse()) {
      if (index === fallback) continue;
      const span = this.span(clause);
      const [first, ...more] = this.expressions(tree.children(tree.child(clause, "value")));
      const test = more.reduce<Expression>(
        (left, right) => ({ ...span, kind: "logical", operator: "or", left, right }),
        first ?? this.nothing(span),
      );
      otherwise = [{ ...span, kind: "if", test, consequence: bodies[index]!, otherwise }];
    }
    this.#isInChain = wasInChain;
    return otherwise;
  }

  #clauseBody(clause: NodeId): Statement[] {
    const lists = this.tree.children(clause).filter((child) => this.tree.kind(child) === "statement_list");
    return this.blocks.inside(() => lists.flatMap((list) => this.#statements(list)));
  }

  #cases(node: NodeId, subjectNode: NodeId, clauses: readonly NodeId[]): Statement {
    const { tree } = this;
    const span = this.span(node);
    const wasInChain = this.#isInChain;
    this.#isInChain = false;
    const subject = subjectNode === none ? this.nothing(span) : this.expression(subjectNode);
    const aliasList = tree.child(node, "alias");
    const alias = aliasList === none ? none : tree.first(aliasList);
    const cases = clauses.map((clause): Case => {
      const at = this.span(clause);
      return this.blocks.inside(() => {
        const before: Statement[] = [];
        const types = tree.childrenOf(clause, "type");
        const communication = tree.child(clause, "communication");
        if (communication !== none) this.statement(communication, before);
        if (alias !== none) {
          const [only, ...more] = types;
          const value = only === undefined || more.length > 0 ? subject : this.typed(subject, only);
          before.push(this.declared(alias, value));
        }
        const list = tree.child(clause, "value");
        const tests =
          tree.kind(clause) === "default_case"
            ? []
            : tree.kind(clause) === "expression_case" && list !== none
              ? this.expressions(tree.children(list))
              : [this.nothing(at)];
        const body = [...before, ...this.#clauseBody(clause)];
        // A clause ends the switch, unless it says that it falls through.
        const falls = /\bfallthrough\s*$/.test(tree.source(clause));
        return { tests, body: falls ? body : [...body, { ...at, kind: "break" }] };
      });
    });
    this.#isInChain = wasInChain;
    return { ...span, kind: "switch", subject, cases, fallsThrough: true };
  }
}

function expressionOf(value: Expression): Statement {
  return { kind: "expression", value, start: value.start, end: value.end };
}
