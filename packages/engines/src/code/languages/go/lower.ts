import type { Expression, Module, ModuleReference, Pattern, Statement } from "../../ir/index.ts";
import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import { Scopes } from "../scopes.ts";
import { expressionOf } from "./assignments.ts";
import { ControlLowering } from "./control.ts";

/** Lowers a Go tree. Declarations keep the order of the file: linking a package puts types and functions first. */
export function lowerGo(path: string, tree: FlatTree): Module {
  const reference: ModuleReference = { path, language: "go", text: tree.text };
  return new StatementLowering(tree, new Scopes(reference)).module(reference);
}

/** Calls that do not come back. */
const ends = /^(panic|os\.Exit|log\.(Fatal|Panic)(f|ln)?|runtime\.Goexit)$/;

/** Statements of Go, by their kind. */
class StatementLowering extends ControlLowering {
  /** Names of the results of the functions around, for `return` alone. */
  protected readonly results: (readonly string[])[] = [];

  /** Names of the file come first: a variable inside a function that has the same name is another one. */
  override module(reference: ModuleReference): Module {
    for (const node of this.tree.children(this.tree.root)) {
      for (const name of this.namesDeclared(node)) this.blocks.declare(name);
    }
    return super.module(reference);
  }

  protected functionBody(node: NodeId, body: NodeId): Statement[] {
    const { tree } = this;
    const result = tree.child(node, "result");
    const declarations = result !== none && tree.kind(result) === "parameter_list" ? tree.children(result) : [];
    this.results.push(declarations.flatMap((child) => tree.childrenOf(child, "name").map((name) => tree.source(name))));
    const wasInChain = this.isInChain;
    this.isInChain = false;
    const statements = this.statements(body);
    this.isInChain = wasInChain;
    this.results.pop();
    return statements;
  }

  protected statementAt(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "import_declaration":
        for (const spec of this.specs(node, "import_spec")) this.importSpec(spec, into);
        return;
      case "package_clause":
      case "empty_statement":
      case "comment":
      case "goto_statement":
      case "fallthrough_statement":
        return;
      case "function_declaration":
        this.functionDeclaration(node, into);
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
        this.constants(node, into);
        return;
      case "var_declaration":
        for (const spec of this.specs(node, "var_spec")) this.variables(spec, into);
        return;
      case "short_var_declaration":
      case "assignment_statement":
        this.assignment(node, into);
        return;
      case "inc_statement":
      case "dec_statement":
        this.step(node, into);
        return;
      case "send_statement": {
        const object = this.expression(tree.child(node, "channel"));
        const target: Pattern = { ...span, kind: "index", object, key: this.nothing(span) };
        const value = this.expression(tree.child(node, "value"));
        into.push(expressionOf({ ...span, kind: "assign", target, value }));
        return;
      }
      case "receive_statement":
        this.receive(node, into);
        return;
      case "expression_statement":
        this.expressionStatement(tree.first(node), into);
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
        into.push({ ...span, kind: "block", body: this.blocks.inside(() => this.ifStatement(node)) });
        return;
      case "for_statement":
        into.push({ ...span, kind: "block", body: this.blocks.inside(() => this.forStatement(node)) });
        return;
      case "expression_switch_statement":
      case "type_switch_statement":
      case "select_statement":
        into.push({ ...span, kind: "block", body: this.blocks.inside(() => this.switchStatement(node)) });
        return;
      default:
        into.push(expressionOf(this.expression(node)));
    }
  }

  protected expressionStatement(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const value = this.expression(node);
    const isEnd = tree.kind(node) === "call_expression" && ends.test(tree.source(tree.child(node, "function")));
    into.push(isEnd ? { ...this.span(node), kind: "throw", value } : expressionOf(value));
  }

  protected override returned(node: NodeId): Expression | undefined {
    const { tree } = this;
    const span = this.span(node);
    const list = tree.first(node);
    const values: Expression[] =
      list === none
        ? (this.results.at(-1) ?? []).map((name) => ({ ...span, kind: "name", name: this.blocks.of(name) }))
        : this.expressions(tree.children(list));
    if (values.length < 2) return values[0];
    return { ...span, kind: "list", items: values.map((value) => ({ value, isSpread: false })) };
  }
}
