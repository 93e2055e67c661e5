import type {
  Case,
  Expression,
  Handler,
  ImportedName,
  Module,
  ModuleReference,
  Pattern,
  Span,
  Statement,
} from "../../ir/index.ts";
import { type FlatTree, type NodeId, none } from "../../parse/index.ts";
import { Scopes } from "../scopes.ts";
import { DefinitionLowering } from "./definitions.ts";

/** Lowers a Python tree. */
export function lowerPython(path: string, tree: FlatTree): Module {
  const reference: ModuleReference = { path, language: "python", text: tree.text };
  return new StatementLowering(tree, new Scopes(reference)).module(reference);
}

/** Statements and imports. */
export class StatementLowering extends DefinitionLowering {
  protected block(node: NodeId): Statement[] {
    return node === none ? [] : this.body(this.tree.children(node));
  }

  protected blockIn(node: NodeId): Statement[] {
    const block = this.tree.children(node).find((child) => this.tree.kind(child) === "block");
    return block === undefined ? [] : this.block(block);
  }

  protected statementAt(node: NodeId, into: Statement[]): void {
    const tree = this.tree;
    const span = this.span(node);
    switch (tree.kind(node)) {
      case "expression_statement":
        for (const child of tree.children(node))
          into.push({ ...span, kind: "expression", value: this.expression(child) });
        return;
      case "if_statement":
        into.push(this.if(node, tree.childrenOf(node, "alternative")));
        return;
      case "for_statement":
        into.push({
          ...span,
          kind: "each",
          target: this.pattern(tree.child(node, "left")),
          iterable: this.expression(tree.child(node, "right")),
          of: "values",
          body: this.block(tree.child(node, "body")),
          after: this.afterLoop(node),
        });
        return;
      case "try_statement":
        this.try(node, into);
        return;
      case "with_statement":
        this.with(node, into);
        return;
      case "function_definition":
        this.bindDefinition(node, this.functionExpression(node, []), into);
        return;
      case "class_definition":
        this.bindDefinition(node, this.classExpression(node, []), into);
        return;
      case "decorated_definition": {
        const decorators = this.decorators(node);
        const inner = tree.child(node, "definition");
        const isClass = tree.kind(inner) === "class_definition";
        this.bindDefinition(
          inner,
          isClass ? this.classExpression(inner, decorators) : this.functionExpression(inner, decorators),
          into,
        );
        return;
      }
      case "import_statement":
        for (const name of tree.childrenOf(node, "name")) this.import(name, span, into);
        return;
      case "import_from_statement":
        this.importFrom(node, into);
        return;
      case "global_statement":
      case "nonlocal_statement":
        for (const name of tree.children(node)) {
          this.scopes.declareOuter(tree.source(name));
          this.scopes.assign(tree.source(name));
        }
        return;
      case "assert_statement": {
        const [test] = tree.children(node);
        if (test === undefined) return;
        const failed: Statement = { ...span, kind: "throw", value: undefined };
        into.push({ ...span, kind: "if", test: this.expression(test), consequence: [], otherwise: [failed] });
        return;
      }
      case "match_statement":
        into.push(this.match(node));
        return;
      case "pass_statement":
      case "future_import_statement":
      case "type_alias_statement":
        return;
      default:
        into.push({ ...span, kind: "expression", value: this.expression(node) });
    }
  }

  protected bindDefinition(node: NodeId, value: Expression, into: Statement[]): void {
    this.bind(this.tree.source(this.tree.child(node, "name")), value, into);
  }

  /** `elif` clauses become nested ifs, the last one innermost. */
  protected if(node: NodeId, alternatives: readonly NodeId[]): Statement {
    const tree = this.tree;
    let otherwise: Statement[] = [];
    for (const clause of this.clausesOf(node, alternatives).toReversed()) {
      if (tree.kind(clause) === "else_clause") otherwise = this.block(tree.child(clause, "body"));
      else {
        const test = this.expression(tree.child(clause, "condition"));
        otherwise = [
          {
            ...this.span(clause),
            kind: "if",
            test,
            consequence: this.block(tree.child(clause, "consequence")),
            otherwise,
          },
        ];
      }
    }
    const test = this.expression(tree.child(node, "condition"));
    return {
      ...this.span(node),
      kind: "if",
      test,
      consequence: this.block(tree.child(node, "consequence")),
      otherwise,
    };
  }

  protected override afterLoop(node: NodeId): Statement[] {
    const clause = this.tree.child(node, "alternative");
    return clause === none ? [] : this.block(this.tree.child(clause, "body"));
  }

  protected try(node: NodeId, into: Statement[]): void {
    const tree = this.tree;
    const handlers: Handler[] = [];
    let otherwise: Statement[] = [];
    let finalizer: Statement[] = [];
    for (const child of tree.children(node)) {
      const kind = tree.kind(child);
      if (kind === "else_clause") otherwise = this.block(tree.child(child, "body"));
      else if (kind === "finally_clause") finalizer = this.blockIn(child);
      else if (kind === "except_clause" || kind === "except_group_clause") {
        const alias = tree.children(child).find((part) => tree.kind(part) === "as_pattern");
        const name = alias === undefined ? tree.child(child, "alias") : tree.child(alias, "alias");
        handlers.push({ target: name === none ? undefined : this.pattern(name), body: this.blockIn(child) });
      }
    }
    into.push({
      ...this.span(node),
      kind: "try",
      body: this.block(tree.child(node, "body")),
      handlers,
      otherwise,
      finalizer,
    });
  }

  protected with(node: NodeId, into: Statement[]): void {
    const tree = this.tree;
    for (const clause of tree.children(node)) {
      if (tree.kind(clause) !== "with_clause") continue;
      for (const item of tree.children(clause)) {
        const value = tree.child(item, "value");
        if (value !== none) into.push({ ...this.span(item), kind: "expression", value: this.expression(value) });
      }
    }
    into.push({ ...this.span(node), kind: "block", body: this.block(tree.child(node, "body")) });
  }

  protected import(node: NodeId, span: Span, into: Statement[]): void {
    const tree = this.tree;
    const isAliased = tree.kind(node) === "aliased_import";
    const module = tree.source(isAliased ? tree.child(node, "name") : node);
    const local = isAliased ? tree.source(tree.child(node, "alias")) : module.split(".")[0]!;
    this.scopes.declare(local);
    // `import a.b` binds `a`; what is read through it has the same names as an import of `a.b` would give.
    into.push({ ...span, kind: "import", module: isAliased ? module : local, names: [{ imported: "*", local }] });
    if (!isAliased && module !== local) into.push({ ...span, kind: "import", module, names: [] });
  }

  protected importFrom(node: NodeId, into: Statement[]): void {
    const tree = this.tree;
    const names: ImportedName[] = tree.childrenOf(node, "name").map((name) => {
      if (tree.kind(name) !== "aliased_import") return { imported: tree.source(name), local: tree.source(name) };
      return { imported: tree.source(tree.child(name, "name")), local: tree.source(tree.child(name, "alias")) };
    });
    for (const { local } of names) this.scopes.declare(local);
    const module = tree.source(tree.child(node, "module_name")).replace(/\s/g, "");
    into.push({ ...this.span(node), kind: "import", module, names });
  }

  protected match(node: NodeId): Statement {
    const tree = this.tree;
    const body = tree.child(node, "body");
    const cases: Case[] = (body === none ? [] : tree.children(body)).map((clause): Case => {
      const patterns = tree.children(clause).filter((child) => tree.kind(child) === "case_pattern");
      const guard = tree.child(clause, "guard");
      const read = patterns.map((pattern) => this.casePattern(pattern));
      const tests = read.flatMap((each) => each.tests);
      const captures = read.flatMap((each) => each.captures);
      const isDefault = read.some((each) => each.isAlways);
      return {
        tests: isDefault ? [] : tests.length > 0 ? tests : [{ ...this.span(clause), kind: "other", parts: [] }],
        captures,
        ...(guard === none ? {} : { guard: this.expression(tree.first(guard)) }),
        body: this.block(tree.child(clause, "consequence")),
      };
    });
    return {
      ...this.span(node),
      kind: "switch",
      subject: this.expression(tree.child(node, "subject")),
      cases,
      fallsThrough: false,
    };
  }

  protected casePattern(node: NodeId): { tests: Expression[]; captures: Pattern[]; isAlways: boolean } {
    const tree = this.tree;
    const tests: Expression[] = [];
    const captures: Pattern[] = [];
    let isAlways = false;
    const visit = (part: NodeId, depth: number): void => {
      const kind = tree.kind(part);
      const text = tree.source(part);
      if (text === "_" && depth <= 2) isAlways = true;
      else if (/^(string|integer|float|true|false|none|concatenated_string)$/.test(kind))
        tests.push(this.expression(part));
      else if (kind === "dotted_name" && text.includes(".")) tests.push(this.dotted(this.span(part), text));
      else if (kind === "dotted_name" || kind === "identifier") {
        this.scopes.declare(text);
        captures.push({ ...this.span(part), kind: "name", name: text });
        if (depth <= 1) isAlways = true;
      } else if (depth < 6) for (const child of tree.children(part)) visit(child, depth + 1);
    };
    visit(node, 0);
    return { tests, captures, isAlways };
  }
}
