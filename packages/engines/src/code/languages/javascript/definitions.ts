import type {
  ClassUnit,
  DeclaredField,
  Expression,
  FunctionUnit,
  Member,
  Parameter,
  Pattern,
  Statement,
} from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { ExpressionLowering } from "./expressions.ts";
import { isType, nameOfTarget, stripQuotes } from "./syntax.ts";

/** Functions, classes and the patterns that values are put into. */
export abstract class DefinitionLowering extends ExpressionLowering {
  /** Decorators that stand before `export`, for the class that follows. */
  protected outerDecorators: readonly NodeId[] = [];

  protected functionExpression(node: NodeId, givenName?: string): Expression & { kind: "function" } {
    const tree = this.tree;
    const span = this.span(node);
    const nameNode = tree.child(node, "name");
    const ownName = nameNode === none ? undefined : tree.source(nameNode);
    const name = ownName ?? givenName ?? "anonymous";
    const isArrow = tree.kind(node) === "arrow_function";
    const decorators = tree.childrenOf(node, "decorator").map((child) => this.expression(tree.first(child)));
    const isNamedInside = ownName !== undefined && /^(function_expression|generator_function)$/.test(tree.kind(node));
    const unit: FunctionUnit = this.scopes.unit({ ...span, name, isArrow, decorators, isNamedInside }, () => {
      if (isNamedInside) this.scopes.declare(name);
      const single = tree.child(node, "parameter");
      const list = tree.child(node, "parameters");
      const nodes = single !== none ? [single] : list === none ? [] : tree.children(list);
      const parameters = nodes.flatMap((child) => this.parameter(child));
      const body = tree.child(node, "body");
      if (body === none) return { parameters, body: [] };
      if (tree.kind(body) === "statement_block")
        return { parameters, body: [...this.#fieldsGiven(nodes), ...this.block(body)] };
      return { parameters, body: [{ ...this.span(body), kind: "return", value: this.expression(body) }] };
    });
    return { ...span, kind: "function", unit };
  }

  /** `constructor(private readonly store: Store)` gives the object a field with each such argument. */
  #fieldsGiven(parameters: readonly NodeId[]): Statement[] {
    const tree = this.tree;
    return parameters.flatMap((node): Statement[] => {
      const isField = tree.children(node).some((child) => tree.kind(child) === "accessibility_modifier");
      const inner = tree.child(node, "pattern");
      if (inner === none || !(isField || /^readonly\s/.test(tree.source(node)))) return [];
      const span = this.span(inner);
      const value = this.dotted(span, tree.source(inner));
      const target: Pattern = { ...span, kind: "member", object: { ...span, kind: "self" }, name: tree.source(inner) };
      return [{ ...span, kind: "expression", value: { ...span, kind: "assign", target, value } }];
    });
  }

  protected parameter(node: NodeId): Parameter[] {
    const tree = this.tree;
    const kind = tree.kind(node);
    if (isType(kind) || kind === "decorator") return [];
    if (kind === "required_parameter" || kind === "optional_parameter") {
      const inner = tree.child(node, "pattern");
      if (inner === none || tree.kind(inner) === "this") return [];
      const typeNode = tree.child(node, "type");
      const value = tree.child(node, "value");
      const [parameter] = this.parameter(inner);
      if (!parameter) return [];
      const decorators = tree.childrenOf(node, "decorator").map((child) => this.expression(tree.first(child)));
      return [
        {
          ...parameter,
          decorators,
          annotation: typeNode === none ? undefined : this.annotation(typeNode),
          fallback: value === none ? undefined : this.expression(value),
        },
      ];
    }
    if (kind === "rest_pattern") {
      const target = this.pattern(tree.first(node), true);
      return [{ target, name: nameOfTarget(target), kind: "rest", annotation: undefined, fallback: undefined }];
    }
    if (kind === "assignment_pattern") {
      const target = this.pattern(tree.child(node, "left"), true);
      const fallback = this.expression(tree.child(node, "right"));
      return [{ target, name: nameOfTarget(target), kind: "positional", annotation: undefined, fallback }];
    }
    const target = this.pattern(node, true);
    return [{ target, name: nameOfTarget(target), kind: "positional", annotation: undefined, fallback: undefined }];
  }

  /** The plain name of a type annotation, e.g. `Request` or `express.Request`, as an expression to resolve. */
  protected annotation(node: NodeId): Expression | undefined {
    const text = this.tree.source(node).replace(/^:\s*/, "");
    const match = /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)?/.exec(text);
    if (!match) return undefined;
    return this.dotted(this.span(node), match[0]);
  }

  protected classExpression(node: NodeId, givenName?: string): Expression & { kind: "class" } {
    const tree = this.tree;
    const span = this.span(node);
    const nameNode = tree.child(node, "name");
    const name = nameNode === none ? (givenName ?? "anonymous") : tree.source(nameNode);
    const decorators = [...this.outerDecorators, ...tree.childrenOf(node, "decorator")];
    this.outerDecorators = [];
    const heritage = tree.children(node).find((child) => tree.kind(child) === "class_heritage");
    const unit: ClassUnit = {
      ...span,
      name,
      symbol: this.scopes.symbolOf(name),
      bases: heritage === undefined ? [] : this.bases(heritage),
      decorators: decorators.map((child) => this.expression(tree.first(child))),
      members: this.scopes.inSymbol(name, () => this.members(tree.child(node, "body"))),
      ...this.fields(tree.child(node, "body")),
    };
    return { ...span, kind: "class", unit };
  }

  /** Fields that decorators say something of. */
  protected fields(body: NodeId): Pick<ClassUnit, "fields"> {
    const tree = this.tree;
    const fields: DeclaredField[] = [];
    let before: NodeId[] = [];
    for (const child of body === none ? [] : tree.children(body)) {
      const kind = tree.kind(child);
      if (kind === "decorator") {
        before.push(child);
        continue;
      }
      const marks = [...before, ...tree.childrenOf(child, "decorator")];
      before = [];
      if (!/^(public_)?field_definition$/.test(kind) || marks.length === 0) continue;
      const property = tree.child(child, kind === "field_definition" ? "property" : "name");
      if (property === none) continue;
      const typed = tree.child(child, "type");
      fields.push({
        name: stripQuotes(tree.source(property)),
        type: typed === none ? undefined : this.annotation(typed),
        fallback: undefined,
        decorators: marks.map((mark) => this.expression(tree.first(mark))),
      });
    }
    return fields.length === 0 ? {} : { fields };
  }

  protected bases(heritage: NodeId): Expression[] {
    const tree = this.tree;
    return tree.children(heritage).flatMap((child) => {
      const kind = tree.kind(child);
      if (kind === "extends_clause") return [this.expression(tree.child(child, "value"))];
      return kind === "implements_clause" ? [] : [this.expression(child)];
    });
  }

  protected members(body: NodeId): Member[] {
    const tree = this.tree;
    const members: Member[] = [];
    let decorators: Expression[] = [];
    for (const child of body === none ? [] : tree.children(body)) {
      const kind = tree.kind(child);
      const isStatic = /^(?:(?:public|private|protected|readonly|override|async)\s+)*static\b/.test(
        tree.source(child).slice(0, 60),
      );
      if (kind === "decorator") {
        decorators.push(this.expression(tree.first(child)));
        continue;
      }
      if (kind === "method_definition") {
        const name = stripQuotes(tree.source(tree.child(child, "name")));
        const value = this.functionExpression(child, name);
        const all = [...value.unit.decorators, ...decorators];
        const isGetter = /^(?:static\s+)?get\s/.test(tree.source(child).slice(0, 60));
        const unit = { ...value.unit, decorators: all };
        members.push({ name, isStatic, kind: isGetter ? "getter" : "method", value: { ...value, unit } });
      } else if (kind === "field_definition" || kind === "public_field_definition") {
        const property = tree.child(child, kind === "field_definition" ? "property" : "name");
        const value = tree.child(child, "value");
        const name = property === none ? "" : stripQuotes(tree.source(property));
        if (value !== none) members.push({ name, isStatic, kind: "field", value: this.named(value, name) });
      }
      decorators = [];
    }
    return members;
  }

  protected pattern(node: NodeId, declares: boolean): Pattern {
    const tree = this.tree;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "member_expression": {
        const object = this.expression(tree.child(node, "object"));
        return { ...span, kind: "member", object, name: tree.source(tree.child(node, "property")) };
      }
      case "subscript_expression": {
        const object = this.expression(tree.child(node, "object"));
        return { ...span, kind: "index", object, key: this.expression(tree.child(node, "index")) };
      }
      case "array_pattern":
      case "array": {
        const children = tree.children(node);
        const restNode = children.find((child) => /^(rest_pattern|spread_element)$/.test(tree.kind(child)));
        const items = children.filter((child) => child !== restNode).map((child) => this.pattern(child, declares));
        const rest = restNode === undefined ? undefined : this.pattern(tree.first(restNode), declares);
        return { ...span, kind: "list", items, rest };
      }
      case "object_pattern":
      case "object":
        return this.recordPattern(node, declares);
      case "assignment_pattern":
      case "object_assignment_pattern":
        return {
          ...span,
          kind: "default",
          target: this.pattern(tree.child(node, "left"), declares),
          value: this.expression(tree.child(node, "right")),
        };
      case "parenthesized_expression":
      case "non_null_expression":
      case "as_expression":
        return this.pattern(tree.first(node), declares);
      default: {
        const name = tree.source(node);
        if (declares) this.scopes.declare(name);
        else this.scopes.assign(name);
        return { ...span, kind: "name", name };
      }
    }
  }

  protected recordPattern(node: NodeId, declares: boolean): Pattern {
    const tree = this.tree;
    const entries: { key: Expression; target: Pattern }[] = [];
    let rest: Pattern | undefined;
    for (const child of tree.children(node)) {
      const kind = tree.kind(child);
      const span = this.span(child);
      if (kind === "pair_pattern" || kind === "pair") {
        const key = this.key(tree.child(child, "key"));
        entries.push({ key, target: this.pattern(tree.child(child, "value"), declares) });
      } else if (kind === "rest_pattern" || kind === "spread_element") {
        rest = this.pattern(tree.first(child), declares);
      } else {
        const inner = kind === "object_assignment_pattern" ? tree.child(child, "left") : child;
        const key: Expression = { ...span, kind: "constant", value: tree.source(inner) };
        entries.push({ key, target: this.pattern(child, declares) });
      }
    }
    return { ...this.span(node), kind: "record", entries, rest };
  }
}
