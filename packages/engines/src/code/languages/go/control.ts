import type { Case, Expression, Pattern, Span, Statement } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { expressionOf } from "./assignments.ts";
import { DeclarationLowering } from "./declarations.ts";

/** Conditions, loops and switches of Go. */
export abstract class ControlLowering extends DeclarationLowering {
  /** Whether `break` leaves a switch that was made a chain of conditions. */
  protected isInChain = false;

  protected block(node: NodeId): Statement[] {
    return this.blocks.inside(() => this.statements(node));
  }

  protected override break(span: Span): Statement {
    return this.isInChain ? { ...span, kind: "block", body: [] } : super.break(span);
  }

  protected statements(node: NodeId): Statement[] {
    return node === none ? [] : this.body(this.tree.children(node));
  }

  protected ifStatement(node: NodeId): Statement[] {
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

  protected forStatement(node: NodeId): Statement[] {
    const { tree } = this;
    const span = this.span(node);
    const body = tree.child(node, "body");
    const head = tree.children(node).find((child) => child !== body && tree.kind(child) !== "comment");
    const loop = <T>(work: () => T): T => {
      const wasInChain = this.isInChain;
      this.isInChain = false;
      const result = work();
      this.isInChain = wasInChain;
      return result;
    };
    if (head !== undefined && tree.kind(head) === "range_clause") return [loop(() => this.rangeLoop(span, head, body))];
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

  protected rangeLoop(span: Span, head: NodeId, body: NodeId): Statement {
    const { tree } = this;
    const iterable = this.expression(tree.child(head, "right"));
    const list = tree.child(head, "left");
    const left = list === none ? [] : tree.children(list);
    const isDeclaration = /:=/.test(this.tree.text.slice(tree.end(list === none ? head : list), tree.end(head)));
    const targets = left.map((each) => this.leftSide(each, isDeclaration));
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

  protected switchStatement(node: NodeId): Statement[] {
    const { tree } = this;
    const into: Statement[] = [];
    const initializer = tree.child(node, "initializer");
    if (initializer !== none) this.statement(initializer, into);
    const clauses = tree.children(node).filter((child) => /_case$/.test(tree.kind(child)));
    const subject = tree.child(node, "value");
    if (tree.kind(node) === "expression_switch_statement" && subject === none) into.push(...this.chain(clauses));
    else into.push(this.cases(node, subject, clauses));
    return into;
  }

  /** A switch without a subject is a chain of conditions. */
  protected chain(clauses: readonly NodeId[]): Statement[] {
    const { tree } = this;
    const wasInChain = this.isInChain;
    this.isInChain = true;
    const bodies = clauses.map((clause) => this.clauseBody(clause));
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
    this.isInChain = wasInChain;
    return otherwise;
  }

  protected clauseBody(clause: NodeId): Statement[] {
    const lists = this.tree.children(clause).filter((child) => this.tree.kind(child) === "statement_list");
    return this.blocks.inside(() => lists.flatMap((list) => this.statements(list)));
  }

  protected cases(node: NodeId, subjectNode: NodeId, clauses: readonly NodeId[]): Statement {
    const { tree } = this;
    const span = this.span(node);
    const wasInChain = this.isInChain;
    this.isInChain = false;
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
        const body = [...before, ...this.clauseBody(clause)];
        // A clause ends the switch, unless it says that it falls through.
        const falls = /\bfallthrough\s*$/.test(tree.source(clause));
        return { tests, body: falls ? body : [...body, { ...at, kind: "break" }] };
      });
    });
    this.isInChain = wasInChain;
    return { ...span, kind: "switch", subject, cases, fallsThrough: true };
  }
}
