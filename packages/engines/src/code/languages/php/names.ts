import { posix } from "node:path";
import type { Expression, Pattern, Span } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { Lowering } from "../lowering.ts";
import { Namespaces } from "./namespaces.ts";

const superglobals = new Set(["$_GET", "$_POST", "$_REQUEST", "$_COOKIE", "$_FILES", "$_SERVER", "$_SESSION", "$_ENV"]);

/** What names, members and texts of PHP stand for. */
export abstract class NameLowering extends Lowering {
  protected readonly names = new Namespaces();
  /** The class around the place, by its full name. */
  protected owner = "";
  protected isInStatic = false;
  /** Inside an arrow function, names that are not its own belong to the function around it. */
  protected isInArrow = false;
  protected abstract functionValue(node: NodeId): Expression;
  protected abstract pattern(node: NodeId): Pattern;
  protected abstract anonymousClass(node: NodeId): Expression;

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
}
