/**
 * Turns a Go (RE2) pattern into a JavaScript one that finds the same in latin1 text.
 *
 * Flags are tracked while reading: `.`, `^` and `$` are written out as what they mean at their place, so that only case
 * folding is left to the JavaScript engine. Characters outside of ASCII become their UTF-8 bytes.
 *
 * Differences that remain, all outside of ASCII text: `.`, a negated class and a counted repetition take one byte where
 * RE2 takes one character; the Kelvin sign and the long s do not fold to `k` and `s`.
 *
 * @throws UntranslatableError for what RE2 refuses as well, `(?U)`, `\C`, `\p…`, and character ranges outside of ASCII
 */
export function translate(pattern: string): RegExp {
  const reader = new Reader(pattern);
  const source = reader.alternatives();
  if (!reader.atEnd()) throw new UntranslatableError("a closing parenthesis has no opening one");
  try {
    return new RegExp(source, "g");
  } catch {
    throw new UntranslatableError("it is no valid regular expression");
  }
}

/** Why a pattern has no translation; the message completes "Rule x is not used: …". */
export class UntranslatableError extends Error {
  override readonly name = "UntranslatableError";
}

interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
}

const space = "\\t\\n\\f\\r ";
const notSpace = "\\0-\\x08\\x0b\\x0e-\\x1f!-\\xff";
const posix: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\0-\\x7f",
  blank: "\\t ",
  cntrl: "\\0-\\x1f\\x7f",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`{-~",
  space: "\\t\\n\\v\\f\\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};
const escapes: Readonly<Record<string, string>> = { a: "\\x07", f: "\\f", t: "\\t", n: "\\n", r: "\\r", v: "\\v" };

class Reader {
  #place = 0;
  #flags: Flags = { i: false, m: false, s: false };
  readonly #pattern: string;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  atEnd(): boolean {
    return this.#place >= this.#pattern.length;
  }

  /** One group's inside, up to its closing parenthesis or the end. Flags set in it end with it. */
  alternatives(): string {
    const outer = this.#flags;
    let written = "";
    // Case folding set in mid-group holds to the group's end, across `|`: it is closed and opened again around each one.
    let open = "";
    while (!this.atEnd() && this.#peek() !== ")") {
      if (this.#peek() === "|") {
        this.#place++;
        written += `${open ? ")" : ""}|${open}`;
        continue;
      }
      const before = this.#flags.i;
      written += this.#piece();
      if (this.#flags.i === before) continue;
      if (open) written += ")";
      open = this.#flags.i === outer.i ? "" : this.#flags.i ? "(?i:" : "(?-i:";
      written += open;
    }
    this.#flags = outer;
    return written + (open ? ")" : "");
  }

  #peek(ahead = 0): string {
    return this.#pattern[this.#place + ahead] ?? "";
  }

  #piece(): string {
    const character = String.fromCodePoint(this.#pattern.codePointAt(this.#place)!);
    this.#place += character.length;
    switch (character) {
      case "(":
        return this.#group();
      case "[":
        return this.#characterClass();
      case "\\":
        return this.#escape();
      case ".":
        return this.#flags.s ? "[\\s\\S]" : "[^\\n]";
      case "^":
        return this.#flags.m ? "(?:(?<=\\n)|(?<![\\s\\S]))" : "(?<![\\s\\S])";
      case "$":
        return this.#flags.m ? "(?:(?=\\n)|(?![\\s\\S]))" : "(?![\\s\\S])";
      case "*":
      case "+":
      case "?":
        if (/[*+]/.test(this.#peek())) throw new UntranslatableError(`"${character}${this.#peek()}" is no repetition`);
        return character;
      case "{":
        return /^\d+(?:,\d*)?\}/.test(this.#pattern.slice(this.#place)) ? "{" : "\\{";
      case "]":
      case "}":
        return character === "}" && this.#closesRepetition() ? "}" : `\\${character}`;
      case "/":
        return "\\/";
      default:
        return this.#literal(character);
    }
  }

  #closesRepetition(): boolean {
    return /(?<!\\)\{\d+(?:,\d*)?\}$/.test(this.#pattern.slice(0, this.#place));
  }

  #group(): string {
    const head = /^\?(?:P?<([A-Za-z_]\w*)>|([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)]))/.exec(this.#pattern.slice(this.#place));
    if (this.#peek() !== "?") return `(${this.#closed()}`;
    if (!head) throw new UntranslatableError("it has a group that Go does not know");
    this.#place += head[0].length;
    if (head[1] !== undefined) return `(?<${head[1]}>${this.#closed()}`;
    const changed = this.#changedFlags(head[2] ?? "", head[3] ?? "");
    if (head[4] === ")") {
      this.#flags = changed;
      return "";
    }
    const outer = this.#flags;
    this.#flags = changed;
    const fold = changed.i === outer.i ? "" : changed.i ? "i" : "-i";
    const inside = this.#closed();
    this.#flags = outer;
    return `(?${fold}:${inside}`;
  }

  #changedFlags(on: string, off: string): Flags {
    const unknown = /[^ims]/.exec(on + off);
    if (unknown) throw new UntranslatableError(`the flag "${unknown[0]}" has no counterpart`);
    const value = (flag: "i" | "m" | "s") => (on.includes(flag) || this.#flags[flag]) && !off.includes(flag);
    return { i: value("i"), m: value("m"), s: value("s") };
  }

  #closed(): string {
    const inside = this.alternatives();
    if (this.#peek() !== ")") throw new UntranslatableError("a parenthesis is not closed");
    this.#place++;
    return `${inside})`;
  }

  #escape(): string {
    const letter = this.#peek();
    switch (letter) {
      case "A":
        this.#place++;
        return "(?<![\\s\\S])";
      case "z":
        this.#place++;
        return "(?![\\s\\S])";
      case "b":
      case "B":
        this.#place++;
        return `\\${letter}`;
      case "s":
        this.#place++;
        return `[${space}]`;
      case "S":
        this.#place++;
        return `[^${space}]`;
      case "Q":
        return this.#quoted();
      default:
        return /[dDwW]/.test(letter) ? this.#shorthand() : this.#literal(this.#escapedCharacter());
    }
  }

  #shorthand(): string {
    const letter = this.#peek();
    this.#place++;
    return `\\${letter}`;
  }

  #quoted(): string {
    const end = this.#pattern.indexOf("\\E", this.#place);
    const text = this.#pattern.slice(this.#place + 1, end < 0 ? undefined : end);
    this.#place = end < 0 ? this.#pattern.length : end + 2;
    return Array.from(text, (character) => this.#literal(character)).join("");
  }

  /** The character that an escape names, its place behind the backslash. */
  #escapedCharacter(): string {
    const code = /^(?:x\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|(0[0-7]{0,2}|[1-7][0-7]{2}))/.exec(
      this.#pattern.slice(this.#place),
    );
    if (code) {
      this.#place += code[0].length;
      const point = code[3] === undefined ? Number.parseInt((code[1] ?? code[2])!, 16) : Number.parseInt(code[3], 8);
      if (point > 0x10ffff) throw new UntranslatableError(`"\\${code[0]}" is no character`);
      return String.fromCodePoint(point);
    }
    const letter = this.#peek();
    this.#place++;
    const control = escapes[letter];
    if (control !== undefined) return JSON.parse(`"${control.replace("\\x07", "\\u0007").replace("\\v", "\\u000b")}"`);
    if (letter === "" || /[A-Za-z0-9]/.test(letter)) throw new UntranslatableError(`"\\${letter}" has no counterpart`);
    return letter;
  }

  /** A literal character as bytes; outside of ASCII in both cases where folding is on, since `i` would fold bytes. */
  #literal(character: string): string {
    if (character.codePointAt(0)! < 0x80) return escaped(character);
    const forms = this.#flags.i
      ? [...new Set([character, character.toLowerCase(), character.toUpperCase()])]
      : [character];
    const written = forms.map((form) => Array.from(Buffer.from(form, "utf8"), byteEscape).join("")).join("|");
    return `(?-i:${written})`;
  }

  #characterClass(): string {
    const negated = this.#peek() === "^";
    if (negated) this.#place++;
    let inside = "";
    const wide: string[] = [];
    for (let first = true; first || this.#peek() !== "]"; first = false) {
      if (this.atEnd()) throw new UntranslatableError("a character class is not closed");
      const named = /^\[:(\^?)(\w+):\]/.exec(this.#pattern.slice(this.#place));
      if (named) {
        const ranges = posix[named[2]!];
        if (ranges === undefined || named[1]) throw new UntranslatableError(`"${named[0]}" has no counterpart`);
        this.#place += named[0].length;
        inside += ranges;
        continue;
      }
      const shorthand = /^\\([sSdDwW])/.exec(this.#pattern.slice(this.#place));
      if (shorthand) {
        this.#place += 2;
        inside += shorthand[1] === "s" ? space : shorthand[1] === "S" ? notSpace : shorthand[0];
        continue;
      }
      const low = this.#classCharacter();
      if (this.#peek() === "-" && this.#peek(1) !== "]" && this.#peek(1) !== "") {
        this.#place++;
        const high = this.#classCharacter();
        if (high.codePointAt(0)! > 0x7f) throw new UntranslatableError("a character range goes beyond ASCII");
        inside += `${classEscape(low)}-${classEscape(high)}`;
      } else if (low.codePointAt(0)! > 0x7f) wide.push(low);
      else inside += classEscape(low);
    }
    this.#place++;
    if (wide.length === 0) return `[${negated ? "^" : ""}${inside}]`;
    if (negated) throw new UntranslatableError("a negated class names characters beyond ASCII");
    return `(?:${[...(inside ? [`[${inside}]`] : []), ...wide.map((character) => this.#literal(character))].join("|")})`;
  }

  #classCharacter(): string {
    const character = String.fromCodePoint(this.#pattern.codePointAt(this.#place)!);
    this.#place += character.length;
    return character === "\\" ? this.#escapedCharacter() : character;
  }
}

function escaped(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character)
    ? `\\${character}`
    : character < " "
      ? byteEscape(character.charCodeAt(0))
      : character;
}

function classEscape(character: string): string {
  return /[\\^\][-]/.test(character)
    ? `\\${character}`
    : character < " "
      ? byteEscape(character.charCodeAt(0))
      : character;
}

function byteEscape(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}
