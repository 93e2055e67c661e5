import type { ClassUnit, Expression, Member, Parameter, Pattern, Statement } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { ExpressionLowering } from "./expressions.ts";

/** Functions, classes and the patterns that values are put into. */
export abstract class DefinitionLowering extends ExpressionLowering {
  /** Attributes: https://www.php.net/manual/en/language.attributes.overview.php */
  protected attributes(node: NodeId): Expression[] {
    const tree = this.tree;
    const list = tree.child(node, "attributes");
    if (list === none) return [];
    return tree.children(list).flatMap((group) =>
      tree.children(group).map((attribute): Expression => {
        const callee = this.classIn(tree.first(attribute));
        const given = tree.child(attribute, "parameters");
        const args = given === none ? [] : this.arguments(given);
        return { ...this.span(attribute), kind: "call", callee, args, isNew: true };
      }),
    );
  }

  /** `function … use (…) { }`, which shares `$this`, or `fn (…) => …`, which shares everything. */
  protected functionValue(node: NodeId): Expression {
    const tree = this.tree;
    const span = this.span(node);
    const isShort = tree.kind(node) === "arrow_function";
    const wasInArrow = this.isInArrow;
    const unit = this.scopes.unit({ ...span, name: "function", isArrow: true, decorators: [] }, () => {
      for (const clause of tree.children(node)) {
        if (tree.kind(clause) !== "anonymous_function_use_clause") continue;
        for (const part of tree.children(clause)) {
          const name = tree.source(part).replace(/^&\s*/, "");
          this.scopes.declareOuter(name);
          if (tree.kind(part) === "by_ref") this.scopes.assign(name);
        }
      }
      this.isInArrow = false;
      const parameters = this.parameters(node);
      this.isInArrow = isShort;
      const body = tree.child(node, "body");
      if (!isShort) return { parameters, body: this.block(body) };
      return { parameters, body: [{ ...this.span(body), kind: "return", value: this.expression(body) }] };
    });
    this.isInArrow = wasInArrow;
    return { ...span, kind: "function", unit };
  }

  protected functionExpression(node: NodeId): Expression & { kind: "function" } {
    const tree = this.tree;
    const span = this.span(node);
    const name = tree.source(tree.child(node, "name"));
    const decorators = this.attributes(node);
    const wasInArrow = this.isInArrow;
    this.isInArrow = false;
    const unit = this.scopes.unit({ ...span, name, isArrow: false, decorators }, () => {
      const parameters = this.parameters(node);
      const body = tree.child(node, "body");
      return { parameters, body: [...this.promoted(node), ...(body === none ? [] : this.block(body))] };
    });
    this.isInArrow = wasInArrow;
    return { ...span, kind: "function", unit };
  }

  protected parameters(node: NodeId): Parameter[] {
    const tree = this.tree;
    const list = tree.child(node, "parameters");
    if (list === none) return [];
    return tree.children(list).flatMap((parameter): Parameter[] => {
      const name = tree.child(parameter, "name");
      if (name === none) return [];
      const target = this.pattern(tree.kind(name) === "by_ref" ? tree.first(name) : name);
      const fallback = tree.child(parameter, "default_value");
      return [
        {
          target,
          // Named arguments carry no dollar sign.
          name: target.kind === "name" ? target.name.slice(1) : "",
          kind: tree.kind(parameter) === "variadic_parameter" ? "rest" : "positional",
          annotation: this.annotation(tree.child(parameter, "type")),
          fallback: this.optional(fallback),
          decorators: this.attributes(parameter),
        },
      ];
    });
  }

  /** Constructor promotion: parameters that become fields. */
  protected promoted(node: NodeId): Statement[] {
    const tree = this.tree;
    const list = tree.child(node, "parameters");
    if (list === none) return [];
    return tree.children(list).flatMap((parameter): Statement[] => {
      if (tree.kind(parameter) !== "property_promotion_parameter") return [];
      const span = this.span(parameter);
      const name = tree.source(tree.child(parameter, "name")).replace(/^&?\s*\$/, "");
      const target: Pattern = { ...span, kind: "member", object: { ...span, kind: "self" }, name };
      const value: Expression = { ...span, kind: "name", name: `$${name}` };
      return [{ ...span, kind: "expression", value: { ...span, kind: "assign", target, value } }];
    });
  }

  /** The class a type names, or a number's type; nothing where it may be text or several things. */
  protected annotation(node: NodeId): Expression | undefined {
    if (node === none) return undefined;
    const tree = this.tree;
    const span = this.span(node);
    switch (tree.kind(node)) {
      case "primitive_type": {
        const name = tree.source(node).toLowerCase();
        return /^(int|float|bool|false|true)$/.test(name) ? { ...span, kind: "name", name } : undefined;
      }
      case "named_type": {
        const inner = tree.first(node);
        return inner === none ? undefined : this.classIn(inner);
      }
      case "union_type": {
        const parts = tree.children(node).filter((part) => tree.source(part).toLowerCase() !== "null");
        const known = parts.map((part) => this.annotation(part));
        const areAllNumbers = parts.every((part) => tree.kind(part) === "primitive_type") && !known.includes(undefined);
        return parts.length === 1 || areAllNumbers ? known[0] : undefined;
      }
      case "optional_type":
      case "intersection_type":
        return this.annotation(tree.first(node));
      default:
        return undefined;
    }
  }

  /** A class, interface, trait or enumeration; what it extends, implements and uses are its bases. */
  protected classExpression(node: NodeId, name: string): Expression & { kind: "class" } {
    const tree = this.tree;
    const span = this.span(node);
    const body = tree.child(node, "body");
    const bases = tree.children(node).flatMap((child) => {
      if (tree.kind(child) !== "base_clause" && tree.kind(child) !== "class_interface_clause") return [];
      return tree.children(child);
    });
    const traits = (body === none ? [] : tree.children(body)).flatMap((child) => {
      if (tree.kind(child) !== "use_declaration") return [];
      return tree.children(child).filter((part) => tree.kind(part) !== "use_list");
    });
    const before = this.owner;
    const wasInStatic = this.isInStatic;
    this.owner = this.names.own(name);
    const isAbstract =
      /^(interface|trait)_declaration$/.test(tree.kind(node)) ||
      tree.children(node).some((child) => tree.kind(child) === "abstract_modifier");
    const unit: ClassUnit = {
      ...span,
      name,
      symbol: this.scopes.symbolOf(name),
      bases: [...bases, ...traits].map((base) => this.classIn(base)),
      decorators: this.attributes(node),
      members: this.scopes.inSymbol(name, () =>
        body === none ? [] : tree.children(body).flatMap((child) => this.membersAt(child)),
      ),
      ...(isAbstract ? { isAbstract: true as const } : {}),
    };
    this.owner = before;
    this.isInStatic = wasInStatic;
    return { ...span, kind: "class", unit };
  }

  protected anonymousClass(node: NodeId): Expression {
    return this.classExpression(node, "class");
  }

  protected membersAt(node: NodeId): Member[] {
    const tree = this.tree;
    const isStatic = tree.children(node).some((child) => tree.kind(child) === "static_modifier");
    switch (tree.kind(node)) {
      case "method_declaration": {
        this.isInStatic = isStatic;
        const value = this.functionExpression(node);
        this.isInStatic = false;
        const isHidden = tree
          .children(node)
          .some((child) =>
            /^(private|protected)\b/.test(tree.kind(child) === "visibility_modifier" ? tree.source(child) : ""),
          );
        const hidden = isHidden ? { isHidden: true as const } : {};
        return [{ name: value.unit.name, isStatic, kind: "method", value, ...hidden }];
      }
      case "property_declaration":
        return tree.children(node).flatMap((child): Member[] => {
          if (tree.kind(child) !== "property_element") return [];
          const written = tree.source(tree.child(child, "name"));
          const name = isStatic ? written : written.slice(1);
          const fallback = tree.child(child, "default_value");
          const type = this.annotation(tree.child(node, "type"));
          if (!isStatic && fallback === none && type === undefined) return [];
          const given = fallback === none ? this.nothingKnown(child) : this.expression(fallback);
          const value: Expression =
            type === undefined ? given : { ...this.span(child), kind: "typed", value: given, type };
          return [{ name, isStatic, kind: "field", value, ...(isStatic ? { isReassigned: true as const } : {}) }];
        });
      case "const_declaration":
        return tree.children(node).flatMap((child): Member[] => {
          if (tree.kind(child) !== "const_element") return [];
          const [name, value] = tree.children(child);
          if (name === undefined || value === undefined) return [];
          return [{ name: tree.source(name), isStatic: true, kind: "field", value: this.expression(value) }];
        });
      case "enum_case": {
        const span = this.span(node);
        const key: Expression = { ...span, kind: "constant", value: "value" };
        const value = tree.child(node, "value");
        const entries = value === none ? [] : [{ key, value: this.expression(value) }];
        const name = tree.source(tree.child(node, "name"));
        return [{ name, isStatic: true, kind: "field", value: { ...span, kind: "record", entries } }];
      }
      default:
        return [];
    }
  }

  protected pattern(node: NodeId): Pattern {
    const tree = this.tree;
    const span = this.span(node);
    switch (tree.kind(node)) {
      case "variable_name": {
        const lowered = this.variable(span, tree.source(node));
        if (lowered.kind === "member") return { ...span, kind: "member", object: lowered.object, name: lowered.name };
        return { ...span, kind: "name", name: tree.source(node) };
      }
      case "by_ref":
      case "parenthesized_expression":
        return this.pattern(tree.first(node));
      case "list_literal":
      case "array_creation_expression":
        return this.destructured(node);
      default: {
        const lowered = this.expression(node);
        if (lowered.kind === "member") return { ...span, kind: "member", object: lowered.object, name: lowered.name };
        if (lowered.kind === "index") return { ...span, kind: "index", object: lowered.object, key: lowered.key };
        if (lowered.kind === "name") return { ...span, kind: "name", name: lowered.name };
        return { ...span, kind: "index", object: lowered, key: this.nothingKnown(node) };
      }
    }
  }

  /** `[$a, , $b]`, `list($a, $b)`, `['key' => $a]`. */
  protected destructured(node: NodeId): Pattern {
    const tree = this.tree;
    const span = this.span(node);
    const pairs: { key: NodeId; target: NodeId; place: number }[] = [];
    let place = 0;
    let at = tree.start(node);
    for (const child of tree.children(node)) {
      const between = tree.text.slice(at, tree.start(child));
      place += between.split(",").length - 1;
      at = tree.end(child);
      const parts = tree.kind(child) === "array_element_initializer" ? tree.children(child) : [child];
      if (between.includes("=>") && pairs.length > 0) {
        const last = pairs.at(-1)!;
        pairs[pairs.length - 1] = { ...last, key: last.target, target: child };
      } else if (parts.length === 2) pairs.push({ key: parts[0]!, target: parts[1]!, place });
      else if (parts.length === 1) pairs.push({ key: none, target: parts[0]!, place });
    }
    if (pairs.some(({ key }) => key !== none)) {
      const entries = pairs
        .filter(({ key }) => key !== none)
        .map(({ key, target }) => ({ key: this.expression(key), target: this.pattern(target) }));
      return { ...span, kind: "record", entries, rest: undefined };
    }
    const items: (Pattern | undefined)[] = [];
    for (const { target, place: index } of pairs) {
      while (items.length < index && items.length < 64) items.push(undefined);
      items.push(this.pattern(target));
    }
    return { ...span, kind: "list", items, rest: undefined };
  }
}
