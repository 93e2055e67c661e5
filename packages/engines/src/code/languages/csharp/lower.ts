import type { Case, Expression, Handler, Module, ModuleReference, Pattern, Statement } from "../../ir/index.ts";
import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import { Scopes } from "../scopes.ts";
import { typeDeclaration } from "./declared.ts";
import { DefinitionLowering } from "./definitions.ts";
import { Names } from "./names.ts";
import { isRazor } from "./razor.ts";

/**
 * Lowers a C# tree: first its types, under their full names, then the statements that stand outside of all of them.
 *
 * @param text of the file, where it is a page with the C# of the tree in it
 */
export function lowerCSharp(path: string, tree: FlatTree, text: string): Module {
  const reference: ModuleReference = { path, language: "csharp", text, ...(isRazor(path) && { isPage: true }) };
  return new StatementLowering(tree, new Scopes(reference), new Names()).module(reference);
}

/** Statements, namespaces and usings. */
class StatementLowering extends DefinitionLowering {
  /** Local functions may be called before the place where they stand. */
  protected override body(nodes: readonly NodeId[]): Statement[] {
    const { tree } = this;
    const isFunction = (node: NodeId) =>
      tree.kind(tree.kind(node) === "global_statement" ? tree.first(node) : node) === "local_function_statement";
    const isTop = this.scopes.isTopLevel && tree.kind(nodes[0] ?? tree.root) !== "block";
    const isUsing = (node: NodeId) => tree.kind(node) === "using_directive";
    const isOther = (node: NodeId) => !isFunction(node) && !isUsing(node);
    const ordered = [...nodes.filter(isUsing), ...nodes.filter(isFunction), ...nodes.filter(isOther)];
    for (const node of ordered.filter(isFunction)) this.#announce(node);
    const written = super.body(ordered);
    return isTop ? [...this.types.splice(0), ...written] : written;
  }

  protected block(node: NodeId): Statement[] {
    if (node === none) return [];
    return this.tree.kind(node) === "block" ? this.body(this.parts(node)) : this.body([node]);
  }

  protected statementAt(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "global_statement": {
        const before = this.isInStatements;
        this.isInStatements = true;
        for (const part of this.parts(node)) this.statement(part, into);
        this.isInStatements = before;
        return;
      }
      case "using_directive":
        this.#using(node, into);
        return;
      case "file_scoped_namespace_declaration":
        this.names.enter(tree.source(tree.child(node, "name")));
        for (const part of this.parts(node).filter((child) => child !== tree.child(node, "name")))
          this.statement(part, into);
        return;
      case "namespace_declaration":
        this.names.inNamespace(tree.source(tree.child(node, "name")), () => {
          for (const part of this.parts(tree.child(node, "body"))) this.statement(part, into);
        });
        return;
      case "expression_statement":
        into.push({ ...span, kind: "expression", value: this.expression(this.parts(node)[0] ?? none) });
        return;
      case "local_declaration_statement":
        for (const part of this.parts(node).filter((child) => tree.kind(child) === "variable_declaration"))
          this.#declaration(part, into);
        return;
      case "local_function_statement":
        this.#localFunction(node, into);
        return;
      case "yield_statement": {
        const value = this.parts(node)[0];
        if (value === undefined) into.push({ ...span, kind: "return", value: undefined });
        else
          into.push({
            ...span,
            kind: "expression",
            value: { ...span, kind: "yield", operand: this.expression(value) },
          });
        return;
      }
      case "if_statement":
        into.push({
          ...span,
          kind: "if",
          test: this.expression(tree.child(node, "condition")),
          consequence: this.block(tree.child(node, "consequence")),
          otherwise: this.block(tree.child(node, "alternative")),
        });
        return;
      case "for_statement":
        this.#for(node, into);
        return;
      case "foreach_statement":
        into.push(this.#each(node));
        return;
      case "switch_statement": {
        const subject = this.expression(tree.child(node, "value"));
        into.push({
          ...span,
          kind: "switch",
          subject,
          cases: this.#cases(tree.child(node, "body")),
          fallsThrough: false,
        });
        return;
      }
      case "try_statement":
        into.push(this.#try(node));
        return;
      case "using_statement":
      case "lock_statement":
      case "fixed_statement":
      case "checked_statement":
      case "unsafe_statement":
      case "labeled_statement":
        into.push({ ...span, kind: "block", body: this.#inner(node) });
        return;
      case "block":
        into.push({ ...span, kind: "block", body: this.block(node) });
        return;
      case "empty_statement":
      case "goto_statement":
      case "delegate_declaration":
      case "global_attribute":
      case "extern_alias_directive":
        return;
      default:
        if (typeDeclaration.test(kind)) this.type(node);
        else if (kind.startsWith("preproc_")) for (const part of this.#conditional(node)) this.statement(part, into);
        else into.push({ ...span, kind: "expression", value: this.expression(node) });
    }
  }

  #conditional(node: NodeId): NodeId[] {
    if (!/^preproc_(if|elif|else)/.test(this.tree.kind(node))) return [];
    const condition = this.tree.child(node, "condition");
    return this.parts(node).filter((part) => part !== condition);
  }

  /** `using A.B;`, `using static A.B.C;`, `using X = A.B.C;`, with or without `global`. */
  #using(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const name = tree.child(node, "name");
    const full = tree.source(this.parts(node).at(-1) ?? none).replace(/\s+|^global::/g, "");
    const written = tree.source(node);
    if (name !== none) this.names.alias(tree.source(name), full.replace(/<.*>/s, ""));
    else if (/^(global\s+)?using\s+static\b/.test(written)) this.names.useStatic(full);
    else {
      this.names.use(full);
      const names = /^global\b/.test(written) ? [{ imported: "*", local: "global" }] : [];
      into.push({ ...this.span(node), kind: "import", module: full, names });
    }
  }

  #announce(node: NodeId): void {
    const { tree } = this;
    const inner = tree.kind(node) === "global_statement" ? tree.first(node) : node;
    this.scopes.declare(tree.source(tree.child(inner, "name")));
  }

  #localFunction(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const name = tree.source(tree.child(node, "name"));
    const head = { node, name, isArrow: true, decorators: this.attributes(node) };
    const value = this.function(head, tree.child(node, "parameters"), tree.child(node, "body"));
    this.bind(name, value, into);
  }

  #declaration(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const type = tree.child(node, "type");
    for (const declarator of this.parts(node).filter((part) => tree.kind(part) === "variable_declarator")) {
      const nameNode = tree.child(declarator, "name");
      const parts = this.parts(declarator);
      const pattern = parts.find((part) => tree.kind(part) === "tuple_pattern");
      const value = parts.find(
        (part) => part !== nameNode && part !== pattern && tree.kind(part) !== "bracketed_argument_list",
      );
      const span = this.span(declarator);
      if (pattern === undefined) this.scopes.declare(tree.source(nameNode).replace(/^@/, ""));
      if (value === undefined) continue;
      const before = this.expected;
      this.expected = type;
      const given = this.typed(this.expression(value), type);
      this.expected = before;
      const target: Pattern =
        pattern === undefined
          ? { ...this.span(nameNode), kind: "name", name: tree.source(nameNode).replace(/^@/, "") }
          : this.#declaredNames(pattern);
      into.push({ ...span, kind: "expression", value: { ...span, kind: "assign", target, value: given } });
    }
  }

  /** `(a, (b, _))`, all of them new. */
  #declaredNames(node: NodeId): Pattern {
    const { tree } = this;
    if (tree.kind(node) !== "tuple_pattern") {
      this.scopes.declare(tree.source(node));
      return { ...this.span(node), kind: "name", name: tree.source(node) };
    }
    const items = this.parts(node).map((part) =>
      tree.kind(part) === "discard" ? undefined : this.#declaredNames(part),
    );
    return { ...this.span(node), kind: "list", items, rest: undefined };
  }

  #for(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    for (const init of tree.childrenOf(node, "initializer")) {
      if (tree.kind(init) === "variable_declaration") this.#declaration(init, into);
      else if (tree.kind(init) !== ",") into.push({ ...span, kind: "expression", value: this.expression(init) });
    }
    const test = this.optional(tree.child(node, "condition"));
    const body = this.block(tree.child(node, "body"));
    for (const update of tree.childrenOf(node, "update").filter((part) => tree.kind(part) !== ","))
      body.push({ ...span, kind: "expression", value: this.expression(update) });
    into.push({ ...span, kind: "while", test, body, runsFirst: false, after: [] });
  }

  #each(node: NodeId): Statement {
    const { tree } = this;
    const span = this.span(node);
    const iterable = this.expression(tree.child(node, "right"));
    const left = tree.child(node, "left");
    const target = this.#declaredNames(left);
    const read: Expression = { ...this.span(left), kind: "name", name: tree.source(left) };
    const value = this.typed(read, tree.child(node, "type"));
    const typing: Statement[] =
      value === read ? [] : [{ ...span, kind: "expression", value: { ...span, kind: "assign", target, value } }];
    const body = [...typing, ...this.block(tree.child(node, "body"))];
    return { ...span, kind: "each", target, iterable, of: "values", body, after: [] };
  }

  #cases(body: NodeId): Case[] {
    const { tree } = this;
    const cases: Case[] = [];
    let waiting: Expression[] = [];
    for (const section of this.parts(body)) {
      const parts = this.parts(section);
      const label = parts.findIndex((part) => /_statement$|^block$/.test(tree.kind(part)));
      const labels = label < 0 ? parts : parts.slice(0, label);
      const when = labels.find((part) => tree.kind(part) === "when_clause");
      const captures: Pattern[] = [];
      const tests = labels.filter((part) => part !== when).map((part) => this.#caseTest(part, captures));
      const isDefault = labels.length === 0;
      if (label < 0 && !isDefault) {
        waiting.push(...tests);
        continue;
      }
      const guard = when === undefined ? undefined : this.expression(tree.first(when));
      const statements = this.body(label < 0 ? [] : parts.slice(label));
      const all = [...waiting, ...tests];
      cases.push({
        tests: isDefault ? [] : all,
        captures,
        ...(guard === undefined ? {} : { guard }),
        body: statements,
      });
      waiting = [];
    }
    return cases;
  }

  #caseTest(node: NodeId, captures: Pattern[]): Expression {
    const { tree } = this;
    const constant = tree.kind(node) === "constant_pattern" ? tree.first(node) : node;
    if (!/_pattern$/.test(tree.kind(constant))) return this.expression(constant);
    const name = tree.child(node, "name");
    if (name !== none) {
      this.scopes.declare(tree.source(name));
      captures.push({ ...this.span(name), kind: "name", name: tree.source(name) });
    }
    return { ...this.span(node), kind: "other", parts: [] };
  }

  #try(node: NodeId): Statement {
    const { tree } = this;
    const parts = this.parts(node);
    const finalizer = parts.find((part) => tree.kind(part) === "finally_clause");
    const body = this.block(tree.child(node, "body"));
    const handlers = parts
      .filter((part) => tree.kind(part) === "catch_clause")
      .map((clause): Handler => {
        const declared = this.parts(clause).find((part) => tree.kind(part) === "catch_declaration");
        const name = declared === undefined ? none : tree.child(declared, "name");
        if (name !== none) this.scopes.declare(tree.source(name));
        const target: Pattern | undefined =
          name === none ? undefined : { ...this.span(name), kind: "name", name: tree.source(name) };
        return { target, body: this.block(tree.child(clause, "body")) };
      });
    const last = finalizer === undefined ? [] : this.block(tree.first(finalizer));
    return { ...this.span(node), kind: "try", body, handlers, otherwise: [], finalizer: last };
  }

  /** What stands in a `using`, `lock` or the like: declarations, values, and statements. */
  #inner(node: NodeId): Statement[] {
    const { tree } = this;
    const into: Statement[] = [];
    for (const part of this.parts(node)) {
      const kind = tree.kind(part);
      if (kind === "variable_declaration") this.#declaration(part, into);
      else if (/_statement$|^block$/.test(kind)) into.push(...this.block(part));
      else if (kind !== "identifier" || tree.kind(node) !== "labeled_statement")
        into.push({ ...this.span(part), kind: "expression", value: this.expression(part) });
    }
    return into;
  }
}
