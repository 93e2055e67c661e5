/**
 * What names mean in one PHP file: https://www.php.net/manual/en/language.namespaces.rules.php. Full names are written
 * with dots, `App.Models.User`; where a name may mean two things, both stand with `|` between them, likeliest first.
 */
export class Namespaces {
  #current = "";
  readonly #classes = new Map<string, string>();
  readonly #functions = new Map<string, string>();
  readonly #constants = new Map<string, string>();

  enter(namespace: string): void {
    this.#current = dotted(namespace);
    for (const imported of [this.#classes, this.#functions, this.#constants]) imported.clear();
  }
  import(kind: "class" | "function" | "const", full: string, local: string): void {
    if (kind === "function") this.#functions.set(local.toLowerCase(), dotted(full));
    else if (kind === "const") this.#constants.set(local, dotted(full));
    else this.#classes.set(local.toLowerCase(), dotted(full));
  }

  /** The full name of what is declared here under this name. */
  own(name: string): string {
    return this.#current === "" ? name : `${this.#current}.${name}`;
  }
  classOf(written: string): string {
    if (written.startsWith("\\")) return dotted(written);
    if (/^namespace\\/i.test(written)) return this.own(dotted(written.slice("namespace\\".length)));
    const [head, ...rest] = written.split("\\");
    const imported = this.#classes.get(head!.toLowerCase());
    return imported === undefined ? this.own(dotted(written)) : [imported, ...rest].join(".");
  }
  functionOf(written: string): string {
    if (written.includes("\\")) return this.classOf(written);
    const imported = this.#functions.get(written.toLowerCase());
    if (imported !== undefined) return imported;
    return [...new Set([this.own(written), written, written.toLowerCase()])].join("|");
  }
  constantOf(written: string): string {
    if (written.includes("\\")) return this.classOf(written);
    return this.#constants.get(written) ?? [...new Set([this.own(written), written])].join("|");
  }
}

function dotted(name: string): string {
  return name.replace(/^\\/, "").replaceAll("\\", ".");
}
