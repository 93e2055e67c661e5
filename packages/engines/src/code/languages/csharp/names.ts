/** What a class declares, as far as plain names in its body may mean it. */
export interface Declared {
  /** Full name: `Shop.Orders.Cart`. */
  readonly full: string;
  readonly fields: ReadonlySet<string>;
  readonly methods: ReadonlySet<string>;
}

/** What a plain name means where it stands. */
export type Meaning =
  | { readonly kind: "local" }
  /** A member of the object at hand. */
  | { readonly kind: "own" }
  /** A member of a class around, by its full name. */
  | { readonly kind: "outer"; readonly owner: string }
  /** Names that the whole program tells apart. */
  | { readonly kind: "global"; readonly names: string };

/** Namespaces that project files bring without a word of the source: https://learn.microsoft.com/dotnet/core/project-sdk/overview#implicit-using-directives */
const implied =
  "System System.Collections.Generic System.IO System.Linq System.Net.Http System.Threading System.Threading.Tasks System.Net.Http.Json Microsoft.AspNetCore.Builder Microsoft.AspNetCore.Hosting Microsoft.AspNetCore.Http Microsoft.AspNetCore.Routing Microsoft.Extensions.Configuration Microsoft.Extensions.DependencyInjection Microsoft.Extensions.Hosting Microsoft.Extensions.Logging".split(
    " ",
  );

/**
 * Names of one C# file (C# specification, 7.8). What a name means the whole program knows only: it is written as
 * `Name|Full.Name|Other.Name`, as it stands there and then the full names it may have, likeliest first; with `?` before
 * it where it may as well be a member that the class at hand inherits.
 */
export class Names {
  #namespace = "";
  readonly #usings: string[] = [];
  readonly #statics: string[] = [];
  readonly #aliases = new Map<string, string>();
  readonly #classes: Declared[] = [];
  readonly #known = new Map<string, string>();

  use(namespace: string): void {
    this.#usings.push(namespace);
  }
  useStatic(type: string): void {
    this.#statics.push(type);
  }
  alias(local: string, full: string): void {
    this.#aliases.set(local, full);
  }
  inNamespace<T>(name: string, work: () => T): T {
    const before = this.#namespace;
    this.enter(before === "" ? name : `${before}.${name}`);
    const result = work();
    this.enter(before);
    return result;
  }
  enter(namespace: string): void {
    this.#namespace = namespace;
    this.#known.clear();
  }
  inClass<T>(declared: Declared, work: () => T): T {
    this.#classes.push(declared);
    this.#known.clear();
    const result = work();
    this.#classes.pop();
    this.#known.clear();
    return result;
  }

  /** The full name of what is declared here under this name. */
  own(name: string): string {
    const around = this.#classes.at(-1)?.full ?? this.#namespace;
    return around === "" ? name : `${around}.${name}`;
  }

  /** What `name` means as a variable, a member or a type. */
  ofValue(name: string, isLocal: boolean): Meaning {
    if (isLocal) return { kind: "local" };
    const index = this.#classes.findLastIndex(({ fields, methods }) => fields.has(name) || methods.has(name));
    if (index >= 0) return this.#memberAt(index);
    return /^[a-z_]/.test(name) && !this.#aliases.has(name)
      ? { kind: "own" }
      : { kind: "global", names: `?${this.ofType(name)}` };
  }

  /** What `name(…)` calls. */
  ofMethod(name: string, isLocal: boolean): Meaning {
    if (isLocal) return { kind: "local" };
    const index = this.#classes.findLastIndex(({ methods, fields }) => methods.has(name) || fields.has(name));
    if (index >= 0) return this.#memberAt(index);
    if (this.#statics.length === 0) return { kind: "own" };
    return { kind: "global", names: `?${[name, ...this.#statics.map((owner) => `${owner}.${name}`)].join("|")}` };
  }

  /** The names that a type may have. */
  ofType(written: string): string {
    let names = this.#known.get(written);
    if (names === undefined) {
      names = this.#candidates(written);
      this.#known.set(written, names);
    }
    return names;
  }

  /** The same of an attribute, whose class has a longer name than it goes by. */
  ofAttribute(written: string): string {
    const name = written.replace(/(?<=\w)Attribute$/, "");
    return `${this.ofType(name)}|${this.ofType(`${name}Attribute`)}`;
  }

  #candidates(written: string): string {
    const [head = "", ...rest] = written.split(".");
    const alias = this.#aliases.get(head);
    if (alias !== undefined) return [alias, ...rest].join(".");
    const around: string[] = this.#classes.map(({ full }) => full).reverse();
    for (let space = this.#namespace; space !== ""; space = space.slice(0, Math.max(0, space.lastIndexOf("."))))
      around.push(space);
    const full = [...around, ...this.#usings, ...implied].map((owner) => `${owner}.${written}`);
    return [...new Set([written, ...full])].join("|");
  }

  #memberAt(index: number): Meaning {
    const isInnermost = index === this.#classes.length - 1;
    return isInnermost ? { kind: "own" } : { kind: "outer", owner: this.#classes[index]!.full };
  }
}
