import type {
  Argument,
  BinaryOperator,
  Case,
  ClassUnit,
  ComprehensionLoop,
  Entry,
  Expression,
  FunctionUnit,
  Handler,
  ImportedName,
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

/** Lowers a Python tree. */
export function lowerPython(path: string, tree: FlatTree): Module {
  const reference: ModuleReference = { path, language: "python", text: tree.text };
  return new Lowering(tree, new Scopes(reference)).module(reference);
}

const comparisons: Readonly<Record<string, BinaryOperator>> = {
  "==": "==",
  "!=": "!=",
  "<>": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  in: "in",
  "not in": "not in",
  is: "is",
  "is not": "!=",
};
const operators: Readonly<Record<string, BinaryOperator>> = {
  "-": "-",
  "*": "*",
  "/": "/",
  "//": "//",
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
    const head = { name: "", isArrow: false, decorators: [], start: 0, end: this.#tree.text.length };
    const top = this.#scopes.unit(head, () => ({
      parameters: [],
      body: this.#body(this.#tree.children(this.#tree.root)),
    }));
    const { comments, errorStarts } = this.#tree;
    return { ...reference, top, comments, errorStarts, cut: [...this.#scopes.cut] };
  }

  #span(node: NodeId): Span {
    return { start: this.#tree.start(node), end: this.#tree.end(node) };
  }
  #line(node: NodeId): number {
    return this.#tree.text.slice(0, this.#tree.start(node)).split("\n").length;
  }
  #body(nodes: readonly NodeId[]): Statement[] {
    const into: Statement[] = [];
    for (const node of nodes) this.#statement(node, into);
    return into;
  }
  #block(node: NodeId): Statement[] {
    return node === none ? [] : this.#body(this.#tree.children(node));
  }
  #blockIn(node: NodeId): Statement[] {
    const block = this.#tree.children(node).find((child) => this.#tree.kind(child) === "block");
    return block === undefined ? [] : this.#block(block);
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
    switch (tree.kind(node)) {
      case "expression_statement":
        for (const child of tree.children(node))
          into.push({ ...span, kind: "expression", value: this.#expression(child) });
        return;
      case "return_statement":
        into.push({ ...span, kind: "return", value: this.#optional(tree.first(node)) });
        return;
      case "raise_statement":
        into.push({ ...span, kind: "throw", value: this.#optional(tree.first(node)) });
        return;
      case "break_statement":
        into.push({ ...span, kind: "break" });
        return;
      case "continue_statement":
        into.push({ ...span, kind: "continue" });
        return;
      case "if_statement":
        into.push(this.#if(node, tree.childrenOf(node, "alternative")));
        return;
      case "while_statement":
        into.push({
          ...span,
          kind: "while",
          test: this.#expression(tree.child(node, "condition")),
          body: this.#block(tree.child(node, "body")),
          runsFirst: false,
          after: this.#elseOf(node),
        });
        return;
      case "for_statement":
        into.push({
          ...span,
          kind: "each",
          target: this.#pattern(tree.child(node, "left")),
          iterable: this.#expression(tree.child(node, "right")),
          of: "values",
          body: this.#block(tree.child(node, "body")),
          after: this.#elseOf(node),
        });
        return;
      case "try_statement":
        this.#try(node, into);
        return;
      case "with_statement":
        this.#with(node, into);
        return;
      case "function_definition":
        this.#bind(node, this.#functionExpression(node, []), into);
        return;
      case "class_definition":
        this.#bind(node, this.#classExpression(node, []), into);
        return;
      case "decorated_definition": {
        const decorators = this.#decorators(node);
        const inner = tree.child(node, "definition");
        const isClass = tree.kind(inner) === "class_definition";
        this.#bind(
          inner,
          isClass ? this.#classExpression(inner, decorators) : this.#functionExpression(inner, decorators),
          into,
        );
        return;
      }
      case "import_statement":
        for (const name of tree.childrenOf(node, "name")) this.#import(name, span, into);
        return;
      case "import_from_statement":
        this.#importFrom(node, into);
        return;
      case "global_statement":
      case "nonlocal_statement":
        for (const name of tree.children(node)) {
          this.#scopes.declareOuter(tree.source(name));
          this.#scopes.assign(tree.source(name));
        }
        return;
      case "assert_statement": {
        const [test] = tree.children(node);
        if (test === undefined) return;
        const failed: Statement = { ...span, kind: "throw", value: undefined };
        into.push({ ...span, kind: "if", test: this.#expression(test), consequence: [], otherwise: [failed] });
        return;
      }
      case "match_statement":
        into.push(this.#match(node));
        return;
      case "pass_statement":
      case "future_import_statement":
      case "type_alias_statement":
        return;
      case "ERROR":
        this.#scopes.markPartial();
        for (const child of tree.children(node)) this.#statement(child, into);
        return;
      default:
        into.push({ ...span, kind: "expression", value: this.#expression(node) });
    }
  }

  #bind(node: NodeId, value: Expression, into: Statement[]): void {
    const name = this.#tree.source(this.#tree.child(node, "name"));
    this.#scopes.declare(name);
    const { start, end } = value;
    into.push({
      kind: "expression",
      value: { kind: "assign", target: { kind: "name", name, start, end }, value, start, end },
      start,
      end,
    });
  }

  #decorators(node: NodeId): Expression[] {
    return this.#tree
      .children(node)
      .filter((child) => this.#tree.kind(child) === "decorator")
      .map((child) => this.#expression(this.#tree.first(child)));
  }

  /** `elif` clauses become nested ifs, the last one innermost. */
  #if(node: NodeId, alternatives: readonly NodeId[]): Statement {
    const tree = this.#tree;
    let otherwise: Statement[] = [];
    for (const clause of [...alternatives].reverse()) {
      if (tree.kind(clause) === "else_clause") otherwise = this.#block(tree.child(clause, "body"));
      else {
        const test = this.#expression(tree.child(clause, "condition"));
        otherwise = [
          {
            ...this.#span(clause),
            kind: "if",
            test,
            consequence: this.#block(tree.child(clause, "consequence")),
            otherwise,
          },
        ];
      }
    }
    const test = this.#expression(tree.child(node, "condition"));
    return {
      ...this.#span(node),
      kind: "if",
      test,
      consequence: this.#block(tree.child(node, "consequence")),
      otherwise,
    };
  }

  #elseOf(node: NodeId): Statement[] {
    const clause = this.#tree.child(node, "alternative");
    return clause === none ? [] : this.#block(this.#tree.child(clause, "body"));
  }

  #try(node: NodeId, into: Statement[]): void {
    const tree = this.#tree;
    const handlers: Handler[] = [];
    let otherwise: Statement[] = [];
    let finalizer: Statement[] = [];
    for (const child of tree.children(node)) {
      const kind = tree.kind(child);
      if (kind === "else_clause") otherwise = this.#block(tree.child(child, "body"));
      else if (kind === "finally_clause") finalizer = this.#blockIn(child);
      else if (kind === "except_clause" || kind === "except_group_clause") {
        const alias = tree.children(child).find((part) => tree.kind(part) === "as_pattern");
        const name = alias === undefined ? tree.child(child, "alias") : tree.child(alias, "alias");
        handlers.push({ target: name === none ? undefined : this.#pattern(name), body: this.#blockIn(child) });
      }
    }
    into.push({
      ...this.#span(node),
      kind: "try",
      body: this.#block(tree.child(node, "body")),
      handlers,
      otherwise,
      finalizer,
    });
  }

  #with(node: NodeId, into: Statement[]): void {
    const tree = this.#tree;
    for (const clause of tree.children(node)) {
      if (tree.kind(clause) !== "with_clause") continue;
      for (const item of tree.children(clause)) {
        const value = tree.child(item, "value");
        if (value !== none) into.push({ ...this.#span(item), kind: "expression", value: this.#expression(value) });
      }
    }
    into.push({ ...this.#span(node), kind: "block", body: this.#block(tree.child(node, "body")) });
  }

  #import(node: NodeId, span: Span, into: Statement[]): void {
    const tree = this.#tree;
    const isAliased = tree.kind(node) === "aliased_import";
    const module = tree.source(isAliased ? tree.child(node, "name") : node);
    const local = isAliased ? tree.source(tree.child(node, "alias")) : module.split(".")[0]!;
    this.#scopes.declare(local);
    // `import a.b` binds `a`; what is read through it has the same names as an import of `a.b` would give.
    into.push({ ...span, kind: "import", module: isAliased ? module : local, names: [{ imported: "*", local }] });
    if (!isAliased && module !== local) into.push({ ...span, kind: "import", module, names: [] });
  }

  #importFrom(node: NodeId, into: Statement[]): void {
    const tree = this.#tree;
    const names: ImportedName[] = tree.childrenOf(node, "name").map((name) => {
      if (tree.kind(name) !== "aliased_import") return { imported: tree.source(name), local: tree.source(name) };
      return { imported: tree.source(tree.child(name, "name")), local: tree.source(tree.child(name, "alias")) };
    });
    for (const { local } of names) this.#scopes.declare(local);
    const module = tree.source(tree.child(node, "module_name")).replace(/\s/g, "");
    into.push({ ...this.#span(node), kind: "import", module, names });
  }

  #match(node: NodeId): Statement {
    const tree = this.#tree;
    const body = tree.child(node, "body");
    const cases: Case[] = (body === none ? [] : tree.children(body)).map((clause): Case => {
      const patterns = tree.children(clause).filter((child) => tree.kind(child) === "case_pattern");
      const guard = tree.child(clause, "guard");
      const read = patterns.map((pattern) => this.#casePattern(pattern));
      const tests = read.flatMap((each) => each.tests);
      const captures = read.flatMap((each) => each.captures);
      const isDefault = read.some((each) => each.isAlways);
      return {
        tests: isDefault ? [] : tests.length > 0 ? tests : [{ ...this.#span(clause), kind: "other", parts: [] }],
        captures,
        ...(guard === none ? {} : { guard: this.#expression(tree.first(guard)) }),
        body: this.#block(tree.child(clause, "consequence")),
      };
    });
    return {
      ...this.#span(node),
      kind: "switch",
      subject: this.#expression(tree.child(node, "subject")),
      cases,
      fallsThrough: false,
    };
  }

  #casePattern(node: NodeId): { tests: Expression[]; captures: Pattern[]; isAlways: boolean } {
    const tree = this.#tree;
    const tests: Expression[] = [];
    const captures: Pattern[] = [];
    let isAlways = false;
    const visit = (part: NodeId, depth: number): void => {
      const kind = tree.kind(part);
      const text = tree.source(part);
      if (text === "_" && depth <= 2) isAlways = true;
      else if (/^(string|integer|float|true|false|none|concatenated_string)$/.test(kind))
        tests.push(this.#expression(part));
      else if (kind === "dotted_name" && text.includes(".")) tests.push(this.#dotted(part));
      else if (kind === "dotted_name" || kind === "identifier") {
        this.#scopes.declare(text);
        captures.push({ ...this.#span(part), kind: "name", name: text });
        if (depth <= 1) isAlways = true;
      } else if (depth < 6) for (const child of tree.children(part)) visit(child, depth + 1);
    };
    visit(node, 0);
    return { tests, captures, isAlways };
  }

  #dotted(node: NodeId): Expression {
    const span = this.#span(node);
    const [head, ...members] = this.#tree.source(node).split(".");
    return members.reduce<Expression>((object, name) => ({ ...span, kind: "member", object, name }), {
      ...span,
      kind: "name",
      name: head!,
    });
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
        return { ...span, kind: "name", name: tree.source(node) };
      case "string":
        return this.#string(node);
      case "concatenated_string":
        return {
          ...span,
          kind: "concat",
          parts: tree.children(node).map((child) => this.#expression(child)),
          isText: true,
        };
      case "integer":
      case "float":
        return { ...span, kind: "constant", value: numberOf(tree.source(node)) };
      case "true":
      case "false":
        return { ...span, kind: "constant", value: kind === "true" };
      case "none":
        return { ...span, kind: "constant", value: null };
      case "attribute": {
        const object = this.#expression(tree.child(node, "object"));
        const name = tree.source(tree.child(node, "attribute"));
        if (object.kind === "name") this.#scopes.use(object.name, name);
        return { ...span, kind: "member", object, name };
      }
      case "subscript":
        return this.#subscript(node);
      case "call":
        return this.#call(node);
      case "assignment":
        return this.#assignment(node);
      case "augmented_assignment": {
        const left = this.#expression(tree.child(node, "left"));
        const right = this.#expression(tree.child(node, "right"));
        const operator = tree.source(tree.child(node, "operator")).replace(/=$/, "");
        const value = this.#operation(span, operator, left, right);
        return { ...span, kind: "assign", target: this.#pattern(tree.child(node, "left")), value };
      }
      case "named_expression":
        return {
          ...span,
          kind: "assign",
          target: this.#pattern(tree.child(node, "name")),
          value: this.#expression(tree.child(node, "value")),
        };
      case "binary_operator":
        return this.#binary(node);
      case "boolean_operator":
        return {
          ...span,
          kind: "logical",
          operator: tree.source(tree.child(node, "operator")) === "and" ? "and" : "or",
          left: this.#expression(tree.child(node, "left")),
          right: this.#expression(tree.child(node, "right")),
        };
      case "not_operator":
        return { ...span, kind: "unary", operator: "not", operand: this.#expression(tree.child(node, "argument")) };
      case "unary_operator": {
        const operator = tree.source(tree.child(node, "operator"));
        const operand = this.#expression(tree.child(node, "argument"));
        return { ...span, kind: "unary", operator: operator === "-" ? "-" : operator === "+" ? "+" : "~", operand };
      }
      case "comparison_operator":
        return this.#comparison(node);
      case "conditional_expression": {
        const [consequence, test, otherwise] = tree.children(node);
        return {
          ...span,
          kind: "conditional",
          test: this.#expression(test ?? none),
          consequence: this.#expression(consequence ?? none),
          alternative: this.#expression(otherwise ?? none),
        };
      }
      case "list":
      case "tuple":
      case "set":
      case "expression_list":
      case "pattern_list":
        return {
          ...span,
          kind: "list",
          items: tree.children(node).map((child) => {
            const isSpread = /splat/.test(tree.kind(child));
            return { value: this.#expression(isSpread ? tree.first(child) : child), isSpread };
          }),
        };
      case "dictionary":
        return { ...span, kind: "record", entries: tree.children(node).flatMap((child) => this.#entry(child)) };
      case "list_comprehension":
      case "set_comprehension":
      case "generator_expression":
      case "dictionary_comprehension":
        return this.#comprehension(node);
      case "lambda":
        return this.#lambda(node);
      case "parenthesized_expression":
      case "await":
      case "list_splat":
      case "dictionary_splat":
      case "type":
      case "interpolation": {
        const inner = this.#expression(tree.first(node));
        return kind === "await" ? { ...span, kind: "await", operand: inner } : inner;
      }
      case "yield":
        return { ...span, kind: "yield", operand: this.#optional(tree.first(node)) };
      case "as_pattern": {
        const [value] = tree.children(node);
        const alias = tree.child(node, "alias");
        const inner = this.#expression(value ?? none);
        if (alias === none) return inner;
        return {
          ...span,
          kind: "assign",
          target: this.#pattern(tree.first(alias) === none ? alias : tree.first(alias)),
          value: inner,
        };
      }
      case "ERROR":
        this.#scopes.markPartial();
        return { ...span, kind: "other", parts: tree.children(node).map((child) => this.#expression(child)) };
      default:
        return { ...span, kind: "other", parts: tree.children(node).map((child) => this.#expression(child)) };
    }
  }

  #string(node: NodeId): Expression {
    const tree = this.#tree;
    const span = this.#span(node);
    const prefix = /^[a-zA-Z]*/.exec(tree.source(node))![0].toLowerCase();
    const isRaw = prefix.includes("r");
    const parts: Expression[] = [];
    for (const child of tree.children(node)) {
      const kind = tree.kind(child);
      if (kind === "string_content")
        parts.push({ ...this.#span(child), kind: "constant", value: this.#content(child, isRaw) });
      else if (kind === "interpolation") parts.push(this.#expression(tree.child(child, "expression")));
    }
    if (parts.length === 0) return { ...span, kind: "constant", value: "" };
    if (parts.length === 1 && parts[0]!.kind === "constant") return { ...parts[0]!, ...span };
    return { ...span, kind: "concat", parts, isText: true };
  }

  #content(node: NodeId, isRaw: boolean): string {
    const tree = this.#tree;
    if (isRaw || tree.first(node) === none) return tree.source(node);
    let text = "";
    let at = tree.start(node);
    for (const child of tree.children(node)) {
      text += tree.text.slice(at, tree.start(child));
      const source = tree.source(child);
      text += tree.kind(child) === "escape_sequence" ? unescapeSequence(source) : source.slice(0, 1);
      at = tree.end(child);
    }
    return text + tree.text.slice(at, tree.end(node));
  }

  #subscript(node: NodeId): Expression {
    const tree = this.#tree;
    const span = this.#span(node);
    const object = this.#expression(tree.child(node, "value"));
    const keys = tree.childrenOf(node, "subscript");
    const key = keys[0] ?? none;
    if (keys.length === 1 && tree.kind(key) === "slice") {
      const text = tree.source(key);
      const colon = text.indexOf(":");
      const parts = tree
        .children(key)
        .map((child) => ({ child, isAfter: tree.start(child) - tree.start(key) > colon }));
      const from = parts.find((part) => !part.isAfter)?.child;
      const [to, step] = parts.filter((part) => part.isAfter).map((part) => part.child);
      const all = [from, to, ...(step === undefined ? [] : [step])];
      return {
        ...span,
        kind: "slice",
        object,
        parts: all.map((part) => (part === undefined ? undefined : this.#expression(part))),
      };
    }
    return { ...span, kind: "index", object, key: this.#expression(key) };
  }

  #call(node: NodeId): Expression {
    const tree = this.#tree;
    const span = this.#span(node);
    const callee = this.#expression(tree.child(node, "function"));
    const list = tree.child(node, "arguments");
    if (callee.kind === "name" && callee.name === "super") return { ...span, kind: "super" };
    if (tree.kind(list) === "generator_expression") {
      return { ...span, kind: "call", callee, args: [{ value: this.#expression(list) }], isNew: false };
    }
    const args = tree.children(list).map((child): Argument => {
      switch (tree.kind(child)) {
        case "keyword_argument":
          return { value: this.#expression(tree.child(child, "value")), name: tree.source(tree.child(child, "name")) };
        case "list_splat":
          return { value: this.#expression(tree.first(child)), spread: "list" };
        case "dictionary_splat":
          return { value: this.#expression(tree.first(child)), spread: "record" };
        default:
          return { value: this.#expression(child) };
      }
    });
    return { ...span, kind: "call", callee, args, isNew: false };
  }

  #assignment(node: NodeId): Expression {
    const tree = this.#tree;
    const span = this.#span(node);
    const right = tree.child(node, "right");
    const left = tree.child(node, "left");
    if (right === none) {
      this.#pattern(left);
      return { ...span, kind: "other", parts: [] };
    }
    const value = this.#expression(right);
    return { ...span, kind: "assign", target: this.#pattern(left), value };
  }

  #binary(node: NodeId): Expression {
    const tree = this.#tree;
    const span = this.#span(node);
    const operator = tree.source(tree.child(node, "operator"));
    if (operator === "+") {
      const parts: NodeId[] = [];
      let left = node;
      while (tree.kind(left) === "binary_operator" && tree.source(tree.child(left, "operator")) === "+") {
        parts.push(tree.child(left, "right"));
        left = tree.child(left, "left");
      }
      parts.push(left);
      return { ...span, kind: "concat", parts: parts.reverse().map((part) => this.#expression(part)), isText: false };
    }
    return this.#operation(
      span,
      operator,
      this.#expression(tree.child(node, "left")),
      this.#expression(tree.child(node, "right")),
    );
  }

  #operation(span: Span, operator: string, left: Expression, right: Expression): Expression {
    if (operator === "+") return { ...span, kind: "concat", parts: [left, right], isText: false };
    const isText = left.kind === "concat" || (left.kind === "constant" && typeof left.value === "string");
    if (operator === "%" && isText) {
      const values =
        right.kind === "list"
          ? right.items.map((item) => item.value)
          : right.kind === "record"
            ? right.entries.map((entry) => entry.value)
            : [right];
      return { ...span, kind: "concat", parts: interleave(left, values), isText: true };
    }
    // `root / "name"` of pathlib joins; for numbers a concat of parts is as unknown as a quotient.
    if (operator === "/" && left.kind !== "constant") {
      const callee: Expression = { ...span, kind: "member", object: left, name: "joinpath" };
      return { ...span, kind: "call", callee, args: [{ value: right }], isNew: false };
    }
    return { ...span, kind: "binary", operator: operators[operator] ?? "bits", left, right };
  }

  /** `a < b < c` is `a < b and b < c`. */
  #comparison(node: NodeId): Expression {
    const tree = this.#tree;
    const span = this.#span(node);
    const signs = tree.childrenOf(node, "operators");
    const operands = tree
      .children(node)
      .filter((child) => !signs.includes(child))
      .map((child) => this.#expression(child));
    const tests = signs.map((sign, index): Expression => {
      const operator = comparisons[tree.source(sign).replace(/\s+/g, " ")] ?? "bits";
      return { ...span, kind: "binary", operator, left: operands[index]!, right: operands[index + 1]! };
    });
    return tests.reduce((left, right) => ({ ...span, kind: "logical", operator: "and", left, right }));
  }

  #entry(node: NodeId): Entry[] {
    const tree = this.#tree;
    if (tree.kind(node) === "dictionary_splat") return [{ key: undefined, value: this.#expression(tree.first(node)) }];
    if (tree.kind(node) !== "pair") return [];
    return [{ key: this.#expression(tree.child(node, "key")), value: this.#expression(tree.child(node, "value")) }];
  }

  #comprehension(node: NodeId): Expression {
    const tree = this.#tree;
    const loops: { target: Pattern; iterable: Expression; conditions: Expression[] }[] = [];
    for (const child of tree.children(node)) {
      if (tree.kind(child) === "for_in_clause") {
        const target = this.#pattern(tree.child(child, "left"));
        loops.push({ target, iterable: this.#expression(tree.child(child, "right")), conditions: [] });
      } else if (tree.kind(child) === "if_clause") loops.at(-1)?.conditions.push(this.#expression(tree.first(child)));
    }
    const body = tree.child(node, "body");
    const isPair = tree.kind(body) === "pair";
    const element = this.#expression(isPair ? tree.child(body, "value") : body);
    const key = isPair ? this.#expression(tree.child(body, "key")) : undefined;
    const all: readonly ComprehensionLoop[] = loops;
    return { ...this.#span(node), kind: "comprehension", loops: all, element, key };
  }

  #lambda(node: NodeId): Expression {
    const tree = this.#tree;
    const span = this.#span(node);
    const unit = this.#scopes.unit({ ...span, name: "lambda", isArrow: true, decorators: [] }, () => {
      const list = tree.child(node, "parameters");
      const parameters = list === none ? [] : tree.children(list).flatMap((child) => this.#parameter(child));
      const body = tree.child(node, "body");
      return { parameters, body: [{ ...this.#span(body), kind: "return", value: this.#expression(body) }] };
    });
    return { ...span, kind: "function", unit };
  }

  #functionExpression(node: NodeId, decorators: readonly Expression[]): Expression & { kind: "function" } {
    const tree = this.#tree;
    const span = this.#span(node);
    const name = tree.source(tree.child(node, "name"));
    const unit: FunctionUnit = this.#scopes.unit({ ...span, name, isArrow: false, decorators }, () => ({
      parameters: tree.children(tree.child(node, "parameters")).flatMap((child) => this.#parameter(child)),
      body: this.#block(tree.child(node, "body")),
    }));
    return { ...span, kind: "function", unit };
  }

  #parameter(node: NodeId): Parameter[] {
    const tree = this.#tree;
    const kind = tree.kind(node);
    const named = (name: NodeId, more: Partial<Parameter> = {}): Parameter[] => {
      const target = this.#pattern(name);
      const text = target.kind === "name" ? target.name : "";
      return [{ target, name: text, kind: "positional", annotation: undefined, fallback: undefined, ...more }];
    };
    switch (kind) {
      case "identifier":
      case "tuple_pattern":
        return named(node);
      case "default_parameter":
      case "typed_default_parameter": {
        const type = tree.child(node, "type");
        const annotation = type === none ? undefined : this.#annotation(type);
        return named(tree.child(node, "name"), { annotation, fallback: this.#expression(tree.child(node, "value")) });
      }
      case "typed_parameter": {
        const inner = tree.first(node);
        const [parameter] = this.#parameter(inner);
        return parameter === undefined
          ? []
          : [{ ...parameter, annotation: this.#annotation(tree.child(node, "type")) }];
      }
      case "list_splat_pattern":
        return named(tree.first(node), { kind: "rest" });
      case "dictionary_splat_pattern":
        return named(tree.first(node), { kind: "keywords" });
      default:
        return [];
    }
  }

  /** The plain name in an annotation: `Request`, `models.User`, and `str` of `Optional[str]`. */
  #annotation(type: NodeId): Expression | undefined {
    if (type === none) return undefined;
    const text = this.#tree
      .source(type)
      .replace(/^["']|["']$/g, "")
      .replace(/^(?:typing\.)?(?:Optional|Annotated)\[/, "");
    const match = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/.exec(text);
    if (match === null) return undefined;
    const span = this.#span(type);
    const [head, ...members] = match[0].split(".");
    return members.reduce<Expression>((object, name) => ({ ...span, kind: "member", object, name }), {
      ...span,
      kind: "name",
      name: head!,
    });
  }

  #classExpression(node: NodeId, decorators: readonly Expression[]): Expression & { kind: "class" } {
    const tree = this.#tree;
    const span = this.#span(node);
    const name = tree.source(tree.child(node, "name"));
    const superclasses = tree.child(node, "superclasses");
    const bases =
      superclasses === none
        ? []
        : tree.children(superclasses).filter((child) => tree.kind(child) !== "keyword_argument");
    const unit: ClassUnit = {
      ...span,
      name,
      symbol: this.#scopes.symbolOf(name),
      bases: bases.map((base) => this.#expression(base)),
      decorators,
      members: this.#scopes.inSymbol(name, () => this.#members(tree.child(node, "body"))),
    };
    return { ...span, kind: "class", unit };
  }

  #members(body: NodeId): Member[] {
    const tree = this.#tree;
    const members: Member[] = [];
    for (const child of tree.children(body)) {
      const isDecorated = tree.kind(child) === "decorated_definition";
      const node = isDecorated ? tree.child(child, "definition") : child;
      const decorators = isDecorated ? this.#decorators(child) : [];
      const kind = tree.kind(node);
      if (kind === "function_definition") {
        const value = this.#functionExpression(node, decorators);
        const isStatic = decorators.some(
          (decorator) => decorator.kind === "name" && /^(static|class)method$/.test(decorator.name),
        );
        const isGetter = decorators.some((decorator) => decorator.kind === "name" && /property$/.test(decorator.name));
        members.push({ name: value.unit.name, isStatic, kind: isGetter ? "getter" : "method", value });
      } else if (kind === "class_definition") {
        const value = this.#classExpression(node, decorators);
        members.push({ name: value.unit.name, isStatic: true, kind: "field", value });
      } else if (kind === "expression_statement") {
        const inner = tree.first(node);
        if (inner === none || tree.kind(inner) !== "assignment") continue;
        const left = tree.child(inner, "left");
        const right = tree.child(inner, "right");
        if (right === none || tree.kind(left) !== "identifier") continue;
        members.push({ name: tree.source(left), isStatic: true, kind: "field", value: this.#expression(right) });
      }
    }
    return members;
  }

  #pattern(node: NodeId): Pattern {
    const tree = this.#tree;
    const span = this.#span(node);
    switch (tree.kind(node)) {
      case "attribute":
        return {
          ...span,
          kind: "member",
          object: this.#expression(tree.child(node, "object")),
          name: tree.source(tree.child(node, "attribute")),
        };
      case "subscript": {
        const lowered = this.#subscript(node);
        if (lowered.kind === "index") return { ...span, kind: "index", object: lowered.object, key: lowered.key };
        const any: Expression = { ...span, kind: "other", parts: [] };
        return { ...span, kind: "index", object: this.#expression(tree.child(node, "value")), key: any };
      }
      case "tuple":
      case "list":
      case "tuple_pattern":
      case "list_pattern":
      case "pattern_list":
      case "expression_list": {
        const children = tree.children(node);
        const splat = children.find((child) => /splat/.test(tree.kind(child)));
        const items = children.filter((child) => child !== splat).map((child) => this.#pattern(child));
        return {
          ...span,
          kind: "list",
          items,
          rest: splat === undefined ? undefined : this.#pattern(tree.first(splat)),
        };
      }
      case "parenthesized_expression":
      case "as_pattern_target":
        return this.#pattern(tree.first(node));
      default: {
        const name = tree.source(node);
        this.#scopes.declare(name);
        return { ...span, kind: "name", name };
      }
    }
  }
}

/** The pieces of a `%` format with the values between them; all values at the end when they cannot be matched. */
function interleave(format: Expression, values: readonly Expression[]): Expression[] {
  if (format.kind !== "constant" || typeof format.value !== "string") return [format, ...values];
  const pieces = format.value.split(/%(?:\([^)]*\))?[#0\- +]*(?:\d+|\*)?(?:\.\d+)?[a-zA-Z]/);
  const { start, end } = format;
  if (pieces.length !== values.length + 1) return [format, ...values];
  return pieces.flatMap((piece, index): Expression[] => {
    const text: Expression = { kind: "constant", value: piece, start, end };
    return index < values.length ? [text, values[index]!] : [text];
  });
}
