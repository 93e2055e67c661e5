/** Whether a file is a page of Razor and not a program. */
export function isRazor(path: string): boolean {
  return /\.cshtml$/i.test(path);
}

/** The C# of a page of Razor at the very places where it stands there: markup becomes spaces, what it shows statements. */
export function csharpOf(page: string): string {
  return new Razor(page).whole();
}

const space = /\s/;
const word = /\w/;
const statement = /(if|for|foreach|while|switch|using|lock|try|do)\b(?!\s*[.=])/y;
const goesOn = /\s*(?:else(?:\s+if)?|catch|finally|while)\b/y;
/** Directives of one line: https://learn.microsoft.com/aspnet/core/mvc/views/razor#directives */
const directive =
  /(model|inherits|implements|layout|page|namespace|attribute|addTagHelper|removeTagHelper|tagHelperPrefix|typeparam|preservewhitespace|rendermode)\b[^\n]*/y;
const using = /using\s+(?:static\s+)?[\w.=\s]+?;?[ \t]*(?=\r?\n|$)/y;
const inject = /inject\s+[\w.<>,? ]+?\s+(\w+)[ \t]*;?/y;
const members = /(?:functions|code)\s*(?=\{)/y;
const section = /section\s+\w+\s*\{/y;
const empty = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|!doctype)$/i;
const tag = /<(\/?)(!?[\w:.-]+)/y;
const mostDepth = 100;

/** Reads a page from its beginning to its end, https://learn.microsoft.com/aspnet/core/mvc/views/razor */
class Razor {
  readonly #page: string;
  readonly #made: string[];
  #at = 0;
  #depth = 0;

  constructor(page: string) {
    this.#page = page;
    this.#made = page.split("").map((sign) => (sign === "\n" ? sign : " "));
  }

  whole(): string {
    while (this.#at < this.#page.length) this.#markupSign();
    return this.#made.join("");
  }

  #write(at: number, code: string): void {
    for (let index = 0; index < code.length; index++)
      if (at + index < this.#made.length && this.#page[at + index] !== "\n") this.#made[at + index] = code[index]!;
  }

  #match(pattern: RegExp, at = this.#at): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.#page);
  }

  /** One sign of markup, or what it leads over to. */
  #markupSign(): void {
    if (this.#page[this.#at] === "@") this.#transition();
    else this.#at++;
  }

  #transition(): void {
    const page = this.#page;
    const next = page[this.#at + 1] ?? "";
    if (next === "@") this.#at += 2;
    else if (next === "*") {
      const end = page.indexOf("*@", this.#at + 2);
      this.#at = end < 0 ? page.length : end + 2;
    } else if (word.test(page[this.#at - 1] ?? "") && this.#made[this.#at - 1] === " ") this.#at++;
    else if (next === "{") {
      this.#at++;
      this.#block();
    } else if (next === "(") {
      const from = this.#at++;
      this.#balanced();
      this.#write(from, "_=");
      this.#write(this.#at - 1, ";");
    } else this.#named();
  }

  #named(): void {
    const from = ++this.#at;
    const brought = this.#match(using);
    const injected = this.#match(inject);
    if (brought !== null) {
      this.#write(from - 1, `${brought[0].replace(/;?\s*$/, "")};`);
      this.#at = from + brought[0].length;
    } else if (injected !== null) this.#at += injected[0].length;
    else if (this.#match(members) !== null) {
      this.#at += this.#match(members)![0].length;
      this.#skipBraces();
    } else if (this.#match(section) !== null) {
      this.#at += this.#match(section)![0].length;
    } else if (this.#match(statement) !== null) this.#statement();
    else {
      const line = this.#match(directive);
      if (line !== null) this.#at += line[0].length;
      else this.#shown();
    }
  }

  /** `@if (…) { … } else { … }` */
  #statement(): void {
    this.#write(this.#at - 1, ";");
    let more: RegExpExecArray | null = this.#match(statement);
    while (more !== null) {
      this.#write(this.#at, more[0]);
      this.#at += more[0].length;
      this.#spaces();
      if (this.#page[this.#at] === "(") this.#balanced();
      this.#spaces();
      if (this.#page[this.#at] === "{") this.#block();
      else if (this.#page[this.#at] === ";") this.#write(this.#at++, ";");
      more = this.#match(goesOn);
    }
  }

  /** `@Model.Items[0].Name`, `@Html.Raw(text)`, `@await Html.PartialAsync("Part")` */
  #shown(): void {
    const start = this.#at;
    const awaited = this.#match(/await\s+/y);
    if (awaited !== null) this.#at += awaited[0].length;
    if (this.#match(/[A-Za-z_]\w*/y) === null) return;
    for (;;) {
      const name = this.#match(/(?:\??\.)?[A-Za-z_]\w*/y);
      if (name !== null && (name[0].startsWith(".") || name[0].startsWith("?") || this.#isStart(start, awaited)))
        this.#at += name[0].length;
      else if (this.#page[this.#at] === "(" || this.#page[this.#at] === "[") this.#skipBalanced();
      else {
        const types = this.#match(/<[\w.,<> ?]+>(?=\()/y);
        if (types === null) break;
        this.#at += types[0].length;
      }
    }
    // What is no call is shown escaped, and does nothing.
    if (this.#page[this.#at - 1] !== ")") return;
    this.#write(start - 1, `;${this.#page.slice(start, this.#at)}`);
    this.#end();
  }

  #isStart(start: number, awaited: RegExpExecArray | null): boolean {
    return this.#at === start + (awaited?.[0].length ?? 0);
  }

  /** A statement ends here: the sign that comes is markup, be it in the next line. */
  #end(): void {
    let at = this.#at;
    while (this.#page[at] === "\n") at++;
    this.#write(at, ";");
  }

  #spaces(): void {
    while (space.test(this.#page[this.#at] ?? "")) this.#at++;
  }

  /** From one bracket to the one that closes it, kept. */
  #balanced(): void {
    const from = this.#at;
    this.#skipBalanced();
    this.#write(from, this.#page.slice(from, this.#at));
  }

  #skipBalanced(): void {
    let open = 0;
    do {
      const sign = this.#page[this.#at] ?? "";
      const literal = this.#literal();
      if (literal > 0) this.#at += literal;
      else {
        if (sign === "(" || sign === "[" || sign === "{") open++;
        if (sign === ")" || sign === "]" || sign === "}") open--;
        this.#at++;
      }
    } while (open > 0 && this.#at < this.#page.length);
  }

  #skipBraces(): void {
    if (this.#page[this.#at] === "{") this.#skipBalanced();
  }

  /** The length of the text, sign or comment of C# that begins here; 0 where none does. */
  #literal(): number {
    const found = this.#match(
      /\$?@\$?"(?:[^"]|"")*"|\$?"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.[^'\n]{0,8})'|\/\/[^\n]*|\/\*[\s\S]*?\*\//y,
    );
    return found?.[0].length ?? 0;
  }

  /** `{ … }`: C#, with markup where a statement may begin. */
  #block(): void {
    if (++this.#depth > mostDepth) {
      this.#skipBraces();
      this.#depth--;
      return;
    }
    this.#write(this.#at++, "{");
    let isBeginning = true;
    while (this.#at < this.#page.length) {
      const sign = this.#page[this.#at]!;
      const literal = this.#literal();
      if (literal > 0) {
        if (sign !== "/") isBeginning = false;
        this.#write(this.#at, this.#page.slice(this.#at, this.#at + literal));
        this.#at += literal;
      } else if (isBeginning && (sign === "@" || (sign === "<" && this.#match(tag) !== null))) this.#markup();
      else if (sign === "}") {
        this.#write(this.#at++, "}");
        break;
      } else if (sign === "{") {
        this.#block();
        isBeginning = true;
      } else {
        this.#write(this.#at++, sign);
        if (!space.test(sign)) isBeginning = sign === ";" || sign === ":";
      }
    }
    this.#depth--;
  }

  /** An element, or a line after `@:`, inside of C#. */
  #markup(): void {
    if (this.#page.startsWith("@:", this.#at)) {
      this.#at += 2;
      while (this.#at < this.#page.length && this.#page[this.#at] !== "\n") this.#markupSign();
      return;
    }
    if (this.#page[this.#at] === "@") {
      this.#transition();
      return;
    }
    let open = 0;
    do {
      const begun = this.#page[this.#at] === "<" ? this.#match(tag) : null;
      if (begun === null) {
        this.#markupSign();
        continue;
      }
      this.#at += begun[0].length;
      const isEmpty = this.#restOfTag() || empty.test(begun[2]!);
      if (begun[1] === "/") open--;
      else if (!isEmpty) open++;
    } while (open > 0 && this.#at < this.#page.length);
  }

  /** Up to the end of a tag. @returns whether the tag closes itself */
  #restOfTag(): boolean {
    let quote = "";
    while (this.#at < this.#page.length) {
      const sign = this.#page[this.#at]!;
      if (sign === "@") {
        this.#transition();
        continue;
      }
      this.#at++;
      if (quote !== "") quote = sign === quote ? "" : quote;
      else if (sign === '"' || sign === "'") quote = sign;
      else if (sign === ">") return this.#page[this.#at - 2] === "/";
    }
    return true;
  }
}
