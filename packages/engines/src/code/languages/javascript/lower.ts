import type { Case, Entry, Expression, ImportedName, Module, ModuleReference, Statement } from "../../ir/index.ts";
import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import { Scopes } from "../scopes.ts";
import { DefinitionLowering } from "./definitions.ts";
import { boundNames, stripQuotes } from "./syntax.ts";
import { isPage } from "./templates.ts";

/** Lowers a JavaScript, TypeScript or TSX tree. Types are dropped, except those that annotate a parameter. */
export function lowerJavaScript(path: string, tree: FlatTree, text: string): Module {
  const reference: ModuleReference = { path, language: "javascript", text, ...(isPage(path) && { isPage: true }) };
  return new StatementLowering(tree, new Scopes(reference)).module(reference);
}

/** Statements, imports and exports. */
export class StatementLowering extends DefinitionLowering {
  /** Statements with function declarations first, as they are hoisted. */
  protected override body(nodes: readonly NodeId[]): Statement[] {
    const hoisted: Statement[] = [];
    const rest: Statement[] = [];
    for (const node of nodes) {
      const kind = this.tree.kind(node);
      const declared = kind === "export_statement" ? this.tree.child(node, "declaration") : node;
      const isFunction = declared !== none && /^(generator_)?function_declaration$/.test(this.tree.kind(declared));
      this.statement(node, isFunction ? hoisted : rest);
    }
    return [...hoisted, ...rest];
  }

  protected block(node: NodeId): Statement[] {
    if (node === none) return [];
    if (this.tree.kind(node) === "statement_block") return this.body(this.tree.children(node));
    if (this.tree.kind(node) === "else_clause") return this.block(this.tree.first(node));
    return this.body([node]);
  }

  protected statementAt(node: NodeId, into: Statement[]): void {
    const tree = this.tree;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "expression_statement":
        into.push({ ...span, kind: "expression", value: this.expression(tree.first(node)) });
        return;
      case "lexical_declaration":
      case "variable_declaration":
      case "using_declaration":
        for (const declarator of tree.children(node)) this.declarator(declarator, into);
        return;
      case "function_declaration":
      case "generator_function_declaration":
        this.bind(tree.source(tree.child(node, "name")), this.functionExpression(node), into);
        return;
      case "class_declaration":
      case "abstract_class_declaration":
        this.bind(tree.source(tree.child(node, "name")), this.classExpression(node), into);
        return;
      case "statement_block":
        into.push({ ...span, kind: "block", body: this.block(node) });
        return;
      case "if_statement":
        into.push({
          ...span,
          kind: "if",
          test: this.expression(tree.child(node, "condition")),
          consequence: this.block(tree.child(node, "consequence")),
          otherwise: this.block(tree.child(node, "alternative")),
        });
        return;
      case "for_statement": {
        const initializer = tree.child(node, "initializer");
        if (initializer !== none) this.forInitializer(initializer, into);
        const test = this.optionalTest(tree.child(node, "condition"));
        const body = this.block(tree.child(node, "body"));
        const increment = this.optional(tree.child(node, "increment"));
        if (increment) body.push({ ...span, kind: "expression", value: increment });
        into.push({ ...span, kind: "while", test, body, runsFirst: false, after: [] });
        return;
      }
      case "for_in_statement": {
        const declares = tree.child(node, "kind") !== none;
        into.push({
          ...span,
          kind: "each",
          target: this.pattern(tree.child(node, "left"), declares),
          iterable: this.expression(tree.child(node, "right")),
          of: tree.source(tree.child(node, "operator")) === "in" ? "keys" : "values",
          body: this.block(tree.child(node, "body")),
          after: [],
        });
        return;
      }
      case "switch_statement":
        into.push(this.switch(node));
        return;
      case "try_statement": {
        const handler = tree.child(node, "handler");
        const finalizer = tree.child(node, "finalizer");
        const parameter = handler === none ? none : tree.child(handler, "parameter");
        into.push({
          ...span,
          kind: "try",
          body: this.block(tree.child(node, "body")),
          handlers:
            handler === none
              ? []
              : [
                  {
                    target: parameter === none ? undefined : this.pattern(parameter, true),
                    body: this.block(tree.child(handler, "body")),
                  },
                ],
          otherwise: [],
          finalizer: finalizer === none ? [] : this.block(tree.child(finalizer, "body")),
        });
        return;
      }
      case "labeled_statement":
      case "with_statement":
        into.push({ ...span, kind: "block", body: this.block(tree.child(node, "body")) });
        return;
      case "import_statement":
        this.import(node, into);
        return;
      case "export_statement":
        this.export(node, into);
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
        into.push({ ...span, kind: "block", body: this.block(tree.child(node, "body")) });
        return;
      case "enum_declaration":
        this.enum(node, into);
        return;
      default:
        into.push({ ...span, kind: "expression", value: this.expression(node) });
    }
  }

  protected declarator(node: NodeId, into: Statement[]): void {
    const name = this.tree.child(node, "name");
    if (name === none) return;
    const target = this.pattern(name, true);
    const valueNode = this.tree.child(node, "value");
    if (valueNode === none) return;
    const value = this.named(valueNode, target.kind === "name" ? target.name : "");
    const span = this.span(node);
    into.push({ ...span, kind: "expression", value: { ...span, kind: "assign", target, value } });
  }

  protected forInitializer(node: NodeId, into: Statement[]): void {
    if (/declaration$/.test(this.tree.kind(node))) this.statement(node, into);
    else if (this.tree.kind(node) !== "empty_statement") {
      into.push({ ...this.span(node), kind: "expression", value: this.expression(node) });
    }
  }

  protected optionalTest(node: NodeId): Expression | undefined {
    return node === none || this.tree.kind(node) === "empty_statement" || this.tree.source(node) === ";"
      ? undefined
      : this.expression(node);
  }

  protected switch(node: NodeId): Statement {
    const tree = this.tree;
    const cases: Case[] = tree.children(tree.child(node, "body")).map((clause) => {
      const value = tree.child(clause, "value");
      const tests = value === none ? [] : [this.expression(value)];
      return { tests, body: this.body(tree.childrenOf(clause, "body")) };
    });
    const subject = this.expression(tree.child(node, "value"));
    return { ...this.span(node), kind: "switch", subject, cases, fallsThrough: true };
  }

  protected enum(node: NodeId, into: Statement[]): void {
    const tree = this.tree;
    const span = this.span(node);
    const entries: Entry[] = [];
    for (const child of tree.children(tree.child(node, "body"))) {
      const isAssignment = tree.kind(child) === "enum_assignment";
      const name = isAssignment ? tree.child(child, "name") : child;
      const key: Expression = { ...this.span(name), kind: "constant", value: stripQuotes(tree.source(name)) };
      const value = isAssignment ? this.expression(tree.child(child, "value")) : key;
      entries.push({ key, value });
    }
    this.bind(tree.source(tree.child(node, "name")), { ...span, kind: "record", entries }, into);
  }

  protected import(node: NodeId, into: Statement[]): void {
    const tree = this.tree;
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
          for (const specifier of tree.children(part)) names.push(this.specifier(specifier));
        }
      }
    }
    for (const { local } of names) this.scopes.declare(local);
    into.push({ ...this.span(node), kind: "import", module: stripQuotes(tree.source(source)), names });
  }

  protected specifier(node: NodeId): ImportedName {
    const imported = stripQuotes(this.tree.source(this.tree.child(node, "name")));
    const alias = this.tree.child(node, "alias");
    return { imported, local: alias === none ? imported : stripQuotes(this.tree.source(alias)) };
  }

  protected export(node: NodeId, into: Statement[]): void {
    const tree = this.tree;
    const span = this.span(node);
    const declaration = tree.child(node, "declaration");
    const value = tree.child(node, "value");
    const source = tree.child(node, "source");
    const isDefault = /^export\s+default\b/.test(tree.source(node).slice(0, 40));
    if (declaration !== none) {
      const before = into.length;
      if (/^(abstract_)?class_declaration$/.test(tree.kind(declaration)))
        this.outerDecorators = tree.childrenOf(node, "decorator");
      this.statement(declaration, into);
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
      into.push({ ...span, kind: "export", name: "default", value: this.named(value, "default") });
      return;
    }
    const clauses = tree.children(node).filter((child) => tree.kind(child) === "export_clause");
    const names = clauses.flatMap((clause) => tree.children(clause).map((child) => this.specifier(child)));
    if (source !== none) {
      const namespace = tree.children(node).find((child) => tree.kind(child) === "namespace_export");
      const local = namespace === undefined ? "*" : stripQuotes(tree.source(tree.first(namespace)));
      const all = names.length === 0 ? [{ imported: "*", local }] : names;
      into.push({ ...span, kind: "reexport", module: stripQuotes(tree.source(source)), names: all });
      return;
    }
    for (const { imported, local } of names) {
      into.push({ ...span, kind: "export", name: local, value: { ...span, kind: "name", name: imported } });
    }
  }
}
