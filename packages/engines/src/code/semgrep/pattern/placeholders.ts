import type { SignPlace, Surrounding } from "./dialects/contract.ts";
import type { Dialect } from "./dialects/index.ts";

/** A pattern's text with its signs replaced by names that the language's grammar takes. */
export interface Prepared {
  readonly text: string;
  /** Insides of `<... ...>`, by number. */
  readonly deep: readonly string[];
  /** Typed metavariables, by number. */
  readonly typed: readonly { readonly name: string; readonly type: string }[];
}

export const dots = "GW0DOTS";
const metavariable = "GW0MV_";
const run = "GW0RUN_";
const deepName = "GW0DEEP_";
const typedName = "GW0TYPED_";

/** What a name of a prepared pattern stands for; `undefined` for a plain name. */
export function placeholderOf(
  written: string,
):
  | { readonly role: "dots" }
  | { readonly role: "metavariable" | "run"; readonly name: string }
  | { readonly role: "deep" | "typed"; readonly number: number }
  | undefined {
  // Where a language wants a small letter.
  const name = written.replace(/^gw0[a-z]+/, (sign) => sign.toUpperCase());
  if (!name.startsWith("GW0")) return undefined;
  if (name === dots) return { role: "dots" };
  if (name.startsWith(metavariable)) return { role: "metavariable", name: `$${name.slice(metavariable.length)}` };
  if (name.startsWith(run)) return { role: "run", name: `$...${name.slice(run.length)}` };
  if (name.startsWith(deepName)) return { role: "deep", number: Number(name.slice(deepName.length)) };
  if (name.startsWith(typedName)) return { role: "typed", number: Number(name.slice(typedName.length)) };
  return undefined;
}

/** Reads a pattern once, leaving strings and comments as they are. */
export function prepare(pattern: string, dialect: Dialect): Prepared {
  return new Preparation(pattern, dialect).run();
}

class Preparation {
  readonly #source: string;
  readonly #dialect: Dialect;
  readonly #deep: string[] = [];
  readonly #typed: { name: string; type: string }[] = [];
  readonly #around: Surrounding[] = [];
  #at = 0;
  #out = "";

  constructor(source: string, dialect: Dialect) {
    this.#source = source;
    this.#dialect = dialect;
  }

  run(): Prepared {
    while (this.#at < this.#source.length) this.#step();
    return { text: this.#out, deep: this.#deep, typed: this.#typed };
  }

  #step(): void {
    const rest = this.#source.slice(this.#at);
    const character = rest[0]!;
    if (this.#dialect.comment.test(rest)) {
      this.#copyComment(rest);
      return;
    }
    if (this.#dialect.quote.test(rest)) {
      this.#copyString(rest);
      return;
    }
    if (rest.startsWith("<...")) {
      const end = endOfDeep(rest);
      if (end !== undefined) {
        this.#put(`${deepName}${this.#deep.length}`, end);
        this.#deep.push(rest.slice(4, end - 4).trim());
        return;
      }
    }
    const named = /^\$(\.\.\.)?([A-Z_][A-Z_0-9]*)(?![a-z])/.exec(rest);
    if (named !== null && this.#dialect.isOwnVariable?.(named[2]!) !== true) {
      this.#metavariable(named);
      return;
    }
    if (rest.startsWith("...")) {
      this.#put(this.#dialect.dots(dots, this.#place(rest)), 3);
      return;
    }
    if (character === "(" || character === "[" || character === "{") {
      if (character === "(" && this.#typedMetavariable(rest)) return;
      this.#around.push(this.#dialect.surrounding(character, this.#out, rest));
    } else if (character === ")" || character === "]" || character === "}") this.#around.pop();
    this.#put(character, 1);
  }

  #put(text: string, length: number): void {
    this.#out += text;
    this.#at += length;
  }

  #place(rest: string): SignPlace {
    return { around: this.#around.at(-1) ?? "statements", written: this.#out, rest };
  }

  #metavariable([whole, isRun, name]: RegExpExecArray): void {
    const text = `${isRun === undefined ? metavariable : run}${name}`;
    const place = this.#place(this.#source.slice(this.#at + whole.length));
    this.#put(this.#dialect.metavariable(text, place), whole.length);
  }

  /** `(Type $X)` of Java, `($X: Type)` of the others; not the parameters of a function. */
  #typedMetavariable(rest: string): boolean {
    if (
      /[\w$)\]>]$/.test(this.#out.trimEnd()) &&
      !/\b(return|throw|in|of|and|or|not|await|yield|case|else)$/.test(this.#out.trimEnd())
    )
      return false;
    const found = this.#dialect.typed.exec(rest);
    if (found === null) return false;
    if (/^\s*(=>|->|\{)/.test(rest.slice(found[0].length))) return false;
    const { name, type } = found.groups ?? {};
    this.#put(`${typedName}${this.#typed.length}`, found[0].length);
    this.#typed.push({ name: name!, type: type!.trim() });
    return true;
  }

  #copyComment(rest: string): void {
    const end = rest.startsWith("/*") ? rest.indexOf("*/") + 2 : rest.indexOf("\n");
    this.#put(rest.slice(0, end < 2 ? rest.length : end), end < 2 ? rest.length : end);
  }

  /** Strings keep their signs; only code inside of them is read. */
  #copyString(rest: string): void {
    const quote = this.#dialect.quote.exec(rest)![0];
    const opening = this.#dialect.codeInString(quote, this.#out);
    this.#put(quote, quote.length);
    while (this.#at < this.#source.length) {
      const here = this.#source.slice(this.#at);
      if (here.startsWith("\\")) this.#put(here.slice(0, 2), Math.min(2, here.length));
      else if (here.startsWith(quote)) {
        this.#put(quote, quote.length);
        return;
      } else if (opening !== undefined && here.startsWith(opening)) {
        this.#put(opening, opening.length);
        this.#around.push("arguments");
        while (this.#at < this.#source.length && this.#source[this.#at] !== "}") this.#step();
        this.#around.pop();
      } else this.#put(here[0]!, 1);
    }
  }
}

/** Length of `<... ...>` with others inside of it. */
function endOfDeep(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith("<...", at)) {
      depth++;
      at += 3;
    } else if (text.startsWith("...>", at)) {
      depth--;
      at += 3;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}
