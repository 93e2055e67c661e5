import type { ClassUnit, Expression, Member, Parameter, Pattern, Span, Statement } from "../../ir/index.ts";
import { type NodeId, none } from "../../parse/index.ts";
import { blockName, CallLowering } from "./calls.ts";

/** What is read of a class or module while its body is walked. */
interface ClassParts {
  readonly members: Member[];
  readonly bases: Expression[];
  /** What it is extended by: their methods become those of the class itself. */
  readonly extensions: Expression[];
  readonly statements: Statement[];
  /** Classes and constants inside, which stand under full names of their own. */
  readonly declared: Statement[];
}

/** Methods that declare others as public or not; what they are given stands where they do. */
const visibilities = /^(private|protected|public|private_class_method|public_class_method|module_function|memoize)$/;
const accessors =
  /^(attr|attr_reader|attr_accessor|mattr_accessor|mattr_reader|cattr_accessor|cattr_reader|class_attribute)$/;

/** Methods, classes and modules, and the places that values are put into. */
export abstract class DefinitionLowering extends CallLowering {
  protected methodOf(node: NodeId, name: string): Expression & { kind: "function" } {
    const { tree } = this;
    const span = this.span(node);
    const before = {
      methodName: this.methodName,
      usesBlock: this.usesBlock,
      methodParameters: this.methodParameters,
      implied: this.implied,
      isInLoop: this.isInLoop,
    };
    this.methodName = name;
    this.usesBlock = false;
    this.implied = undefined;
    this.isInLoop = false;
    const unit = this.names.withVariables(false, () =>
      this.scopes.unit({ ...span, name, isArrow: false, decorators: [] }, () => {
        const list = tree.child(node, "parameters");
        const parameters = list === none ? [] : this.parameters(list);
        this.methodParameters = parameters;
        const body = tree.child(node, "body");
        const statements = body === none ? [] : this.valued([body]);
        const block = parameters.find((parameter) => parameter.name === blockName);
        if (!this.usesBlock) return { parameters, body: statements };
        this.scopes.declare(blockName);
        if (block?.target.kind !== "name")
          return { parameters: [...parameters, this.plainParameter(span, blockName, "named")], body: statements };
        const target: Pattern = { ...span, kind: "name", name: blockName };
        const value: Expression = { ...span, kind: "name", name: block.target.name };
        const kept: Statement = { ...span, kind: "expression", value: { ...span, kind: "assign", target, value } };
        return { parameters, body: [kept, ...statements] };
      }),
    );
    Object.assign(this, before);
    return { ...span, kind: "function", unit };
  }

  protected parameters(list: NodeId): Parameter[] {
    const { tree } = this;
    return tree.children(list).flatMap((node): Parameter[] => {
      const span = this.span(node);
      const kind = tree.kind(node);
      if (kind === "identifier") return [this.declared(node, "positional")];
      if (kind === "destructured_parameter")
        return [{ ...this.plainParameter(span, "", "positional"), target: this.target(node) }];
      const name = tree.child(node, "name");
      if (kind === "forward_parameter")
        return [
          this.unnamed(span, "*", "rest"),
          this.unnamed(span, "**", "keywords"),
          this.unnamed(span, blockName, "named"),
        ];
      if (name === none && kind === "splat_parameter") return [this.unnamed(span, "*", "rest")];
      if (name === none && kind === "hash_splat_parameter") return [this.unnamed(span, "**", "keywords")];
      if (name === none && kind !== "block_parameter") return [];
      const fallback = tree.child(node, "value");
      switch (kind) {
        case "optional_parameter":
          return [{ ...this.declared(name, "positional"), fallback: this.optional(fallback) }];
        case "keyword_parameter":
          return [{ ...this.declared(name, "named"), fallback: this.optional(fallback) }];
        case "splat_parameter":
          return [this.declared(name, "rest")];
        case "hash_splat_parameter":
          return [this.declared(name, "keywords")];
        case "block_parameter":
          if (name === none) return [this.plainParameter(span, blockName, "named")];
          return [{ ...this.declared(name, "named"), name: blockName }];
        default:
          return [];
      }
    });
  }

  /** `*`, `**`, `&` and `...`: what a method only gives on. */
  protected unnamed(span: Span, name: string, kind: Parameter["kind"]): Parameter {
    this.scopes.declare(name);
    return this.plainParameter(span, name, kind);
  }

  protected declared(node: NodeId, kind: Parameter["kind"]): Parameter {
    const name = this.tree.source(node);
    this.names.declare(name);
    this.scopes.declare(name);
    return this.plainParameter(this.span(node), name, kind);
  }

  /** `class A < B`, `module A`: what it declares and runs, as statements under full names. */
  protected classAt(node: NodeId, into: Statement[]): void {
    const { tree } = this;
    const span = this.span(node);
    const written = tree.source(tree.child(node, "name"));
    const full = this.names.own(written);
    const within = full.slice(this.names.owner === "" || written.startsWith("::") ? 0 : this.names.owner.length + 1);
    const above = tree.child(node, "superclass");
    const body = tree.child(node, "body");
    const parts: ClassParts = {
      members: [],
      bases: above === none ? [] : this.expressions(tree.children(above)),
      extensions: [],
      statements: [],
      declared: [],
    };
    const isModule = tree.kind(node) === "module";
    const name = full.split(".").at(-1)!;
    let run: Member | undefined;
    this.scopes.inSymbol(within, () =>
      this.names.inside(full, () => {
        if (body !== none) this.membersIn(tree.children(body), false, parts);
        if (parts.statements.length > 0) run = this.bodyOf(span, parts.statements);
        if (run !== undefined) parts.members.push(run);
      }),
    );
    const unit: ClassUnit = {
      ...span,
      name,
      symbol: this.scopes.symbolOf(within),
      bases: parts.bases,
      decorators: parts.extensions,
      members: parts.members,
      ...(isModule ? { isAbstract: true as const } : {}),
    };
    const target: Pattern = { ...span, kind: "name", name: full };
    into.push({
      ...span,
      kind: "expression",
      value: { ...span, kind: "assign", target, value: { ...span, kind: "class", unit } },
    });
    into.push(...parts.declared);
    if (run === undefined) return;
    const callee: Expression = {
      ...span,
      kind: "member",
      object: { ...span, kind: "name", name: full },
      name: run.name,
    };
    into.push({ ...span, kind: "expression", value: { ...span, kind: "call", callee, args: [], isNew: false } });
  }

  /** What a class does when it is made: calls of what declares routes, relations and filters. */
  protected bodyOf(span: Span, statements: readonly Statement[]): Member {
    const unit = this.scopes.unit({ ...span, name: "class body", isArrow: false, decorators: [] }, () => ({
      parameters: [],
      body: statements,
    }));
    const name = `body ${this.scopes.module.path}:${span.start}`;
    return { name, isStatic: true, kind: "body", value: { ...span, kind: "function", unit } };
  }

  protected membersIn(nodes: readonly NodeId[], isStatic: boolean, parts: ClassParts): void {
    for (const node of nodes) this.memberAt(node, isStatic, parts);
  }

  protected memberAt(node: NodeId, isStatic: boolean, parts: ClassParts): void {
    const { tree } = this;
    switch (tree.kind(node)) {
      case "method":
      case "singleton_method": {
        const name = tree.source(tree.child(node, "name"));
        const isOfClass = isStatic || tree.kind(node) === "singleton_method";
        parts.members.push({ name, isStatic: isOfClass, kind: "method", value: this.methodOf(node, name) });
        return;
      }
      case "singleton_class": {
        const body = tree.child(node, "body");
        if (body !== none) this.membersIn(tree.children(body), true, parts);
        return;
      }
      case "class":
      case "module":
        // What a concern keeps under this name becomes methods of the classes that include it.
        if (tree.source(tree.child(node, "name")) === "ClassMethods") {
          const body = tree.child(node, "body");
          if (body !== none) this.membersIn(tree.children(body), true, parts);
        } else this.classAt(node, parts.declared);
        return;
      case "assignment":
        if (tree.kind(tree.child(node, "left")) === "constant") {
          this.statement(node, parts.declared);
          return;
        }
        break;
      case "if":
      case "unless":
      case "begin":
        if (this.#holdsMethods(node)) {
          for (const part of tree.children(node))
            if (/^(then|else|method|call)$/.test(tree.kind(part)))
              this.membersIn(/^(then|else)$/.test(tree.kind(part)) ? tree.children(part) : [part], isStatic, parts);
          return;
        }
        break;
      case "identifier":
        if (visibilities.test(tree.source(node))) {
          if (tree.source(node) === "module_function") parts.extensions.push({ ...this.span(node), kind: "self" });
          return;
        }
        break;
      case "call":
        if (tree.child(node, "receiver") === none && this.#declares(node, isStatic, parts)) return;
    }
    this.statement(node, parts.statements);
  }

  #holdsMethods(node: NodeId): boolean {
    const { tree } = this;
    return tree
      .children(node)
      .some(
        (part) => tree.kind(part) === "method" || (/^(then|else)$/.test(tree.kind(part)) && this.#holdsMethods(part)),
      );
  }

  /** Takes a call that declares members. False when it is none of those. */
  #declares(node: NodeId, isStatic: boolean, parts: ClassParts): boolean {
    const { tree } = this;
    const name = tree.source(tree.child(node, "method"));
    const list = tree.child(node, "arguments");
    const given = list === none ? [] : tree.children(list);
    const block = tree.child(node, "block");
    if (visibilities.test(name)) {
      this.membersIn(
        given.filter((argument) => /^(method|singleton_method|call)$/.test(tree.kind(argument))),
        isStatic || name.endsWith("class_method"),
        parts,
      );
      if (name === "module_function") parts.extensions.push({ ...this.span(node), kind: "self" });
      return true;
    }
    if (accessors.test(name)) {
      for (const argument of given) this.#reader(argument, isStatic || /^[mc]/.test(name), parts);
      return true;
    }
    if (name === "extend") parts.extensions.push(...this.expressions(given));
    if (name === "include" || name === "prepend") parts.bases.push(...this.expressions(given));
    const called = this.literalText(given[0] ?? none);
    const lambda = name === "scope" && given[1] !== undefined ? this.expression(given[1]) : undefined;
    if (lambda?.kind === "function" && called !== undefined) {
      parts.members.push({ name: called, isStatic: true, kind: "method", value: lambda });
      return true;
    }
    if (block === none) return false;
    const body = tree.child(block, "body");
    if (name === "class_methods" || name === "helpers") {
      if (body !== none) this.membersIn(tree.children(body), isStatic || name === "class_methods", parts);
      return true;
    }
    if (name === "included" || name === "prepended") {
      const inside = body === none ? [] : tree.children(body);
      this.membersIn(
        inside.filter((node) => tree.kind(node) === "method" || this.#isInclude(node)),
        isStatic,
        parts,
      );
      parts.members.push({ name: "included block", isStatic: true, kind: "body", value: this.functionOf(block) });
      return true;
    }
    if (name === "define_method" && called !== undefined) {
      parts.members.push({ name: called, isStatic, kind: "method", value: this.functionOf(block) });
      return true;
    }
    return false;
  }

  #isInclude(node: NodeId): boolean {
    const { tree } = this;
    return (
      tree.kind(node) === "call" &&
      tree.child(node, "receiver") === none &&
      tree.source(tree.child(node, "method")) === "include"
    );
  }

  /** `attr_reader :name`: a method that gives what stands in the field. */
  #reader(argument: NodeId, isStatic: boolean, parts: ClassParts): void {
    const name = this.literalText(argument);
    if (name === undefined) return;
    const span = this.span(argument);
    const field = (member: string): Expression => ({
      ...span,
      kind: "member",
      object: { ...span, kind: "self" },
      name: member,
    });
    const unit = this.scopes.unit({ ...span, name, isArrow: false, decorators: [] }, () => ({
      parameters: [],
      body: [
        {
          ...span,
          kind: "return",
          value: { ...span, kind: "logical", operator: "??", left: field(`@${name}`), right: field(`${name}=`) },
        },
      ],
    }));
    parts.members.push({ name, isStatic, kind: "method", value: { ...span, kind: "function", unit } });
  }

  protected target(node: NodeId): Pattern {
    const { tree } = this;
    const span = this.span(node);
    const kind = tree.kind(node);
    switch (kind) {
      case "identifier": {
        const name = tree.source(node);
        if (this.names.isVariable(name)) this.scopes.assign(name);
        else {
          this.names.declare(name);
          this.scopes.declare(name);
        }
        return { ...span, kind: "name", name };
      }
      case "constant":
        return { ...span, kind: "name", name: this.names.own(tree.source(node)) };
      case "global_variable":
        this.scopes.declareAtTop(tree.source(node));
        return { ...span, kind: "name", name: tree.source(node) };
      case "left_assignment_list":
      case "destructured_left_assignment":
      case "destructured_parameter":
        return this.targets(span, tree.children(node));
      case "call": {
        const object = this.expression(tree.child(node, "receiver"));
        return { ...span, kind: "member", object, name: `${tree.source(tree.child(node, "method"))}=` };
      }
      case "splat_parameter":
      case "rest_assignment":
        return this.target(tree.first(node));
      default: {
        const lowered = this.expression(node);
        if (lowered.kind === "member") return { ...span, kind: "member", object: lowered.object, name: lowered.name };
        if (lowered.kind === "index") return { ...span, kind: "index", object: lowered.object, key: lowered.key };
        return { ...span, kind: "index", object: lowered, key: this.nothingKnown(node) };
      }
    }
  }

  protected targets(span: Span, nodes: readonly NodeId[]): Pattern {
    const isRest = (node: NodeId) => /^(rest_assignment|splat_parameter)$/.test(this.tree.kind(node));
    const rest = nodes.find(isRest);
    const hasName = rest !== undefined && this.tree.first(rest) !== none;
    return {
      ...span,
      kind: "list",
      items: nodes.filter((node) => !isRest(node)).map((node) => this.target(node)),
      rest: hasName ? this.target(rest) : undefined,
    };
  }
}
