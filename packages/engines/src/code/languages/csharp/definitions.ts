import {
  type Argument,
  type DeclaredField,
  type Expression,
  type Member,
  type Parameter,
  type Span,
  type Statement,
  writtenName,
} from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { declaredField } from "../declared-field.ts";
import { CallLowering } from "./calls.ts";
import { declaredIn, typeDeclaration } from "./declared.ts";
import { measure } from "./types.ts";

/** Attributes of a property that a framework gives its value from the request. */
const bound = /^(BindProperty|From(Query|Form|Route|Header|Body)|SupplyParameterFrom(Query|Form))$/;

/** Types and the functions in them. A type stands at the top of its file under its full name, wherever it is written. */
export abstract class DefinitionLowering extends CallLowering {
  protected readonly types: Statement[] = [];

  protected type(node: NodeId): void {
    const { tree } = this;
    const name = tree.source(tree.child(node, "name"));
    const full = this.names.own(name);
    const body = tree.child(node, "body");
    const inside = body === none ? [] : this.parts(body);
    const primary = this.parts(node).find((part) => tree.kind(part) === "parameter_list") ?? none;
    const isPartial = this.modifiers(node).includes("partial");
    const members = this.names.inClass({ full, ...declaredIn(tree, inside, primary) }, () =>
      this.scopes.inSymbol(name, () => [
        ...this.#primary(node, primary),
        ...inside.flatMap((member) => this.#member(member, isPartial)),
      ]),
    );
    const fields = this.names.inClass({ full, ...declaredIn(tree, inside, primary) }, () =>
      this.#annotated([...(primary === none ? [] : this.parts(primary)), ...inside]),
    );
    const span = this.span(node);
    const isAbstract = tree.kind(node) === "interface_declaration" || this.modifiers(node).includes("abstract");
    const unit = {
      ...span,
      name,
      symbol: this.scopes.symbolOf(name),
      bases: this.#bases(node),
      decorators: [...this.attributes(node), ...(isPartial ? [this.#mark(span, "partial")] : [])],
      ...(isAbstract ? { isAbstract: true as const } : {}),
      members,
      ...(fields.length > 0 ? { fields } : {}),
    };
    const target = { ...span, kind: "name", name: full } as const;
    this.scopes.declare(full);
    const value: Expression = { ...span, kind: "class", unit };
    this.types.push({ ...span, kind: "expression", value: { ...span, kind: "assign", target, value } });
  }

  protected lambda(node: NodeId): Expression {
    const { tree } = this;
    const list = tree.child(node, "parameters");
    const body = tree.child(node, "body");
    const block = body === none ? (this.parts(node).find((part) => tree.kind(part) === "block") ?? none) : body;
    return this.function({ node, name: "lambda", isArrow: true, decorators: this.attributes(node) }, list, block);
  }

  protected function(
    head: { node: NodeId; name: string; isArrow: boolean; decorators: readonly Expression[] },
    list: NodeId,
    body: NodeId,
    first: () => Statement[] = () => [],
  ): Expression & { kind: "function" } {
    const span = this.span(head.node);
    const { name, isArrow, decorators } = head;
    this.boxes.push(new Set());
    const unit = this.scopes.unit({ ...span, name, isArrow, decorators }, () => {
      const parameters = this.parameters(list);
      return { parameters, body: [...first(), ...this.bodyOf(body)] };
    });
    this.boxes.pop();
    return { ...span, kind: "function", unit };
  }

  protected parameters(list: NodeId): Parameter[] {
    if (list === none) return [];
    const { tree } = this;
    if (tree.kind(list) === "implicit_parameter") return [this.#parameter(list, list, none, [])];
    // `params string[] rest` stands in the list itself.
    const types = tree.childrenOf(list, "type");
    const rest = tree.childrenOf(list, "name").map((name, index) => {
      const parameter = this.#parameter(name, name, types[index] ?? none, []);
      return { ...parameter, kind: "rest" as const, annotation: undefined };
    });
    const plain = this.parts(list).filter((part) => /parameter$/.test(tree.kind(part)));
    return [
      ...plain.map((part) =>
        this.#parameter(part, tree.child(part, "name"), tree.child(part, "type"), this.attributes(part)),
      ),
      ...rest,
    ];
  }

  /** `[Name(value, Key = value)]` as a call of the attribute's class. */
  protected attributes(node: NodeId): Expression[] {
    const { tree } = this;
    const lists = this.parts(node).filter((part) => tree.kind(part) === "attribute_list");
    const all = lists.flatMap((list) => this.parts(list)).filter((part) => tree.kind(part) === "attribute");
    return all.map((attribute) => this.#attribute(attribute));
  }

  protected modifiers(node: NodeId): string[] {
    const { tree } = this;
    return tree.children(node).flatMap((part) => (tree.kind(part) === "modifier" ? [tree.source(part)] : []));
  }

  #attribute(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const nameNode = tree.child(node, "name");
    const written = tree.source(nameNode).replace(/<.*>|\s+/gs, "");
    const callee: Expression = { ...this.span(nameNode), kind: "name", name: this.names.ofAttribute(written) };
    const list = this.parts(node).find((part) => tree.kind(part) === "attribute_argument_list");
    const args = (list === undefined ? [] : this.parts(list)).map((part): Argument => {
      const name = tree.child(part, "name");
      const value = this.expression(this.parts(part).at(-1) ?? none);
      return name === none ? { value } : { name: tree.source(name), value };
    });
    return { ...span, kind: "call", callee, args, isNew: false };
  }

  /** Properties and components with attributes, and lists of which the type says what they hold. */
  #annotated(parts: readonly NodeId[]): DeclaredField[] {
    const { tree } = this;
    return parts.flatMap((part): DeclaredField[] => {
      const kind = tree.kind(part);
      if (kind !== "property_declaration" && kind !== "parameter") return [];
      const [nameNode, type] = [tree.child(part, "name"), tree.child(part, "type")];
      const decorators = this.attributes(part);
      const item = type === none ? undefined : this.#item(type);
      if (nameNode === none || (decorators.length === 0 && item === undefined)) return [];
      const typed = type === none ? undefined : this.typed(this.#nothing(part), type);
      return [declaredField(tree.source(nameNode), typed, decorators, item)];
    });
  }

  /** What a list is declared to hold: `List<Address>`, `Address[]`. */
  #item(type: NodeId): DeclaredField["item"] {
    const { tree } = this;
    const written = tree.source(type);
    const isList =
      /^(System\.Collections\.Generic\.)?(I?List|I?Collection|IEnumerable|IReadOnly\w+|HashSet|ISet)<[\w.]+>\??$/;
    const isArray = tree.kind(type) === "array_type";
    if (!isArray && !isList.test(written)) return undefined;
    const list = this.parts(type).find((part) => tree.kind(part) === "type_argument_list");
    const inner = isArray ? tree.child(type, "type") : list === undefined ? none : (this.parts(list)[0] ?? none);
    const typed = inner === none ? undefined : this.typed(this.#nothing(inner), inner);
    return typed?.kind === "typed" ? { type: typed.type, decorators: [] } : undefined;
  }

  #mark(span: Span, word: string): Expression {
    return { ...span, kind: "name", name: `csharp.${word}` };
  }

  #bases(node: NodeId): Expression[] {
    const { tree } = this;
    if (tree.kind(node) === "enum_declaration") return [this.typeName(this.span(node), measure)];
    const list = this.parts(node).find((part) => tree.kind(part) === "base_list");
    const named = list === undefined ? [] : this.parts(list).filter((part) => tree.kind(part) !== "argument_list");
    return named.map((part) =>
      this.writtenType(tree.kind(part) === "primary_constructor_base_type" ? tree.child(part, "type") : part),
    );
  }

  #member(node: NodeId, isPartial: boolean): Member[] {
    const { tree } = this;
    const modifiers = this.modifiers(node);
    const isStatic = modifiers.includes("static") || modifiers.includes("const");
    switch (tree.kind(node)) {
      case "method_declaration": {
        const name = tree.source(tree.child(node, "name"));
        const marks = modifiers.includes("public") ? [this.#mark(this.span(node), "public")] : [];
        const head = { node, name, isArrow: false, decorators: [...this.attributes(node), ...marks] };
        const before = this.expected;
        this.expected = tree.child(node, "returns");
        const value = this.function(head, tree.child(node, "parameters"), tree.child(node, "body"));
        this.expected = before;
        return [{ name, isStatic, kind: "method", value }];
      }
      case "constructor_declaration":
        return isStatic ? [] : [this.#making(node)];
      case "operator_declaration":
      case "conversion_operator_declaration":
      case "indexer_declaration":
      case "destructor_declaration":
        return this.#bodies(node);
      case "property_declaration":
        return this.#property(node, isStatic, isPartial);
      case "field_declaration":
        return this.#fields(node, isStatic, isPartial, !modifiers.some((word) => /^(readonly|const)$/.test(word)));
      case "enum_member_declaration": {
        const name = tree.source(tree.child(node, "name"));
        return [{ name, isStatic: true, kind: "field", value: { ...this.span(node), kind: "constant", value: name } }];
      }
      default:
        if (typeDeclaration.test(tree.kind(node))) this.type(node);
        return [];
    }
  }

  #making(node: NodeId): Member {
    const { tree } = this;
    const chained = this.parts(node).find((part) => tree.kind(part) === "constructor_initializer");
    const head = { node, name: "constructor", isArrow: false, decorators: this.attributes(node) };
    const value = this.function(head, tree.child(node, "parameters"), tree.child(node, "body"), () => {
      if (chained === undefined) return [];
      const isOwn = /^\s*:?\s*this\b/.test(tree.source(chained));
      return [this.#chained(this.span(chained), isOwn ? "self" : "super", tree.first(chained))];
    });
    return { name: "constructor", isStatic: false, kind: "method", value };
  }

  #chained(span: Span, kind: "self" | "super", list: NodeId): Statement {
    const callee: Expression = { ...span, kind: "member", object: { ...span, kind }, name: "constructor" };
    return { ...span, kind: "expression", value: this.called(span, callee, list, false, []) };
  }

  /** Functions without a name by which code calls them. */
  #bodies(node: NodeId): Member[] {
    const { tree } = this;
    const name = tree.kind(node).replace(/_declaration$/, "");
    const make = (body: NodeId): Member => {
      const value = this.function({ node, name, isArrow: false, decorators: [] }, tree.child(node, "parameters"), body);
      return { name: `${name} at ${tree.start(body)}`, isStatic: false, kind: "method", value };
    };
    const own = [tree.child(node, "body"), tree.child(node, "value")].filter((body) => body !== none);
    const accessors = tree.child(node, "accessors");
    const inner = accessors === none ? [] : this.parts(accessors).map((accessor) => tree.child(accessor, "body"));
    return [...own, ...inner.filter((body) => body !== none)].map(make);
  }

  #property(node: NodeId, isStatic: boolean, isPartial: boolean): Member[] {
    const { tree } = this;
    const name = tree.source(tree.child(node, "name"));
    const type = tree.child(node, "type");
    const accessors = tree.child(node, "accessors");
    const value = tree.child(node, "value");
    const parts = accessors === none ? [] : this.parts(accessors);
    const isArrow = value !== none && tree.kind(value) === "arrow_expression_clause";
    const body = isArrow ? value : parts.map((part) => tree.child(part, "body")).find((part) => part !== none);
    const writers = parts
      .filter((part) => /\b(set|init)\b/.test(tree.source(part).split(/[{;=]/)[0]!))
      .flatMap((part) => this.#writer(part, name));
    const isRead =
      body !== undefined && (isArrow || parts.some((part) => /\bget\b/.test(tree.source(part).split(/[{;=]/)[0]!)));
    if (isRead) {
      const head = { node, name, isArrow: false, decorators: this.attributes(node) };
      return [{ name, isStatic, kind: "getter", value: this.function(head, none, body) }, ...writers];
    }
    const from = this.attributes(node).find((attribute) => bound.test(writtenName(attribute)));
    const given = from ?? (value === none || isArrow ? this.#nothing(node) : this.#expected(value, type));
    const isKept = isPartial && given.kind !== "constant" && given.kind !== "other";
    const field = this.typed(isKept ? this.inPlace(given) : given, type);
    return [{ name, isStatic, kind: "field", value: field, isReassigned: true }, ...writers];
  }

  /** What runs when a property is given a value. */
  #writer(node: NodeId, property: string): Member[] {
    const { tree } = this;
    const body = tree.child(node, "body");
    if (body === none) return [];
    const name = `${property} =`;
    const span = this.span(node);
    const unit = this.scopes.unit({ ...span, name, isArrow: false, decorators: [] }, () => {
      this.scopes.declare("value");
      const target = { ...span, kind: "name", name: "value" } as const;
      const parameter = {
        target,
        name: "value",
        kind: "positional",
        annotation: undefined,
        fallback: undefined,
      } as const;
      return { parameters: [parameter], body: this.bodyOf(body) };
    });
    return [{ name, isStatic: false, kind: "method", value: { ...span, kind: "function", unit } }];
  }

  #fields(node: NodeId, isStatic: boolean, isPartial: boolean, isReassigned: boolean): Member[] {
    const { tree } = this;
    const declaration = this.parts(node).find((part) => tree.kind(part) === "variable_declaration");
    if (declaration === undefined) return [];
    const type = tree.child(declaration, "type");
    const declarators = this.parts(declaration).filter((part) => tree.kind(part) === "variable_declarator");
    return declarators.map((declarator): Member => {
      const nameNode = tree.child(declarator, "name");
      const value = this.parts(declarator).find((part) => part !== nameNode);
      const given = value === undefined ? this.#nothing(declarator) : this.#expected(value, type);
      const kept = isPartial && given.kind !== "constant" && given.kind !== "other" ? this.inPlace(given) : given;
      const member: Member = { name: tree.source(nameNode), isStatic, kind: "field", value: this.typed(kept, type) };
      return isReassigned ? { ...member, isReassigned: true } : member;
    });
  }

  #expected(value: NodeId, type: NodeId): Expression {
    const before = this.expected;
    this.expected = type;
    const lowered = this.expression(value);
    this.expected = before;
    return lowered;
  }

  /** The constructor that the head of a class or record says, and what it keeps of its parameters. */
  #primary(node: NodeId, list: NodeId): Member[] {
    if (list === none) return [];
    const { tree } = this;
    const span = this.span(list);
    const bases = this.parts(node).find((part) => tree.kind(part) === "base_list");
    const inner = bases === undefined ? [] : this.parts(bases).flatMap((part) => [part, ...this.parts(part)]);
    const given = inner.find((part) => tree.kind(part) === "argument_list");
    const parameters = this.parts(list).filter((part) => tree.kind(part) === "parameter");
    const names = parameters.map((part) => tree.source(tree.child(part, "name")));
    const making = this.function(
      { node: list, name: "constructor", isArrow: false, decorators: [] },
      list,
      none,
      () => [
        ...names.map((name) => putInField(span, name)),
        ...(given === undefined ? [] : [this.#chained(span, "super", given)]),
      ],
    );
    const fields = parameters.map((part, index): Member => {
      const value = this.typed(this.#nothing(part), tree.child(part, "type"));
      return { name: names[index]!, isStatic: false, kind: "field", value, isReassigned: true };
    });
    return [...fields, { name: "constructor", isStatic: false, kind: "method", value: making }];
  }

  #parameter(node: NodeId, nameNode: NodeId, type: NodeId, decorators: readonly Expression[]): Parameter {
    const { tree } = this;
    const name = nameNode === none ? "" : tree.source(nameNode).replace(/^@/, "");
    this.scopes.declare(name);
    const modifiers = this.modifiers(node);
    if (modifiers.some((word) => word === "out" || word === "ref")) this.boxes.at(-1)?.add(name);
    const annotated = type === none ? undefined : this.typed(this.#nothing(node), type);
    const known = new Set([nameNode, type]);
    const fallback = this.parts(node).find(
      (part) => !known.has(part) && !/^(modifier|attribute_list)$/.test(tree.kind(part)),
    );
    return {
      target: { ...this.span(nameNode === none ? node : nameNode), kind: "name", name },
      name,
      kind: "positional",
      annotation: annotated?.kind === "typed" ? annotated.type : undefined,
      fallback: fallback === undefined ? undefined : this.expression(fallback),
      decorators: [...decorators, ...(modifiers.includes("this") ? [this.#mark(this.span(node), "this")] : [])],
    };
  }

  #nothing(node: NodeId): Expression {
    return { ...this.span(node), kind: "other", parts: [] };
  }
}

function putInField(span: Span, name: string): Statement {
  const target = { ...span, kind: "member", object: { ...span, kind: "self" }, name } as const;
  const value: Expression = { ...span, kind: "name", name };
  return { ...span, kind: "expression", value: { ...span, kind: "assign", target, value } };
}
