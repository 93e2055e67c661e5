/** What a class declares, as far as plain names in its body may mean it. */
export interface Declared {
  readonly name: string;
  readonly fields: ReadonlySet<string>;
  readonly methods: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/** What a plain name means where it stands. */
export type Meaning =
  | { readonly kind: "local" }
  /** A member of the object at hand. */
  | { readonly kind: "own" }
  /** A member of a class around. */
  | { readonly kind: "outer"; readonly owner: string }
  /** A type, by the local name that the file's imports give it. */
  | { readonly kind: "type"; readonly local: string };

/**
 * Names of one Java file (JLS §6.4, §6.5): what is imported, what the classes around a place declare, and which types
 * are used that no declaration names, so that they come from the package, a wildcard import or `java.lang`.
 */
export class Names {
  readonly #package: string;
  readonly #wildcards: string[] = [];
  readonly #imported = new Set<string>();
  readonly #classes: Declared[] = [];
  /** Types that were used without an import, by the name they go by here. */
  readonly #used = new Map<string, readonly string[]>();

  constructor(packageName: string) {
    this.#package = packageName;
  }

  import(local: string): void {
    this.#imported.add(local);
  }
  importAll(packageName: string): void {
    this.#wildcards.push(packageName);
  }
  inClass<T>(declared: Declared, work: () => T): T {
    this.#classes.push(declared);
    const result = work();
    this.#classes.pop();
    return result;
  }

  /** What `name` means as a variable, a field or a type. */
  ofValue(name: string, isLocal: boolean): Meaning {
    if (isLocal) return { kind: "local" };
    const index = this.#classes.findLastIndex(({ fields }) => fields.has(name));
    if (index >= 0) return this.#memberAt(index);
    if (this.#imported.has(name) || /^[A-Z]\w*[a-z]\w*$|^[A-Z]{1,3}$/.test(name)) return this.ofType(name);
    // A field that a class of another file declares.
    return { kind: "own" };
  }

  /** What `name(…)` calls. */
  ofMethod(name: string): Meaning {
    const index = this.#classes.findLastIndex(({ methods }) => methods.has(name));
    if (index >= 0) return this.#memberAt(index);
    return this.#imported.has(name) ? { kind: "local" } : { kind: "own" };
  }

  /** What a type's name means; a dotted one is taken as it is. */
  ofType(name: string): Meaning {
    const owner = this.#classes.findLast(({ types }) => types.has(name));
    if (owner !== undefined) return { kind: "outer", owner: owner.name };
    if (!this.#imported.has(name) && !this.#classes.some((around) => around.name === name)) this.#use(name);
    return { kind: "type", local: name };
  }

  /** Full names that each type used without an import may have, likeliest first. */
  used(): ReadonlyMap<string, readonly string[]> {
    return this.#used;
  }

  #memberAt(index: number): Meaning {
    const isInnermost = index === this.#classes.length - 1;
    return isInnermost ? { kind: "own" } : { kind: "outer", owner: this.#classes[index]!.name };
  }

  #use(name: string): void {
    if (this.#used.has(name)) return;
    const packages = name.includes(".") ? [] : [this.#package, ...this.#wildcards, "java.lang"];
    const full = packages.map((owner) => (owner === "" ? name : `${owner}.${name}`));
    this.#used.set(name, full.length === 0 ? [name] : full);
  }
}
