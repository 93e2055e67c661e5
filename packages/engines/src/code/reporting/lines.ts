/** Lines of a text by offset. */
export class Lines {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  get count(): number {
    return this.#starts.length;
  }
  /** 1-based line and column of an offset. */
  at(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1 };
  }
  /** The text of a 1-based line, cut at `most` characters. */
  text(line: number, most = 200): string {
    const start = this.#starts[line - 1];
    if (start === undefined) return "";
    const end = (this.#starts[line] ?? this.#text.length + 1) - 1;
    return this.#text.slice(start, Math.min(end, start + most)).trimEnd();
  }
}
