import type { ReadableGrammar } from "../syntax/index.ts";

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
  name: string,
):
  | { readonly role: "dots" }
  | { readonly role: "metavariable" | "run"; readonly name: string }
  | { readonly role: "deep" | "typed"; readonly number: number }
  | undefined {
  if (!name.startsWith("GW0")) return undefined;
  if (name === dots) return { role: "dots" };
  if (name.startsWith(metavariable)) return { role: "metavariable", name: `$${name.slice(metavariable.length)}` };
  if (name.startsWith(run)) return { role: "run", name: `$...${name.slice(run.length)}` };
  if (name.startsWith(deepName)) return { role: "deep", number: Number(name.slice(deepName.length)) };
  if (name.startsWith(typedName)) return { role: "typed", number: Number(name.slice(typedName.length)) };
  return undefined;
}

/** What surrounds a place in the pattern's text. */
type Surrounding = "statements" | "object" | "arguments" | "parameters" | "annotation";

/** Reads a pattern once, leaving strings and comments as they are. */
export function prepare(pattern: string, grammar: ReadableGrammar): Prepared {
  return new Preparation(pattern, grammar).run();
}

class Preparation {
  readonly #source: string;
  readonly #grammar: ReadableGrammar;
  readonly #deep: string[] = [];
  readonly #typed: { name: string; type: string }[] = [];
  readonly #around: Surrounding[] = [];
  #at = 0;
  #out = "";

  constructor(source: string, grammar: ReadableGrammar) {
    this.#source = source;
    this.#grammar = grammar;
  }

  run(): Prepared {
    while (this.#at < this.#source.length) this.#step();
    return { text: this.#out, deep: this.#deep, typed: this.#typed };
  }

  #step(): void {
    const rest = this.#source.slice(this.#at);
    const character = rest[0]!;
    if (this.#grammar === "python" ? character === "#" : /^\/[/*]/.test(rest)) {
      this.#copyComment(rest);
      return;
    }
    if (character === '"' || character === "'" || (character === "`" && this.#grammar !== "java")) {
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
    if (named !== null) {
      this.#metavariable(named);
      return;
    }
    if (rest.startsWith("...")) {
      this.#dots(rest);
      return;
    }
    if (character === "(" || character === "[" || character === "{") {
      if (character === "(" && this.#typedMetavariable(rest)) return;
      this.#around.push(this.#surroundingOf(character, rest));
    } else if (character === ")" || character === "]" || character === "}") this.#around.pop();
    this.#put(character, 1);
  }

  #put(text: string, length: number): void {
    this.#out += text;
    this.#at += length;
  }

  #metavariable([whole, isRun, name]: RegExpExecArray): void {
    const text = `${isRun === undefined ? metavariable : run}${name}`;
    const after = this.#source.slice(this.#at + whole.length);
    const isParameter =
      this.#grammar === "java" &&
      this.#around.at(-1) === "parameters" &&
      /[(,]\s*$/.test(this.#out) &&
      /^\s*[,)]/.test(after);
    this.#put(isParameter ? `${text} ${text}` : text, whole.length);
  }

  /** The innermost bracket's meaning, read from what stands before it. */
  #surroundingOf(bracket: string, rest: string): Surrounding {
    const before = this.#out.trimEnd();
    if (bracket === "[") return "arguments";
    if (bracket === "(") {
      if (this.#grammar !== "java") return "arguments";
      if (/\bcatch$/.test(before)) return "parameters";
      if (/@[\w.]+$/.test(before)) return "annotation";
      const declares = /(^|[\s>\]}])([\w.]+(<[^()]*>)?(\[\])*)\s+\w+$/.exec(before);
      const isDeclared = declares !== null && !/^(new|return|throw|else|case|assert)$/.test(declares[2]!);
      const after = rest.slice(lengthOfGroup(rest)).trimStart();
      const isControl = /\b(if|while|for|switch|synchronized|try)$/.test(before);
      const isConstructor = !isControl && /^(\{|throws\b)/.test(after) && !/\bnew\s+[\w.]+$/.test(before);
      return isDeclared || isConstructor ? "parameters" : "arguments";
    }
    if (this.#grammar === "python") return "object";
    if (this.#grammar === "java") return /[\]=(,]$/.test(before) ? "object" : "statements";
    return /([=(,:[?&|]|\breturn|\$)$/.test(before) && !before.endsWith("=>") ? "object" : "statements";
  }

  #dots(rest: string): void {
    const isJavaScript = this.#grammar !== "python" && this.#grammar !== "java";
    if (isJavaScript && /^\.\.\.[A-Za-z_$[{(]/.test(rest) && !/\bfunction\s*$/.test(this.#out)) {
      this.#put("...", 3);
      return;
    }
    const around = this.#around.at(-1) ?? "statements";
    if (this.#grammar === "java" && around === "parameters") {
      this.#put(`${dots} ${dots}`, 3);
      return;
    }
    if (this.#grammar === "java" && around === "annotation" && this.#hasPairs()) {
      this.#put(`${dots} = ${dots}`, 3);
      return;
    }
    const before = this.#out.trimEnd();
    const after = rest.slice(3).trimStart();
    if (this.#grammar === "python" && around === "object" && /[{,]$/.test(before)) {
      this.#put(`**${dots}`, 3);
      return;
    }
    if (isJavaScript && /<[\w.]+(\s[^<>]*)?\s[\w-]+=$/.test(before)) {
      this.#put(`{${dots}}`, 3);
      return;
    }
    const isStatement =
      !(isJavaScript && /(<[\w.]+(\s[^<>]*)?|\bfunction\s*\*?|\bthrow)$/.test(before)) &&
      around === "statements" &&
      !/^([,)\].+*/=?:<>]|-[^-]|&&|\|\||%)/.test(after) &&
      !/([,([=+.:?!<>*/%-]|&&|\|\||\breturn|\bin|\bnew)$/.test(before);
    if (!isStatement || this.#grammar === "python") {
      this.#put(dots, 3);
      return;
    }
    const end = after.startsWith(";") ? "" : ";";
    if (this.#grammar === "java") {
      this.#put(`${dots} ${dots}${end}`, 3);
      return;
    }
    const isAlone = before.endsWith("{") && after.startsWith("}");
    this.#put(isAlone || (before === "" && after === "") ? dots : `${dots}${end}`, 3);
  }

  /** Whether the annotation whose parentheses are open names its values. */
  #hasPairs(): boolean {
    const open = this.#out.lastIndexOf("(");
    const rest = this.#out.slice(open) + this.#source.slice(this.#at);
    return /^[^"]*?[\w$]\s*=(?!~)/.test(rest.slice(0, lengthOfGroup(rest)));
  }

  /** `(Type $X)` of Java, `($X: Type)` of the others; not the parameters of a function. */
  #typedMetavariable(rest: string): boolean {
    if (
      /[\w$)\]>]$/.test(this.#out.trimEnd()) &&
      !/\b(return|throw|in|of|and|or|not|await|yield|case|else)$/.test(this.#out.trimEnd())
    )
      return false;
    const java = this.#grammar === "java";
    const found = java
      ? /^\(\s*(?<type>[\w.$]+(?:<[^()]*>)?(?:\[\])*)\s+(?<name>\$[A-Z_][A-Z_0-9]*)\s*\)/.exec(rest)
      : /^\(\s*(?<name>\$[A-Z_][A-Z_0-9]*)\s*:\s*(?<type>[^():=]+)\)/.exec(rest);
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
    const quote = /^("""|'''|"|'|`)/.exec(rest)![0];
    const isFormat = this.#grammar === "python" && /(^|[^\w])[a-z]*f[a-z]*$/i.test(this.#out);
    const opening = quote === "`" ? "${" : isFormat ? "{" : undefined;
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

/** Length of a group in parentheses. */
function lengthOfGroup(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return at + 1;
  }
  return text.length;
}
