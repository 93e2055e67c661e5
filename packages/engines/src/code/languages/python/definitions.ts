import type { ClassUnit, DeclaredField, Expression, FunctionUnit, Member, Parameter, Pattern } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { ExpressionLowering } from "./expressions.ts";

/** Functions, classes and the patterns that values are put into. */
export abstract class DefinitionLowering extends ExpressionLowering {
  protected decorators(node: NodeId): Expression[] {
    return this.tree
      .children(node)
      .filter((child) => this.tree.kind(child) === "decorator")
      .map((child) => this.expression(this.tree.first(child)));
  }

  protected lambda(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const unit = this.scopes.unit({ ...span, name: "lambda", isArrow: true, decorators: [] }, () => {
      const list = tree.child(node, "parameters");
      const parameters = list === none ? [] : tree.children(list).flatMap((child) => this.parameter(child));
      const body = tree.child(node, "body");
      return { parameters, body: [{ ...this.span(body), kind: "return", value: this.expression(body) }] };
    });
    return { ...span, kind: "function", unit };
  }

  protected functionExpression(node: NodeId, decorators: readonly Expression[]): Expression & { kind: "function" } {
    const tree = this.tree;
    const span = this.span(node);
    const name = tree.source(tree.child(node, "name"));
    const unit: FunctionUnit = this.scopes.unit({ ...span, name, isArrow: false, decorators }, () => ({
      parameters: tree.children(tree.child(node, "parameters")).flatMap((child) => this.parameter(child)),
      body: this.block(tree.child(node, "body")),
    }));
    return { ...span, kind: "function", unit };
  }

  protected parameter(node: NodeId): Parameter[] {
    const tree = this.tree;
    const kind = tree.kind(node);
    const named = (name: NodeId, more: Partial<Parameter> = {}): Parameter[] => {
      const target = this.pattern(name);
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
        const annotation = type === none ? undefined : this.annotation(type);
        const fallback = this.expression(tree.child(node, "value"));
        const decorators = this.metadata(type);
        return named(tree.child(node, "name"), { annotation, fallback, decorators, ...this.whole(type) });
      }
      case "typed_parameter": {
        const inner = tree.first(node);
        const [parameter] = this.parameter(inner);
        const type = tree.child(node, "type");
        if (parameter === undefined) return [];
        const decorators = this.metadata(type);
        return [{ ...parameter, annotation: this.annotation(type), decorators, ...this.whole(type) }];
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
  protected annotation(type: NodeId): Expression | undefined {
    if (type === none) return undefined;
    const text = this.tree
      .source(type)
      .replace(/^["']|["']$/g, "")
      .replace(/^(?:typing\.)?(?:Optional|Annotated)\[/, "");
    const match = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/.exec(text);
    if (match === null) return undefined;
    return this.dotted(this.span(type), match[0]);
  }

  /** What `Annotated[Type, metadata, …]` says beside the type (PEP 593). */
  protected metadata(type: NodeId): Expression[] {
    const tree = this.tree;
    if (type === none || !/^(?:typing\.)?Annotated\[/.test(tree.source(type))) return [];
    const inner = tree.first(type);
    const list = tree.children(inner).find((child) => tree.kind(child) === "type_parameter") ?? inner;
    return tree
      .children(list)
      .slice(list === inner ? 2 : 1)
      .map((child) => this.expression(tree.kind(child) === "type" ? tree.first(child) : child));
  }

  /** All that a type says, where it is more than a name: `list[Item]`, `str | None`, `"Item"`. */
  protected whole(type: NodeId): { readonly type?: Expression } {
    return type === none || /^[\w.]+$/.test(this.tree.source(type)) ? {} : { type: this.typeOf(type) };
  }

  protected typeOf(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    switch (tree.kind(node)) {
      case "type":
        return this.typeOf(tree.first(node));
      case "generic_type": {
        const [name, list] = tree.children(node);
        const parts = list === undefined ? [] : tree.children(list).map((part) => this.typeOf(part));
        const items = parts.map((value) => ({ value, isSpread: false }));
        return { ...span, kind: "index", object: this.expression(name!), key: { ...span, kind: "list", items } };
      }
      case "subscript": {
        const items = tree.childrenOf(node, "subscript").map((part) => ({ value: this.typeOf(part), isSpread: false }));
        const object = this.expression(tree.child(node, "value"));
        return { ...span, kind: "index", object, key: { ...span, kind: "list", items } };
      }
      case "union_type":
      case "binary_operator": {
        const [left] = tree.children(node);
        const right = tree.children(node).at(-1);
        if (left === undefined || right === undefined) return this.expression(node);
        return { ...span, kind: "binary", operator: "|", left: this.typeOf(left), right: this.typeOf(right) };
      }
      case "string": {
        const name = /^["']([A-Za-z_][\w.]*)["']$/.exec(tree.source(node))?.[1];
        return name === undefined ? this.expression(node) : this.dotted(span, name);
      }
      default:
        return this.expression(node);
    }
  }

  protected classExpression(node: NodeId, decorators: readonly Expression[]): Expression & { kind: "class" } {
    const tree = this.tree;
    const span = this.span(node);
    const name = tree.source(tree.child(node, "name"));
    const superclasses = tree.child(node, "superclasses");
    const bases =
      superclasses === none
        ? []
        : tree.children(superclasses).filter((child) => tree.kind(child) !== "keyword_argument");
    const unit: ClassUnit = {
      ...span,
      name,
      symbol: this.scopes.symbolOf(name),
      bases: bases.map((base) => this.expression(base)),
      decorators,
      members: this.scopes.inSymbol(name, () => this.members(tree.child(node, "body"))),
      ...this.fields(tree.child(node, "body")),
    };
    return { ...span, kind: "class", unit };
  }

  /** `name: str = "a"` in the body of a class (PEP 526). */
  protected fields(body: NodeId): Pick<ClassUnit, "fields"> {
    const tree = this.tree;
    const fields = tree.children(body).flatMap((child): DeclaredField[] => {
      const inner = tree.kind(child) === "expression_statement" ? tree.first(child) : none;
      const left = inner !== none && tree.kind(inner) === "assignment" ? tree.child(inner, "left") : none;
      const type = left === none ? none : tree.child(inner, "type");
      if (type === none || tree.kind(left) !== "identifier") return [];
      const right = tree.child(inner, "right");
      const fallback = right === none ? undefined : this.expression(right);
      return [{ name: tree.source(left), type: this.typeOf(type), fallback, decorators: [] }];
    });
    return fields.length === 0 ? {} : { fields };
  }

  protected members(body: NodeId): Member[] {
    const tree = this.tree;
    const members: Member[] = [];
    for (const child of tree.children(body)) {
      const isDecorated = tree.kind(child) === "decorated_definition";
      const node = isDecorated ? tree.child(child, "definition") : child;
      const decorators = isDecorated ? this.decorators(child) : [];
      const kind = tree.kind(node);
      if (kind === "function_definition") {
        const value = this.functionExpression(node, decorators);
        const isStatic = decorators.some(
          (decorator) => decorator.kind === "name" && /^(static|class)method$/.test(decorator.name),
        );
        const isGetter = decorators.some((decorator) => decorator.kind === "name" && /property$/.test(decorator.name));
        members.push({ name: value.unit.name, isStatic, kind: isGetter ? "getter" : "method", value });
      } else if (kind === "class_definition") {
        const value = this.classExpression(node, decorators);
        members.push({ name: value.unit.name, isStatic: true, kind: "field", value });
      } else if (kind === "expression_statement") {
        const inner = tree.first(node);
        if (inner === none || tree.kind(inner) !== "assignment") continue;
        const left = tree.child(inner, "left");
        const right = tree.child(inner, "right");
        if (right === none || tree.kind(left) !== "identifier") continue;
        members.push({ name: tree.source(left), isStatic: true, kind: "field", value: this.expression(right) });
      }
    }
    return members;
  }

  protected pattern(node: NodeId): Pattern {
    const tree = this.tree;
    const span = this.span(node);
    switch (tree.kind(node)) {
      case "attribute":
        return {
          ...span,
          kind: "member",
          object: this.expression(tree.child(node, "object")),
          name: tree.source(tree.child(node, "attribute")),
        };
      case "subscript": {
        const lowered = this.subscript(node);
        if (lowered.kind === "index") return { ...span, kind: "index", object: lowered.object, key: lowered.key };
        const any: Expression = { ...span, kind: "other", parts: [] };
        return { ...span, kind: "index", object: this.expression(tree.child(node, "value")), key: any };
      }
      case "tuple":
      case "list":
      case "tuple_pattern":
      case "list_pattern":
      case "pattern_list":
      case "expression_list": {
        const children = tree.children(node);
        const splat = children.find((child) => /splat/.test(tree.kind(child)));
        const items = children.filter((child) => child !== splat).map((child) => this.pattern(child));
        return {
          ...span,
          kind: "list",
          items,
          rest: splat === undefined ? undefined : this.pattern(tree.first(splat)),
        };
      }
      case "parenthesized_expression":
      case "as_pattern_target":
        return this.pattern(tree.first(node));
      default: {
        const name = tree.source(node);
        this.scopes.declare(name);
        return { ...span, kind: "name", name };
      }
    }
  }
}
