import type {
  ClassUnit,
  DeclaredField,
  Expression,
  FunctionUnit,
  Member,
  Parameter,
  Span,
  Statement,
} from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { declaredField } from "../declared-field.ts";
import { declaredIn, typeDeclaration } from "./declared.ts";
import { ExpressionLowering } from "./expressions.ts";
import { statementBody } from "./statements.ts";

interface Head {
  readonly node: NodeId;
  readonly name: string;
  readonly decorators: readonly Expression[];
}

/** Classes, interfaces, enums, records, and the functions in them. */
export abstract class DefinitionLowering extends ExpressionLowering {
  /** A declared type of any kind. */
  protected typeExpression(node: NodeId): Expression & { kind: "class" } {
    const { tree } = this;
    const name = tree.source(tree.child(node, "name"));
    const unit = this.classUnit(node, name, this.#bases(node), tree.child(node, "body"));
    return { ...this.span(node), kind: "class", unit };
  }

  protected classUnit(node: NodeId, name: string, bases: readonly Expression[], body: NodeId): ClassUnit {
    const { tree } = this;
    const declared = declaredIn(tree, name, body, this.#components(node));
    const members = this.names.inClass(declared, () =>
      this.scopes.inSymbol(name, () => [...this.#record(node), ...(body === none ? [] : this.#members(body))]),
    );
    const fields = this.names.inClass(declared, () => this.#annotated(node, body));
    return {
      ...this.span(node),
      name,
      symbol: this.scopes.symbolOf(name),
      bases,
      decorators: this.#annotations(node),
      ...(this.#isAbstract(node) ? { isAbstract: true as const } : {}),
      ...this.#visibility(node),
      members,
      ...(fields.length > 0 ? { fields } : {}),
    };
  }

  protected lambda(node: NodeId): Expression {
    const { tree } = this;
    const span = this.span(node);
    const unit = this.scopes.unit({ ...span, name: "lambda", isArrow: true, decorators: [] }, () => {
      const given = tree.child(node, "parameters");
      const parameters = given === none ? [] : tree.kind(given) === "identifier" ? [given] : tree.children(given);
      const body = tree.child(node, "body");
      const lowered = parameters.flatMap((child) => this.#parameter(child));
      if (tree.kind(body) === "block") return { parameters: lowered, body: this.block(body) };
      return { parameters: lowered, body: [{ ...this.span(body), kind: "return", value: this.expression(body) }] };
    });
    return { ...span, kind: "function", unit };
  }

  #bases(node: NodeId): Expression[] {
    const { tree } = this;
    const clauses = tree
      .children(node)
      .filter((child) => /^(superclass|super_interfaces|extends_interfaces)$/.test(tree.kind(child)));
    // What every enum extends: https://docs.oracle.com/javase/specs/jls/se21/html/jls-8.html#jls-8.9
    const own: Expression[] =
      tree.kind(node) === "enum_declaration" ? [{ ...this.span(node), kind: "name", name: "Enum" }] : [];
    const written = clauses
      .flatMap((clause) => tree.children(clause))
      .flatMap((child) => (tree.kind(child) === "type_list" ? tree.children(child) : [child]))
      .map((type) => this.expression(type));
    return [...own, ...written];
  }

  #members(body: NodeId): Member[] {
    const { tree } = this;
    return tree.children(body).flatMap((child): Member[] => {
      switch (tree.kind(child)) {
        case "method_declaration":
        case "constructor_declaration":
        case "compact_constructor_declaration":
          return [this.#method(child, tree.kind(body) === "interface_body")];
        case "field_declaration":
        case "constant_declaration":
          return this.#fields(child);
        case "enum_constant":
          return [this.#constant(child)];
        case "enum_body_declarations":
          return this.#members(child);
        default: {
          if (!typeDeclaration.test(tree.kind(child))) return [];
          const value = this.typeExpression(child);
          return [{ name: value.unit.name, isStatic: true, kind: "field", value }];
        }
      }
    });
  }

  #method(node: NodeId, isOfInterface: boolean): Member {
    const { tree } = this;
    const isConstructor = tree.kind(node) !== "method_declaration";
    const name = isConstructor ? "constructor" : tree.source(tree.child(node, "name"));
    const value = this.#function({ node, name, decorators: this.#annotations(node) });
    return {
      name,
      isStatic: this.#isStatic(node),
      kind: "method",
      value,
      ...(isOfInterface ? {} : this.#visibility(node)),
    };
  }

  #function({ node, name, decorators }: Head): Expression & { kind: "function" } {
    const { tree } = this;
    const span = this.span(node);
    const unit: FunctionUnit = this.scopes.unit({ ...span, name, isArrow: false, decorators }, () => {
      const list = tree.child(node, "parameters");
      const parameters = list === none ? [] : tree.children(list).flatMap((child) => this.#parameter(child));
      const body = tree.child(node, "body");
      return { parameters, body: body === none ? statementBody(decorators, parameters) : this.block(body) };
    });
    return { ...span, kind: "function", unit };
  }

  #parameter(node: NodeId): Parameter[] {
    const { tree } = this;
    const kind = tree.kind(node);
    if (kind === "receiver_parameter") return [];
    const declarator = tree.children(node).find((child) => tree.kind(child) === "variable_declarator");
    const nameNode = kind === "identifier" ? node : tree.child(declarator ?? node, "name");
    if (nameNode === none) return [];
    const name = tree.source(nameNode);
    this.scopes.declare(name);
    const type = tree.child(node, "type");
    const annotated = type === none ? undefined : this.typed(this.#nothing(type), type);
    return [
      {
        target: { ...this.span(nameNode), kind: "name", name },
        name,
        kind: kind === "spread_parameter" ? "rest" : "positional",
        annotation: annotated?.kind === "typed" ? annotated.type : undefined,
        fallback: undefined,
        decorators: this.#annotations(node),
      },
    ];
  }

  #fields(node: NodeId): Member[] {
    const { tree } = this;
    const type = tree.child(node, "type");
    const isStatic = this.#isStatic(node) || tree.kind(node) === "constant_declaration";
    const isFinal = tree.kind(node) === "constant_declaration" || /\bfinal\b/.test(this.#modifiers(node));
    return tree.childrenOf(node, "declarator").map((declarator): Member => {
      const value = tree.child(declarator, "value");
      const given = value === none ? this.#nothing(declarator) : this.expression(value);
      const name = tree.source(tree.child(declarator, "name"));
      const member: Member = { name, isStatic, kind: "field", value: this.typed(given, type) };
      return isFinal ? member : { ...member, isReassigned: true };
    });
  }

  #constant(node: NodeId): Member {
    const { tree } = this;
    const name = tree.source(tree.child(node, "name"));
    const value: Expression = { ...this.span(node), kind: "constant", value: name };
    const args = this.arguments(tree.child(node, "arguments")).map((argument) => argument.value);
    const kept: Expression = args.length === 0 ? value : { ...this.span(node), kind: "other", parts: [value, ...args] };
    return { name, isStatic: true, kind: "field", value: kept };
  }

  #components(node: NodeId): NodeId {
    return this.tree.kind(node) === "record_declaration" ? this.tree.child(node, "parameters") : none;
  }

  /** A record's fields, canonical constructor and accessors, where it writes none. JLS §8.10. */
  #record(node: NodeId): Member[] {
    const { tree } = this;
    const list = this.#components(node);
    if (list === none) return [];
    const span = this.span(list);
    const self: Expression = { ...span, kind: "self" };
    const make = (name: string, inside: () => { parameters: Parameter[]; body: Statement[] }): Member => {
      const unit = this.scopes.unit({ ...span, name, isArrow: false, decorators: [] }, inside);
      return { name, isStatic: false, kind: "method", value: { ...span, kind: "function", unit } };
    };
    const names = tree.children(list).map((child) => tree.source(tree.child(child, "name")));
    const making = make("constructor", () => ({
      parameters: tree.children(list).flatMap((child) => this.#parameter(child)),
      body: names.map((name) => putInField(span, self, name)),
    }));
    const accessors = names.map((name) =>
      make(name, () => ({
        parameters: [],
        body: [{ ...span, kind: "return", value: { ...span, kind: "member", object: self, name } }],
      })),
    );
    const fields = tree.children(list).map((child): Member => {
      const name = tree.source(tree.child(child, "name"));
      const value = this.typed(this.#nothing(child), tree.child(child, "type"));
      return { name, isStatic: false, kind: "field", value, isReassigned: true };
    });
    return [making, ...accessors, ...fields];
  }

  /** Fields and components of which annotations say something, or of whose items the type does. */
  #annotated(node: NodeId, body: NodeId): DeclaredField[] {
    const { tree } = this;
    const list = this.#components(node);
    const components = list === none ? [] : tree.children(list).map((child) => [child, child] as const);
    const fields = (body === none ? [] : tree.children(body)).flatMap((child) =>
      tree.kind(child) === "field_declaration"
        ? tree.childrenOf(child, "declarator").map((declarator) => [child, declarator] as const)
        : [],
    );
    return [...components, ...fields].flatMap(([field, declarator]): DeclaredField[] => {
      const nameNode = tree.child(declarator, "name");
      const type = tree.child(field, "type");
      const decorators = this.#annotations(field);
      const item = type === none ? undefined : this.#item(type);
      if (nameNode === none || (decorators.length === 0 && item === undefined)) return [];
      const typed = type === none ? undefined : this.typed(this.#nothing(type), type);
      return [declaredField(tree.source(nameNode), typed, decorators, item)];
    });
  }

  /** What a list is declared to hold: `List<@Pattern(…) String>`, `Set<Address>`. */
  #item(type: NodeId): DeclaredField["item"] {
    const { tree } = this;
    if (tree.kind(type) !== "generic_type" || !/^(java\.util\.)?(List|Set|Collection)\b/.test(tree.source(type)))
      return undefined;
    const list = tree.children(type).find((child) => tree.kind(child) === "type_arguments");
    const given = list === undefined ? undefined : tree.children(list)[0];
    if (given === undefined) return undefined;
    const isAnnotated = tree.kind(given) === "annotated_type";
    const parts = isAnnotated ? tree.children(given) : [given];
    const marks = parts.filter((part) => /annotation$/.test(tree.kind(part)));
    const typed = this.typed(this.#nothing(given), parts.find((part) => !marks.includes(part)) ?? none);
    return {
      type: typed.kind === "typed" ? typed.type : undefined,
      decorators: marks.map((mark) => this.annotation(mark)),
    };
  }

  #annotations(node: NodeId): Expression[] {
    const { tree } = this;
    const modifiers = tree.children(node).find((child) => tree.kind(child) === "modifiers");
    if (modifiers === undefined) return [];
    return tree
      .children(modifiers)
      .filter((child) => /annotation$/.test(tree.kind(child)))
      .map((child) => this.annotation(child));
  }

  #isStatic(node: NodeId): boolean {
    return /\bstatic\b/.test(this.#modifiers(node));
  }

  /** JLS §6.6: what is protected, code of others calls that extends the class. */
  #visibility(node: NodeId): { isHidden?: true } {
    return /\b(public|protected)\b/.test(this.#modifiers(node)) ? {} : { isHidden: true };
  }

  #isAbstract(node: NodeId): boolean {
    return this.tree.kind(node) === "interface_declaration" || /\babstract\b/.test(this.#modifiers(node));
  }

  /** The words before a declaration, without its annotations. */
  #modifiers(node: NodeId): string {
    const { tree } = this;
    const modifiers = tree.children(node).find((child) => tree.kind(child) === "modifiers");
    if (modifiers === undefined) return "";
    let words = tree.source(modifiers);
    for (const child of tree.children(modifiers)) words = words.replace(tree.source(child), " ");
    return words;
  }

  #nothing(node: NodeId): Expression {
    return { ...this.span(node), kind: "other", parts: [] };
  }
}

function putInField(span: Span, self: Expression, name: string): Statement {
  const target = { ...span, kind: "member", object: self, name } as const;
  const value: Expression = { ...span, kind: "name", name };
  return { ...span, kind: "expression", value: { ...span, kind: "assign", target, value } };
}
