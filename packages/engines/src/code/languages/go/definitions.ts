import type {
  ClassUnit,
  DeclaredField,
  Expression,
  FunctionUnit,
  Member,
  Parameter,
  Pattern,
  Span,
  Statement,
} from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { ExpressionLowering } from "./expressions.ts";

/** Functions, methods, and the types that a file declares. */
export abstract class DefinitionLowering extends ExpressionLowering {
  protected functionLiteral(node: NodeId): Expression {
    return this.#function(node, "func", true);
  }

  /** A function of the package, or a method, whose receiver is the object at hand. */
  protected function(node: NodeId): Expression & { kind: "function" } {
    return this.#function(node, this.tree.source(this.tree.child(node, "name")), false);
  }

  /** The type that a method belongs to, and the method. */
  protected method(node: NodeId): Statement {
    const { tree } = this;
    const span = this.span(node);
    const receiver = tree.child(node, "receiver");
    const [declaration] = tree.children(receiver);
    const type = declaration === undefined ? none : tree.child(declaration, "type");
    const owner = this.typeOf(type) ?? this.nothing(span);
    const name = owner.kind === "name" ? owner.name : "";
    const value = this.scopes.inSymbol(name, () => this.function(node));
    return { ...span, kind: "method", owner, value };
  }

  /** A declared type: its name and what it is. */
  protected typeDeclared(node: NodeId): { name: string; value: Expression } {
    const { tree } = this;
    const name = tree.source(tree.child(node, "name"));
    const type = tree.child(node, "type");
    if (tree.kind(node) === "type_alias") return { name, value: this.typeOf(type) ?? this.nothing(this.span(node)) };
    return { name, value: { ...this.span(node), kind: "class", unit: this.#structUnit(node, name, type) } };
  }

  /** A struct, an interface, or a type made of another one. */
  #structUnit(node: NodeId, name: string, type: NodeId): ClassUnit {
    const { tree } = this;
    const kind = tree.kind(type);
    const head = { ...this.span(node), name, symbol: this.scopes.symbolOf(name), decorators: [] };
    if (kind === "interface_type") return { ...head, ...this.#interface(type) };
    if (kind !== "struct_type") {
      const base = this.typeOf(type);
      return { ...head, bases: base === undefined ? [] : [base], members: [] };
    }
    const list = tree.children(type).find((child) => tree.kind(child) === "field_declaration_list");
    const fields = list === undefined ? [] : tree.children(list);
    const bases: Expression[] = [];
    const members = fields.flatMap((field): Member[] => {
      const typed = tree.child(field, "type");
      const names = tree.childrenOf(field, "name").map((child) => tree.source(child));
      if (typed === none) return [];
      const value = this.#field(field, typed);
      if (names.length > 0) return names.map((each) => ({ name: each, isStatic: false, kind: "field", value }));
      const base = this.typeOf(typed);
      if (base === undefined) return [];
      bases.push(base);
      const embedded = tree
        .source(typed)
        .replace(/^\*|\[.*$/g, "")
        .split(".")
        .at(-1)!;
      return [{ name: embedded, isStatic: false, kind: "field", value }];
    });
    const tagged = fields.flatMap((field) => this.#tagged(field));
    return { ...head, bases, members, ...(tagged.length > 0 ? { fields: tagged } : {}) };
  }

  /** Fields whose tags say what may be read into them, with the tags as they are written. */
  #tagged(field: NodeId): DeclaredField[] {
    const { tree } = this;
    const tag = tree.child(field, "tag");
    const type = tree.child(field, "type");
    if (tag === none || type === none || !/\b(binding|validate):"/.test(tree.source(tag))) return [];
    const mark = { ...this.span(tag), kind: "constant", value: tree.source(tag) } as const;
    const isList = tree.kind(type) === "slice_type" || tree.kind(type) === "array_type";
    const item = isList ? { type: this.typeOf(tree.child(type, "element")), decorators: [mark] } : undefined;
    return tree.childrenOf(field, "name").map((name) => ({
      name: tree.source(name),
      type: this.typeOf(type),
      fallback: undefined,
      decorators: [mark],
      ...(item === undefined ? {} : { item }),
    }));
  }

  #field(field: NodeId, type: NodeId): Expression {
    return this.typed(this.nothing(this.span(field)), type);
  }

  #interface(type: NodeId): Pick<ClassUnit, "bases" | "members" | "isAbstract" | "methodNames"> {
    const { tree } = this;
    const parts = tree.children(type);
    const methodNames = parts
      .filter((part) => tree.kind(part) === "method_elem")
      .map((part) => tree.source(tree.child(part, "name")));
    const bases = parts
      .filter((part) => tree.kind(part) === "type_elem")
      .flatMap((part) => tree.children(part))
      .flatMap((part) => this.typeOf(part) ?? []);
    return { bases, members: [], isAbstract: true, methodNames };
  }

  #function(node: NodeId, name: string, isArrow: boolean): Expression & { kind: "function" } {
    const { tree } = this;
    const span = this.span(node);
    const unit: FunctionUnit = this.blocks.inside(() =>
      this.scopes.unit({ ...span, name, isArrow, decorators: [] }, () => {
        const before = [...this.#receiver(tree.child(node, "receiver")), ...this.#results(tree.child(node, "result"))];
        const list = tree.child(node, "parameters");
        const parameters = list === none ? [] : tree.children(list).flatMap((child) => this.#parameters(child));
        const body = tree.child(node, "body");
        return { parameters, body: body === none ? [] : [...before, ...this.functionBody(node, body)] };
      }),
    );
    return { ...span, kind: "function", unit };
  }

  protected abstract functionBody(node: NodeId, body: NodeId): Statement[];

  /** Named results, as variables that are there from the start. */
  #results(list: NodeId): Statement[] {
    const { tree } = this;
    if (list === none || tree.kind(list) !== "parameter_list") return [];
    return tree.children(list).flatMap((child) => {
      const type = tree.child(child, "type");
      return tree.childrenOf(child, "name").map((name) => this.declared(name, this.zero(this.span(child), type)));
    });
  }

  #receiver(list: NodeId): Statement[] {
    const { tree } = this;
    const [declaration] = list === none ? [] : tree.children(list);
    const name = declaration === undefined ? none : tree.child(declaration, "name");
    return name === none ? [] : [this.declared(name, { ...this.span(name), kind: "self" })];
  }

  /** A variable declared here, with its value. */
  protected declared(name: NodeId, value: Expression): Statement {
    const span = this.span(name);
    const target = this.declaredName(span, this.tree.source(name));
    return { ...span, kind: "expression", value: { ...span, kind: "assign", target, value } };
  }

  protected declaredName(span: Span, name: string): Pattern {
    const local = this.blocks.declare(name);
    this.scopes.declare(local);
    return { ...span, kind: "name", name: local };
  }

  #parameters(node: NodeId): Parameter[] {
    const { tree } = this;
    const type = tree.child(node, "type");
    const annotation = this.typeOf(type);
    const isRest = tree.kind(node) === "variadic_parameter_declaration";
    const make = (span: Span, name: string): Parameter => ({
      target: this.declaredName(span, name),
      name,
      kind: isRest ? "rest" : "positional",
      annotation: isRest ? undefined : annotation,
      fallback: undefined,
    });
    const names = tree.childrenOf(node, "name");
    if (names.length === 0) return [make(this.span(node), "_")];
    return names.map((name) => make(this.span(name), tree.source(name)));
  }
}
