interface Variables {
  readonly own: Set<string>;
  readonly around: Variables | undefined;
}

/**
 * Which names are variables at a place, and what constants mean there:
 * https://docs.ruby-lang.org/en/master/syntax/modules_and_classes_rdoc.html. Full names are written with dots, `Shop.Order`;
 * where a name may mean several things, all stand with `|` between them, likeliest first.
 */
export class Names {
  /** The classes and modules around the place, by their full names, outermost first. */
  readonly #nesting: string[] = [];
  #variables: Variables = { own: new Set(), around: undefined };

  /** The class or module around the place; empty at the top. */
  get owner(): string {
    return this.#nesting.at(-1) ?? "";
  }

  /** The full name of what is declared here under this name. */
  own(written: string): string {
    const name = dotted(written);
    return written.startsWith("::") || this.owner === "" ? name : `${this.owner}.${name}`;
  }

  /** What a constant that is mentioned here may mean. */
  constant(written: string): string {
    const name = dotted(written);
    if (written.startsWith("::")) return name;
    return [...this.#nesting.map((outer) => `${outer}.${name}`).reverse(), name].join("|");
  }

  /** Works inside a class or module, which sees no variable around it. */
  inside<T>(owner: string, work: () => T): T {
    this.#nesting.push(owner);
    const result = this.withVariables(false, work);
    this.#nesting.pop();
    return result;
  }

  /** Works with variables of its own; a block sees those around it, a method does not. */
  withVariables<T>(seesAround: boolean, work: () => T): T {
    const before = this.#variables;
    this.#variables = { own: new Set(), around: seesAround ? before : undefined };
    const result = work();
    this.#variables = before;
    return result;
  }

  isVariable(name: string): boolean {
    for (let at: Variables | undefined = this.#variables; at !== undefined; at = at.around)
      if (at.own.has(name)) return true;
    return false;
  }

  /** Makes a name a variable of the innermost place, whatever stands around. */
  declare(name: string): void {
    this.#variables.own.add(name);
  }
}

function dotted(written: string): string {
  return written.replace(/^::/, "").replace(/\s*::\s*/g, ".");
}
