import type { Argument, Expression, Span } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { NameLowering } from "./names.ts";

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

/** Calls of PHP: functions, methods, new objects. */
export abstract class CallLowering extends NameLowering {
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
    if (plain === "isset" || plain === "empty") return this.presence(node, span, plain);
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

  /** `isset($map[$key])`: what is said of a member says that it has the key. */
  protected presence(node: NodeId, span: Span, name: "isset" | "empty"): Expression {
    const tree = this.tree;
    const list = tree.child(node, "arguments");
    const asked = (list === none ? [] : tree.children(list)).map((argument): Expression => {
      const inner = tree.first(argument);
      const [owner, key] = inner === none ? [] : tree.children(inner);
      if (inner === none || tree.kind(inner) !== "subscript_expression" || owner === undefined || key === undefined)
        return this.ownCall(span, name, []);
      const own = name === "isset" ? "array_key_exists" : "is_empty";
      return this.ownCall(span, own, [this.expression(key), this.expression(owner)]);
    });
    const [first = this.ownCall(span, name, []), ...more] = asked;
    return more.reduce((left, right) => ({ ...span, kind: "logical", operator: "and", left, right }), first);
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
}
