/**
 * Names of the blocks around a place, innermost last. A name that an outer block has already gets a mark, so that each
 * variable of a function is one variable: `url, err := url.Parse(text)` makes another `url` than the package.
 */
export class Blocks {
  readonly #blocks: Set<string>[] = [new Set()];

  /** Runs `work` in a block of its own. */
  inside<T>(work: () => T): T {
    this.#blocks.push(new Set());
    const result = work();
    this.#blocks.pop();
    return result;
  }

  /** Declares a name in the innermost block, and gives the name it goes by. */
  declare(name: string): string {
    this.#blocks.at(-1)!.add(name);
    return this.of(name);
  }

  /** Whether the innermost block declares the name itself. */
  hasOwn(name: string): boolean {
    return this.#blocks.at(-1)!.has(name);
  }

  /** The name that a name of the source goes by here. */
  of(name: string): string {
    const holders = this.#blocks.filter((block) => block.has(name)).length;
    return holders < 2 ? name : name + "′".repeat(holders - 1);
  }
}
