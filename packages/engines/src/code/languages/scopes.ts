import type { Expression, FunctionUnit, ModuleReference, Parameter, Span, Statement } from "../ir/index.ts";

/** How deep expressions and statements may nest; deeper ones are left out and reported. */
export const mostDepth = 150;

/** How many clauses one choice may have; each stands inside of the one before. */
const mostClauses = 400;

interface Scope {
  readonly locals: Set<string>;
  readonly outer: Set<string>;
  readonly uses: Map<string, Set<string>>;
  readonly assigned: Set<string>;
  readonly assignedInside: Set<string>;
  readonly sizeBefore: number;
  isPartial: boolean;
  holdsFunctions: boolean;
}

/** What is known while a file is lowered: the functions around the place, the symbol path, the depth, what was cut. */
export class Scopes {
  readonly cut = new Set<string>();
  readonly module: ModuleReference;
  nodes = 0;
  #depth = 0;
  readonly #scopes: Scope[] = [];
  readonly #symbols: string[] = [];

  constructor(module: ModuleReference) {
    this.module = module;
  }

  declare(name: string): void {
    const scope = this.#scopes.at(-1)!;
    if (!scope.outer.has(name)) scope.locals.add(name);
  }
  /** The name belongs to the file. */
  declareAtTop(name: string): void {
    this.#scopes[0]!.locals.add(name);
  }
  /** The name belongs to an outer function although it is assigned here. */
  declareOuter(name: string): void {
    const scope = this.#scopes.at(-1)!;
    scope.outer.add(name);
    scope.locals.delete(name);
  }
  /** A plain name is assigned without being declared here. */
  assign(name: string): void {
    this.#scopes.at(-1)!.assigned.add(name);
  }
  use(name: string, member: string): void {
    const { uses } = this.#scopes.at(-1)!;
    const members = uses.get(name);
    if (members === undefined) uses.set(name, new Set([member]));
    else members.add(member);
  }
  /** Whether a function around the place declares the name. */
  knows(name: string): boolean {
    return this.#scopes.some((scope, index) => index > 0 && scope.locals.has(name));
  }
  /** Whether the top of the file declares the name. */
  topKnows(name: string): boolean {
    return this.#scopes[0]?.locals.has(name) === true;
  }
  markPartial(): void {
    for (const scope of this.#scopes) scope.isPartial = true;
  }
  get isTopLevel(): boolean {
    return this.#scopes.length === 1;
  }
  symbolOf(name: string): string {
    return [...this.#symbols, name].join(".");
  }
  inSymbol<T>(name: string, work: () => T): T {
    this.#symbols.push(name);
    const result = work();
    this.#symbols.pop();
    return result;
  }

  /** Runs `work` one level deeper, or `cut` where the limit is reached. */
  deeper<T>(work: () => T, cut: () => T, line: () => number): T {
    if (this.#depth >= mostDepth) {
      this.cut.add(`line ${line()}: nested more than ${mostDepth} levels deep`);
      this.markPartial();
      return cut();
    }
    this.#depth++;
    const result = work();
    this.#depth--;
    return result;
  }

  /** The clauses of a choice that are looked at: more than `mostClauses` are left out and reported. */
  clausesOf<T>(clauses: readonly T[], line: () => number): readonly T[] {
    if (clauses.length <= mostClauses) return clauses;
    this.cut.add(`line ${line()}: a choice of more than ${mostClauses} clauses`);
    this.markPartial();
    return clauses.slice(0, mostClauses);
  }

  /** Lowers one function; `inside` declares and lowers its parameters and body. */
  unit(
    head: Span & { name: string; isArrow: boolean; decorators: readonly Expression[]; isNamedInside?: boolean },
    inside: () => { parameters: readonly Parameter[]; body: readonly Statement[] },
  ): FunctionUnit {
    const scope: Scope = {
      locals: new Set(),
      outer: new Set(),
      uses: new Map(),
      assigned: new Set(),
      assignedInside: new Set(),
      sizeBefore: this.nodes,
      isPartial: false,
      holdsFunctions: false,
    };
    const isTop = this.#scopes.length === 0;
    const symbol = isTop ? "" : this.symbolOf(head.name);
    this.#scopes.push(scope);
    const { parameters, body } = isTop ? inside() : this.inSymbol(head.name, inside);
    this.#scopes.pop();
    for (const [name, members] of scope.uses) {
      if (scope.locals.has(name) || this.#scopes.length === 0) continue;
      for (const member of members) this.use(name, member);
    }
    const around = this.#scopes.at(-1);
    if (around !== undefined) around.holdsFunctions = true;
    for (const name of [...scope.assigned, ...scope.assignedInside]) {
      if (!scope.locals.has(name)) around?.assignedInside.add(name);
    }
    return {
      name: head.name,
      symbol,
      parameters,
      body,
      locals: scope.locals,
      decorators: head.decorators,
      isArrow: head.isArrow,
      isNamedInside: head.isNamedInside === true,
      size: this.nodes - scope.sizeBefore,
      uses: scope.uses,
      reassigned: scope.assignedInside,
      isPartial: scope.isPartial,
      holdsFunctions: scope.holdsFunctions,
      module: this.module,
      start: head.start,
      end: head.end,
    };
  }
}
