import { posix } from "node:path";
import type { Argument, BinaryOperator, Entry, Expression, Pattern, Span } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { Lowering } from "../lowering.ts";
import { numberOf, unescapeQuoted, unescapeSequence } from "./literals.ts";
import { Namespaces } from "./namespaces.ts";

const operators: Readonly<Record<string, BinaryOperator>> = {
  "-": "-",
  "*": "*",
  "/": "/",
  "%": "%",
  "**": "**",
  "&": "&",
  "==": "==",
  "===": "==",
  "!=": "!=",
  "<>": "!=",
  "!==": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  instanceof: "instanceof",
};
const logicals: Readonly<Record<string, "and" | "or" | "??">> = {
  "&&": "and",
  and: "and",
  "||": "or",
  or: "or",
  "??": "??",
  // Flags joined by `|`: what is asked of them is whether one is among them.
  "|": "or",
};
/** What casts are called as functions: https://www.php.net/manual/en/language.types.type-juggling.php */
const casts: Readonly<Record<string, string>> = {
  int: "intval",
  integer: "intval",
  float: "floatval",
  double: "floatval",
  real: "floatval",
  bool: "boolval",
  boolean: "boolval",
};
const superglobals = new Set(["$_GET", "$_POST", "$_REQUEST", "$_COOKIE", "$_FILES", "$_SERVER", "$_SESSION", "$_ENV"]);

/** Functions that put something into one of their arguments: its position, and what gives the content. */
const filling: Readonly<Record<string, { readonly at: number; readonly by: string }>> = {
  preg_match: { at: 2, by: "matches" },
  preg_match_all: { at: 2, by: "matches" },
  parse_str: { at: 1, by: "parsed_query" },
  mb_parse_str: { at: 1, by: "parsed_query" },
  exec: { at: 1, by: "output" },
  openssl_sign: { at: 1, by: "output" },
  similar_text: { at: 2, by: "output" },
};
/** Functions whose first argument may be the name of a function; of `others`, the second. */
const callsFirst =
  /^(array_map|call_user_func|call_user_func_array|register_shutdown_function|set_error_handler|set_exception_handler|spl_autoload_register|ob_start|forward_static_call)$/i;
const callsSecond =
  /^(array_filter|array_walk|array_reduce|usort|uasort|uksort|array_walk_recursive|preg_replace_callback|iterator_apply)$/i;

/** Expressions of PHP. */
export abstract class ExpressionLowering extends Lowering {
  protected readonly names = new Namespaces();
  /** The class around the place, by its full name. */
  protected owner = "";
  protected isInStatic = false;
  /** Inside an arrow function, names that are not its own belong to the function around it. */
  protected isInArrow = false;

  protected abstract functionValue(node: NodeId): Expression;
  protected abstract pattern(node: NodeId): Pattern;
  protected abstract anonymousClass(node: NodeId): Expression;

  protected expressionAt(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "variable_name":
        return this.variable(span, tree.source(node));
      case "dynamic_variable_name":
        return this.dynamicVariable(node);
      case "name":
      case "qualified_name":
      case "relative_name":
        return this.named(node);
      case "string":
        return this.text(node, unescapeQuoted);
      case "encapsed_string":
        return this.text(node, unescapeSequence);
      case "heredoc":
      case "nowdoc":
        return this.text(tree.child(node, "value"), unescapeSequence, span);
      case "shell_command_expression":
        return this.ownCall(span, "shell_exec", [{ ...this.text(node, unescapeSequence), ...span }]);
      case "integer":
      case "float":
        return { ...span, kind: "constant", value: numberOf(tree.source(node)) };
      case "boolean":
        return { ...span, kind: "constant", value: tree.source(node).toLowerCase() === "true" };
      case "null":
        return { ...span, kind: "constant", value: null };
      case "member_access_expression":
      case "nullsafe_member_access_expression":
        return this.member(node, "object");
      case "scoped_property_access_expression":
        return this.scopedProperty(node);
      case "class_constant_access_expression":
        return this.classConstant(node);
      case "subscript_expression":
        return this.subscript(node);
      case "function_call_expression":
        return this.functionCall(node);
      case "member_call_expression":
      case "nullsafe_member_call_expression":
      case "scoped_call_expression":
        return this.methodCall(node);
      case "object_creation_expression":
        return this.creation(node);
      case "assignment_expression":
      case "reference_assignment_expression":
        return {
          ...span,
          kind: "assign",
          value: this.expression(tree.child(node, "right")),
          target: this.pattern(tree.child(node, "left")),
        };
      case "augmented_assignment_expression":
        return this.augmented(node);
      case "update_expression": {
        const target = tree.child(node, "argument");
        const one: Expression = { ...span, kind: "constant", value: 1 };
        const value: Expression = { ...span, kind: "binary", operator: "-", left: this.expression(target), right: one };
        return { ...span, kind: "assign", target: this.pattern(target), value };
      }
      case "binary_expression":
        return this.binary(node);
      case "unary_op_expression": {
        const operand = this.expression(tree.child(node, "argument"));
        const operator = tree.source(tree.child(node, "operator"));
        if (operator === "!") return { ...span, kind: "unary", operator: "not", operand };
        return { ...span, kind: "unary", operator: operator === "-" ? "-" : operator === "+" ? "+" : "~", operand };
      }
      case "conditional_expression": {
        const test = tree.child(node, "condition");
        const body = tree.child(node, "body");
        return body === none
          ? this.logical(span, "or", test, tree.child(node, "alternative"))
          : {
              ...span,
              kind: "conditional",
              test: this.expression(test),
              consequence: this.expression(body),
              alternative: this.expression(tree.child(node, "alternative")),
            };
      }
      case "match_expression":
        return this.match(node);
      case "cast_expression": {
        const type = tree.source(tree.child(node, "type")).trim().toLowerCase();
        const value = this.expression(tree.child(node, "value"));
        const cast = casts[type];
        return cast === undefined ? value : this.ownCall(span, cast, [value]);
      }
      case "array_creation_expression":
        return this.array(node);
      case "anonymous_function":
      case "arrow_function":
        return this.functionValue(node);
      case "include_expression":
      case "include_once_expression":
      case "require_expression":
      case "require_once_expression":
        return this.ownCall(span, "include", [this.expression(tree.first(node))]);
      case "print_intrinsic":
        return this.ownCall(span, "print", [this.expression(tree.first(node))]);
      case "exit_statement":
        return this.ownCall(span, "exit", this.expressions(tree.children(node)));
      case "parenthesized_expression":
      case "error_suppression_expression":
      case "clone_expression":
      case "by_ref":
      case "variadic_unpacking":
        return this.expression(tree.first(node));
      case "yield_expression":
        return { ...span, kind: "yield", operand: this.optional(tree.first(node)) };
      case "ERROR":
        return this.broken(node);
      default:
        return this.other(node);
    }
  }

  /** A call of one of the language's own functions. */
  protected ownCall(span: Span, name: string, values: readonly Expression[]): Expression & { kind: "call" } {
    const callee: Expression = { ...span, kind: "name", name };
    return { ...span, kind: "call", callee, args: values.map((value) => ({ value })), isNew: false };
  }

  /** `$x`; every name that a function mentions is its own, unless it says otherwise. */
  protected variable(span: Span, name: string): Expression {
    if (name === "$this") return { ...span, kind: "self" };
    if (superglobals.has(name)) {
      const object: Expression = { ...span, kind: "name", name: "globals" };
      return { ...span, kind: "member", object, name };
    }
    if (!this.isInArrow) this.scopes.declare(name);
    return { ...span, kind: "name", name };
  }

  protected dynamicVariable(node: NodeId): Expression {
    const inner = this.tree.first(node);
    if (inner !== none && this.tree.kind(inner) === "name")
      return this.variable(this.span(node), `$${this.tree.source(inner)}`);
    return { ...this.span(node), kind: "other", parts: [this.expression(inner), this.nothingKnown(node)] };
  }

  protected nothingKnown(node: NodeId): Expression {
    return { ...this.span(node), kind: "other", parts: [] };
  }

  /** A constant, or a function that stands for itself. */
  protected named(node: NodeId): Expression {
    const span = this.span(node);
    const name = this.tree.source(node);
    const path = `/${this.scopes.module.path}`;
    switch (name.toUpperCase()) {
      case "__DIR__":
        return { ...span, kind: "constant", value: posix.dirname(path) };
      case "__FILE__":
        return { ...span, kind: "constant", value: path };
      case "__CLASS__":
        return { ...span, kind: "constant", value: this.owner };
      case "DIRECTORY_SEPARATOR":
        return { ...span, kind: "constant", value: "/" };
      case "PHP_EOL":
        return { ...span, kind: "constant", value: "\n" };
      case "DIE":
      case "EXIT":
        return this.ownCall(span, "exit", []);
      default:
        return { ...span, kind: "name", name: this.names.constantOf(name) };
    }
  }

  /** A class where one is named: `A`, `self`, or something that holds one. */
  protected classIn(node: NodeId): Expression {
    const span = this.span(node);
    const text = this.tree.source(node);
    switch (this.tree.kind(node)) {
      case "relative_scope":
        if (text.toLowerCase() === "parent") return { ...span, kind: "super" };
        if (!this.isInStatic && this.owner !== "") return { ...span, kind: "self" };
        return { ...span, kind: "name", name: this.owner };
      case "name":
      case "qualified_name":
      case "relative_name":
        if (/^(self|static)$/i.test(text)) return { ...span, kind: "name", name: this.owner };
        return { ...span, kind: "name", name: this.names.classOf(text) };
      default:
        return this.expression(node);
    }
  }

  protected text(node: NodeId, unescaped: (sequence: string) => string, span = this.span(node)): Expression {
    const tree = this.tree;
    const parts: Expression[] = [];
    if (node === none) return { ...span, kind: "constant", value: "" };
    for (const child of tree.children(node)) {
      const kind = tree.kind(child);
      const isText = kind === "string_content" || kind === "nowdoc_string";
      if (!isText && kind !== "escape_sequence") {
        parts.push(kind === "subscript_expression" ? this.subscript(child, true) : this.expression(child));
        continue;
      }
      const value = isText ? tree.source(child) : unescaped(tree.source(child));
      const last = parts.at(-1);
      if (last?.kind === "constant") parts[parts.length - 1] = { ...last, value: `${last.value}${value}` };
      else parts.push({ ...this.span(child), kind: "constant", value });
    }
    if (parts.length === 0) return { ...span, kind: "constant", value: "" };
    if (parts.length === 1 && parts[0]!.kind === "constant") return { ...parts[0]!, ...span };
    return { ...span, kind: "concat", parts, isText: true };
  }

  protected member(node: NodeId, field: "object" | "scope"): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const object = this.expression(tree.child(node, field));
    const name = tree.child(node, "name");
    if (object.kind === "name" && tree.kind(name) === "name") this.scopes.use(object.name, tree.source(name));
    return tree.kind(name) === "name"
      ? { ...span, kind: "member", object, name: tree.source(name) }
      : { ...span, kind: "index", object, key: this.expression(name) };
  }

  protected scopedProperty(node: NodeId): Expression {
    const name = this.tree.child(node, "name");
    const object = this.classIn(this.tree.child(node, "scope"));
    return { ...this.span(node), kind: "member", object, name: this.tree.source(name) };
  }

  protected classConstant(node: NodeId): Expression {
    const [scope, name] = this.tree.children(node);
    const object = this.classIn(scope ?? none);
    if (name === undefined) return object;
    const text = this.tree.source(name);
    return text.toLowerCase() === "class" ? object : { ...this.span(node), kind: "member", object, name: text };
  }

  protected subscript(node: NodeId, isInText = false): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const [owner, key] = tree.children(node);
    const object =
      isInText && owner !== undefined && tree.kind(owner) === "subscript_expression"
        ? this.subscript(owner, true)
        : this.expression(owner ?? none);
    if (key === undefined) return { ...span, kind: "index", object, key: this.nothingKnown(node) };
    const isBare = isInText && tree.kind(key) === "name";
    const lowered: Expression = isBare
      ? { ...this.span(key), kind: "constant", value: tree.source(key) }
      : this.expression(key);
    return { ...span, kind: "index", object, key: lowered };
  }

  protected arguments(node: NodeId): Argument[] {
    const tree = this.tree;
    const list = tree.kind(node) === "arguments" ? node : tree.child(node, "arguments");
    if (list === none) return [];
    return tree.children(list).flatMap((argument): Argument[] => {
      if (tree.kind(argument) !== "argument") return [];
      const name = tree.child(argument, "name");
      const inner = tree
        .children(argument)
        .find((child) => child !== name && tree.kind(child) !== "reference_modifier");
      if (inner === undefined) return [];
      const value = this.expression(inner);
      if (tree.kind(inner) === "variadic_unpacking") return [{ value, spread: "list" }];
      return [name === none ? { value } : { value, name: tree.source(name) }];
    });
  }

  protected functionCall(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const target = tree.child(node, "function");
    if (!/^(name|qualified_name|relative_name)$/.test(tree.kind(target))) {
      const callee = this.expression(target);
      const args = this.arguments(node);
      const call: Expression = { ...span, kind: "call", callee, args, isNew: false };
      if (callee.kind === "function") return call;
      return { ...span, kind: "other", parts: [this.ownCall(span, "call_by_name", [callee]), call] };
    }
    const written = tree.source(target);
    const plain = written.replace(/^\\/, "").toLowerCase();
    if (plain === "die" || plain === "exit")
      return this.ownCall(
        span,
        "exit",
        this.arguments(node).map(({ value }) => value),
      );
    if (plain === "substr" && this.isEnding(node))
      return this.ownCall(span, "ending", [this.expression(this.argumentNode(node, 0))]);
    if (plain === "isset" || plain === "empty") return this.ownCall(span, plain, []);
    const callee: Expression = { ...this.span(target), kind: "name", name: this.names.functionOf(written) };
    const args = this.arguments(node).map((argument, index) =>
      (index === 0 && callsFirst.test(plain)) || (index === 1 && callsSecond.test(plain))
        ? { ...argument, value: this.callback(argument.value) }
        : argument,
    );
    const call: Expression = { ...span, kind: "call", callee, args, isNew: false };
    const fill = filling[plain];
    const filled = fill === undefined ? none : this.argumentNode(node, fill.at);
    if (
      fill === undefined ||
      filled === none ||
      !/^(variable_name|member_access_expression|subscript_expression)$/.test(tree.kind(filled))
    )
      return call;
    const content = this.ownCall(
      span,
      fill.by,
      args.slice(0, fill.at).map(({ value }) => value),
    );
    const put: Expression = { ...span, kind: "assign", target: this.pattern(filled), value: content };
    return { ...span, kind: "other", parts: [put, call] };
  }

  /** `substr($x, strrpos($x, '.') + 1)`: what stands behind the last dot, in which there is no other. */
  protected isEnding(node: NodeId): boolean {
    const [text, from] = [this.argumentNode(node, 0), this.argumentNode(node, 1)];
    if (text === none || from === none || this.argumentNode(node, 2) !== none) return false;
    const start = this.tree.source(from).replace(/\s+/g, "").replaceAll('"', "'");
    return start === `strrpos(${this.tree.source(text).replace(/\s+/g, "").replaceAll('"', "'")},'.')+1`;
  }

  protected argumentNode(node: NodeId, index: number): NodeId {
    const list = this.tree.child(node, "arguments");
    const argument = list === none ? undefined : this.tree.children(list)[index];
    return argument === undefined ? none : this.tree.first(argument);
  }

  /** A function given by its name, as that function. */
  protected callback(value: Expression): Expression {
    if (value.kind !== "constant" || typeof value.value !== "string") return value;
    const { start, end } = value;
    const method = /^(\\?[A-Za-z_][\w\\]*)::(\w+)$/.exec(value.value);
    if (method !== null) {
      const object: Expression = { kind: "name", name: this.names.classOf(`\\${method[1]}`), start, end };
      return { kind: "member", object, name: method[2]!, start, end };
    }
    if (!/^\\?[A-Za-z_][\w\\]*$/.test(value.value)) return value;
    return { kind: "name", name: this.names.functionOf(value.value), start, end };
  }

  protected methodCall(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const isScoped = tree.kind(node) === "scoped_call_expression";
    const name = tree.child(node, "name");
    const holder = tree.child(node, isScoped ? "scope" : "object");
    const object = isScoped ? this.classIn(holder) : this.expression(holder);
    const isNamed = tree.kind(name) === "name";
    const callee: Expression = isNamed
      ? { start: span.start, end: tree.end(name), kind: "member", object, name: tree.source(name) }
      : { start: span.start, end: tree.end(name), kind: "index", object, key: this.expression(name) };
    if (object.kind === "name" && isNamed) this.scopes.use(object.name, tree.source(name));
    return { ...span, kind: "call", callee, args: this.arguments(node), isNew: false };
  }

  protected creation(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const [type, list] = tree.children(node);
    if (type === undefined) return this.other(node);
    if (tree.kind(type) === "anonymous_class") {
      const given = tree.children(type).find((child) => tree.kind(child) === "arguments");
      const args = given === undefined ? [] : this.arguments(given);
      return { ...span, kind: "call", callee: this.anonymousClass(type), args, isNew: true };
    }
    const args = list === undefined ? [] : this.arguments(list);
    const isNamed = /^(name|qualified_name|relative_name|relative_scope)$/.test(tree.kind(type));
    const text = tree.source(type).toLowerCase();
    const callee: Expression =
      text === "self" || text === "static"
        ? { ...this.span(type), kind: "name", name: this.owner }
        : this.classIn(type);
    const call: Expression = { ...span, kind: "call", callee, args, isNew: true };
    return isNamed ? call : { ...span, kind: "other", parts: [this.ownCall(span, "class_by_name", [callee]), call] };
  }

  protected augmented(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const [left, right] = [tree.child(node, "left"), tree.child(node, "right")];
    const operator = tree.source(tree.child(node, "operator")).replace(/=$/, "");
    const value: Expression =
      operator === "."
        ? { ...span, kind: "concat", parts: this.expressions([left, right]), isText: true }
        : this.operation(span, operator, left, right);
    return { ...span, kind: "assign", target: this.pattern(left), value };
  }

  protected binary(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const operator = tree.source(tree.child(node, "operator")).toLowerCase();
    if (operator !== ".") return this.operation(span, operator, tree.child(node, "left"), tree.child(node, "right"));
    const parts: NodeId[] = [];
    let left = node;
    while (tree.kind(left) === "binary_expression" && tree.source(tree.child(left, "operator")) === ".") {
      parts.push(tree.child(left, "right"));
      left = tree.child(left, "left");
    }
    parts.push(left);
    return { ...span, kind: "concat", parts: this.expressions(parts.reverse()), isText: true };
  }

  protected operation(span: Span, operator: string, left: NodeId, right: NodeId): Expression {
    const logical = logicals[operator];
    if (logical !== undefined) return this.logical(span, logical, left, right);
    if (operator === "+") {
      // Numbers, or arrays put together: never text.
      const parts = this.expressions([left, right]);
      return { ...span, kind: "concat", parts, isText: false };
    }
    const known = operators[operator] ?? "bits";
    const other = known === "instanceof" ? this.classIn(right) : this.expression(right);
    return { ...span, kind: "binary", operator: known, left: this.expression(left), right: other };
  }

  protected logical(span: Span, operator: "and" | "or" | "??", left: NodeId, right: NodeId): Expression {
    return { ...span, kind: "logical", operator, left: this.expression(left), right: this.expression(right) };
  }

  /** `match` as tests one after another. */
  protected match(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const subject = this.expression(tree.child(node, "condition"));
    const isTest = subject.kind === "constant" && typeof subject.value === "boolean" && subject.value;
    const body = tree.child(node, "body");
    let result: Expression = this.nothingKnown(node);
    for (const arm of body === none ? [] : tree.children(body).reverse()) {
      const value = this.expression(tree.child(arm, "return_expression"));
      const list = tree.child(arm, "conditional_expressions");
      if (list === none) {
        result = value;
        continue;
      }
      const tests = this.expressions(tree.children(list)).map((test): Expression => {
        return isTest ? test : { ...span, kind: "binary", operator: "==", left: subject, right: test };
      });
      const test = tests.reduce((left, right) => ({ ...span, kind: "logical", operator: "or", left, right }));
      result = { ...span, kind: "conditional", test, consequence: value, alternative: result };
    }
    return result;
  }

  /** A list, or a map where keys are written; a class or object with the name of its method is that method. */
  protected array(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const elements = tree.children(node).filter((child) => tree.kind(child) === "array_element_initializer");
    const entries = elements.map((element) => tree.children(element));
    if (entries.every((parts) => parts.length === 1)) {
      const items = entries.map(([part]) => {
        const isSpread = tree.kind(part!) === "variadic_unpacking";
        return { value: this.expression(part!), isSpread };
      });
      const [object, name] = items.map(({ value }) => value);
      const isObject =
        object?.kind === "self" || tree.kind(entries[0]?.[0] ?? node) === "class_constant_access_expression";
      if (items.length === 2 && isObject && object !== undefined && name?.kind === "constant")
        return { ...span, kind: "member", object, name: String(name.value) };
      return { ...span, kind: "list", items };
    }
    const record = entries.map(([key, value], index): Entry => {
      if (key === undefined) return { key: undefined, value: this.nothingKnown(node) };
      if (value !== undefined) return { key: this.expression(key), value: this.expression(value) };
      if (tree.kind(key) === "variadic_unpacking") return { key: undefined, value: this.expression(key) };
      return { key: { ...this.span(key), kind: "constant", value: index }, value: this.expression(key) };
    });
    return { ...span, kind: "record", entries: record };
  }
}
