import type {
  Case,
  Expression,
  Handler,
  ImportedName,
  Module,
  ModuleReference,
  Pattern,
  Statement,
} from "../../ir/index.ts";
import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import { Scopes } from "../scopes.ts";
import { typeDeclaration } from "./declared.ts";
import { DefinitionLowering } from "./definitions.ts";
import { Names } from "./names.ts";

/** Lowers a Java tree. Types it uses without an import become imports of every full name they may have. */
export function lowerJava(path: string, tree: FlatTree): Module {
  const reference: ModuleReference = { path, language: "java", text: tree.text };
  return new StatementLowering(tree, new Scopes(reference), new Names(packageOf(tree))).module(reference);
}

function packageOf(tree: FlatTree): string {
  const declaration = tree.children(tree.root).find((child) => tree.kind(child) === "package_declaration");
  const name = declaration === undefined ? undefined : tree.children(declaration).at(-1);
  return name === undefined ? "" : tree.source(name).replace(/\s+/g, "");
}

/** Statements and imports. */
class StatementLowering extends DefinitionLowering {
  /** Imports first; then the types used without one, which are known once the whole file was read. */
  protected override body(nodes: readonly NodeId[]): Statement[] {
    if (!this.scopes.isTopLevel) return super.body(nodes);
    const own = nodes.filter((node) => typeDeclaration.test(this.tree.kind(node)));
    for (const node of own) this.names.import(this.tree.source(this.tree.child(node, "name")));
    const written = super.body(nodes);
    const implied = [...this.names.used()].map(([local, full]) =>
      this.#import(full.join("|"), [{ imported: "*", local }]),
    );
    return [...implied, ...written];
  }

  protected block(node: NodeId): Statement[] {
    const isBlock = /^(block|constructor_body|switch_block)$/.test(this.tree.kind(node));
    return isBlock ? this.body(this.tree.children(node)) : this.body([node]);
  }

  protected statementAt(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "expression_statement":
        into.push({ ...span, kind: "expression", value: this.expression(tree.first(node)) });
        return;
      case "local_variable_declaration":
        for (const declarator of tree.childrenOf(node, "declarator")) this.#declarator(node, declarator, into);
        return;
      case "yield_statement":
        into.push({ ...span, kind: "return", value: this.optional(tree.first(node)) });
        return;
      case "block":
      case "synchronized_statement":
      case "labeled_statement":
      case "static_initializer":
        into.push({ ...span, kind: "block", body: this.#inner(node) });
        return;
      case "if_statement":
        into.push({
          ...span,
          kind: "if",
          test: this.expression(tree.child(node, "condition")),
          consequence: this.block(tree.child(node, "consequence")),
          otherwise: this.#optionalBlock(tree.child(node, "alternative")),
        });
        return;
      case "for_statement":
        this.#for(node, into);
        return;
      case "enhanced_for_statement":
        into.push(this.#each(node));
        return;
      case "switch_expression": {
        const subject = this.expression(tree.child(node, "condition"));
        into.push({ ...span, kind: "switch", subject, ...this.cases(tree.child(node, "body"), false) });
        return;
      }
      case "try_statement":
      case "try_with_resources_statement":
        this.#try(node, into);
        return;
      case "assert_statement":
        for (const value of this.expressions(tree.children(node))) into.push({ ...span, kind: "expression", value });
        return;
      case "explicit_constructor_invocation":
        into.push({ ...span, kind: "expression", value: this.#constructorCall(node) });
        return;
      case "import_declaration":
        this.#importDeclaration(node, into);
        return;
      case "package_declaration":
      case "module_declaration":
        return;
      default:
        if (typeDeclaration.test(kind)) this.#type(node, into);
        else into.push({ ...span, kind: "expression", value: this.expression(node) });
    }
  }

  protected cases(body: NodeId, yields: boolean): { cases: Case[]; fallsThrough: boolean } {
    const { tree } = this;
    const clauses = tree.children(body);
    const fallsThrough = !clauses.some((clause) => tree.kind(clause) === "switch_rule");
    return {
      fallsThrough,
      cases: clauses.map((clause): Case => {
        const parts = tree.children(clause);
        const labels = parts.filter((part) => tree.kind(part) === "switch_label");
        const rest = parts.filter((part) => tree.kind(part) !== "switch_label");
        const isDefault = labels.some((label) => /^default\b|,\s*default\b/.test(tree.source(label)));
        const read = labels.flatMap((label) => tree.children(label)).map((test) => this.#caseTest(test));
        const tests = isDefault ? [] : read.flatMap((each) => each.tests);
        const guard = read.find((each) => each.guard !== undefined)?.guard;
        return {
          tests: isDefault || tests.length > 0 ? tests : [{ ...this.span(clause), kind: "other", parts: [] }],
          captures: read.flatMap((each) => each.captures),
          ...(guard === undefined ? {} : { guard }),
          body: this.#caseBody(rest, yields && !fallsThrough),
        };
      }),
    };
  }

  /** What follows an arrow is the value of the switch where one is wanted. */
  #caseBody(nodes: readonly NodeId[], yields: boolean): Statement[] {
    const { tree } = this;
    const [only] = nodes;
    if (yields && only !== undefined && tree.kind(only) === "expression_statement") {
      return [{ ...this.span(only), kind: "return", value: this.expression(tree.first(only)) }];
    }
    return nodes.flatMap((node) => this.block(node));
  }

  #caseTest(node: NodeId): { tests: Expression[]; captures: Pattern[]; guard?: Expression } {
    const { tree } = this;
    if (tree.kind(node) === "guard") return { tests: [], captures: [], guard: this.expression(tree.first(node)) };
    if (tree.kind(node) !== "pattern") {
      // A case of an enum names its constant alone.
      const isConstant = tree.kind(node) === "identifier";
      const constant: Expression = { ...this.span(node), kind: "constant", value: tree.source(node) };
      return {
        tests: [
          isConstant && !this.scopes.knows(tree.source(node)) ? this.#enumCase(node, constant) : this.expression(node),
        ],
        captures: [],
      };
    }
    const captures: Pattern[] = [];
    const visit = (part: NodeId, depth: number): void => {
      if (tree.kind(part) === "identifier") {
        this.scopes.declare(tree.source(part));
        captures.push({ ...this.span(part), kind: "name", name: tree.source(part) });
      } else if (depth < 6) for (const child of tree.children(part)) visit(child, depth + 1);
    };
    visit(node, 0);
    return { tests: [{ ...this.span(node), kind: "other", parts: [] }], captures };
  }

  /** A constant of this class may be meant as well as one of the subject's enum. */
  #enumCase(node: NodeId, constant: Expression): Expression {
    const named = this.expression(node);
    return named.kind === "member" && named.object.kind === "self" ? constant : named;
  }

  #optionalBlock(node: NodeId): Statement[] {
    return node === none ? [] : this.block(node);
  }

  #inner(node: NodeId): Statement[] {
    const { tree } = this;
    if (tree.kind(node) === "block") return this.block(node);
    const body = tree.child(node, "body");
    if (body !== none) return this.block(body);
    const last = tree.children(node).at(-1);
    return last === undefined ? [] : this.block(last);
  }

  #declarator(declaration: NodeId, node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const name = tree.source(tree.child(node, "name"));
    this.scopes.declare(name);
    const value = tree.child(node, "value");
    if (value === none) return;
    const span = this.span(node);
    const given = this.typed(this.expression(value), tree.child(declaration, "type"));
    const target: Pattern = { ...this.span(tree.child(node, "name")), kind: "name", name };
    into.push({ ...span, kind: "expression", value: { ...span, kind: "assign", target, value: given } });
  }

  #for(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    for (const init of tree.childrenOf(node, "init")) {
      if (tree.kind(init) === "local_variable_declaration") this.statement(init, into);
      else into.push({ ...span, kind: "expression", value: this.expression(init) });
    }
    const condition = tree.child(node, "condition");
    const test = this.optional(condition);
    const body = this.block(tree.child(node, "body"));
    for (const value of this.expressions(tree.childrenOf(node, "update")))
      body.push({ ...span, kind: "expression", value });
    into.push({ ...span, kind: "while", test, body, runsFirst: false, after: [] });
  }

  #each(node: NodeId): Statement {
    const { tree } = this;
    const span = this.span(node);
    const iterable = this.expression(tree.child(node, "value"));
    const nameNode = tree.child(node, "name");
    const name = tree.source(nameNode);
    this.scopes.declare(name);
    const target: Pattern = { ...this.span(nameNode), kind: "name", name };
    const read: Expression = { ...this.span(nameNode), kind: "name", name };
    const value = this.typed(read, tree.child(node, "type"));
    const typing: Statement[] =
      value === read ? [] : [{ ...span, kind: "expression", value: { ...span, kind: "assign", target, value } }];
    const body = [...typing, ...this.block(tree.child(node, "body"))];
    return { ...span, kind: "each", target, iterable, of: "values", body, after: [] };
  }

  #try(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const resources = tree.child(node, "resources");
    const body: Statement[] = [];
    for (const resource of resources === none ? [] : tree.children(resources)) {
      if (tree.child(resource, "name") === none) {
        for (const value of this.expressions(tree.children(resource)))
          body.push({ ...this.span(resource), kind: "expression", value });
      } else this.#declarator(resource, resource, body);
    }
    const handlers: Handler[] = [];
    let finalizer: Statement[] = [];
    const rest = tree.children(node).filter((child) => /^(catch|finally)_clause$/.test(tree.kind(child)));
    body.push(...this.block(tree.child(node, "body")));
    for (const clause of rest) {
      if (tree.kind(clause) === "finally_clause") finalizer = this.block(tree.first(clause));
      else handlers.push(this.#handler(clause));
    }
    into.push({ ...this.span(node), kind: "try", body, handlers, otherwise: [], finalizer });
  }

  #handler(clause: NodeId): Handler {
    const { tree } = this;
    const parameter = tree.children(clause).find((child) => tree.kind(child) === "catch_formal_parameter");
    const nameNode = parameter === undefined ? none : tree.child(parameter, "name");
    if (nameNode === none) return { target: undefined, body: this.block(tree.child(clause, "body")) };
    const name = tree.source(nameNode);
    this.scopes.declare(name);
    return { target: { ...this.span(nameNode), kind: "name", name }, body: this.block(tree.child(clause, "body")) };
  }

  #constructorCall(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const args = this.arguments(tree.child(node, "arguments"));
    const isSuper = tree.kind(tree.child(node, "constructor")) === "super";
    const callee: Expression = isSuper
      ? { ...span, kind: "super" }
      : { ...span, kind: "member", object: { ...span, kind: "self" }, name: "constructor" };
    return { ...span, kind: "call", callee, args, isNew: false };
  }

  #type(node: NodeId, into: Statement[]): void {
    const value = this.typeExpression(node);
    const { name } = value.unit;
    this.bind(name, value, into);
    if (!this.scopes.isTopLevel) return;
    const span = this.span(node);
    into.push({ ...span, kind: "export", name, value: { ...span, kind: "name", name } });
  }

  #importDeclaration(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const parts = tree.children(node);
    const name = parts.find((part) => tree.kind(part) !== "asterisk");
    if (name === undefined) return;
    const full = tree.source(name).replace(/\s+/g, "");
    const isStatic = /^import\s+static\b/.test(tree.source(node));
    if (parts.some((part) => tree.kind(part) === "asterisk")) {
      if (!isStatic) this.names.importAll(full);
      return;
    }
    const local = full.split(".").at(-1)!;
    this.names.import(local);
    if (isStatic) into.push(this.#import(full.slice(0, -local.length - 1), [{ imported: local, local }]));
    else into.push(this.#import(full, [{ imported: "*", local }]));
  }

  #import(module: string, names: readonly ImportedName[]): Statement {
    for (const { local } of names) this.scopes.declare(local);
    return { kind: "import", module, names, start: 0, end: 0 };
  }
}
