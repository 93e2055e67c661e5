/**
 * Where in a page a value is shown. In the last five, escaping for markup does not suffice: an attribute without quotes, one
 * that holds an address and begins with the value, one that holds a script, and a script outside of its texts.
 */
export type Position = "text" | "attribute" | "script text" | "bare attribute" | "address" | "handler" | "script";

const nameSign = /[^\s"'>/=]/;
const addresses = /^(href|src|action|formaction|xlink:href)$/i;
const handlers = /^on[a-z]+$/i;
const scriptTypes = /^$|javascript|ecmascript|^module$/i;

type State = "text" | "comment" | "tag" | "value" | "script" | "style";

/** Reads the markup of a page piece by piece, and knows the place that comes next. Work is linear in the text. */
export class Positions {
  #state: State = "text";
  #tag = "";
  #attribute = "";
  /** The quote around the value of an attribute; empty where there is none. */
  #quote = "";
  /** What the value of an attribute began with. */
  #value = "";
  #scriptType = "";
  /** The quote around the text of a script. */
  #literal = "";

  /** Takes in a piece that stands in the page as it is. */
  take(text: string): void {
    for (let at = 0; at < text.length; ) at = this.#step(text, at);
  }

  /** Something was shown here. */
  shown(): void {
    if (this.#state === "tag" && this.#attribute !== "" && this.#quote === "=") this.#begin("");
    if (this.#state === "value") this.#value += "*";
  }

  get here(): Position {
    if (this.#state === "script") return this.#literal === "" ? "script" : "script text";
    if (this.#state === "tag" && this.#attribute !== "" && this.#quote === "=") return this.#ofAttribute("");
    if (this.#state === "value") return this.#ofAttribute(this.#quote);
    return this.#state === "tag" ? "attribute" : "text";
  }

  #ofAttribute(quote: string): Position {
    if (handlers.test(this.#attribute)) return "handler";
    if (quote === "") return "bare attribute";
    if (/^\s*javascript:/i.test(this.#value)) return "handler";
    return addresses.test(this.#attribute) && this.#value.trim() === "" ? "address" : "attribute";
  }

  #begin(quote: string): void {
    this.#state = "value";
    this.#quote = quote;
    this.#value = "";
  }

  #step(text: string, at: number): number {
    switch (this.#state) {
      case "text":
        return this.#text(text, at);
      case "comment": {
        const end = text.indexOf("-->", at);
        if (end < 0) return text.length;
        this.#state = "text";
        return end + 3;
      }
      case "tag":
        return this.#inTag(text, at);
      case "value":
        return this.#inValue(text, at);
      case "script":
        return this.#inScript(text, at);
      case "style": {
        const end = text.indexOf("</", at);
        if (end < 0) return text.length;
        this.#state = "text";
        return end;
      }
    }
  }

  #text(text: string, at: number): number {
    const open = text.indexOf("<", at);
    if (open < 0) return text.length;
    if (text.startsWith("<!--", open)) {
      this.#state = "comment";
      return open + 4;
    }
    const next = text[open + 1] ?? "";
    if (!/[a-z/]/i.test(next)) return open + 1;
    let end = open + 1;
    while (end < text.length && end - open < 60 && nameSign.test(text[end] === "/" ? "a" : text[end]!)) end++;
    this.#tag = text.slice(open + 1, end).toLowerCase();
    this.#state = "tag";
    this.#attribute = "";
    this.#quote = "";
    this.#scriptType = "";
    return end;
  }

  #inTag(text: string, at: number): number {
    const sign = text[at]!;
    if (sign === ">") {
      this.#attribute = "";
      this.#quote = "";
      this.#literal = "";
      const isScript = this.#tag === "script" && scriptTypes.test(this.#scriptType);
      this.#state = isScript ? "script" : this.#tag === "style" ? "style" : "text";
      return at + 1;
    }
    if (this.#quote === "=" && !/\s/.test(sign)) {
      if (sign === '"' || sign === "'") {
        this.#begin(sign);
        return at + 1;
      }
      this.#begin("");
      return at;
    }
    if (sign === "=" && this.#attribute !== "") {
      this.#quote = "=";
      return at + 1;
    }
    if (!nameSign.test(sign)) return at + 1;
    let end = at;
    while (end < text.length && nameSign.test(text[end]!)) end++;
    this.#attribute = text.slice(at, Math.min(end, at + 60));
    this.#quote = "";
    return end;
  }

  #inValue(text: string, at: number): number {
    const quote = this.#quote;
    let end = at;
    while (end < text.length && (quote === "" ? /[^\s>]/.test(text[end]!) : text[end] !== quote)) end++;
    if (this.#value.length < 60) this.#value += text.slice(at, Math.min(end, at + 60));
    if (end >= text.length) return end;
    if (this.#attribute.toLowerCase() === "type") this.#scriptType = this.#value;
    this.#state = "tag";
    this.#attribute = "";
    this.#quote = "";
    return quote === "" ? end : end + 1;
  }

  #inScript(text: string, at: number): number {
    const sign = text[at]!;
    if (sign === "<" && /^<\/script/i.test(text.slice(at, at + 8))) {
      this.#state = "text";
      return at;
    }
    if (this.#literal !== "") {
      if (sign === "\\") return at + 2;
      if (sign === this.#literal || (sign === "\n" && this.#literal !== "`")) this.#literal = "";
      return at + 1;
    }
    if (sign === "/" && text[at + 1] === "/") {
      const end = text.indexOf("\n", at);
      return end < 0 ? text.length : end;
    }
    if (sign === '"' || sign === "'" || sign === "`") this.#literal = sign;
    return at + 1;
  }
}
