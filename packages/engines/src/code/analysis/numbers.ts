/** Numbers of values: new ones, and those of members, which are the same each time. */
export class Numbers {
  readonly #members = new Map<string, Map<number, number>>();
  #last = 0;

  readonly fresh = (): number => ++this.#last;

  /** Below zero: whoever asks for it first, the member was there before. */
  ofMember(owner: number, name: string): number {
    let numbers = this.#members.get(name);
    if (numbers === undefined) {
      numbers = new Map();
      this.#members.set(name, numbers);
    }
    let number = numbers.get(owner);
    if (number === undefined) {
      number = -this.fresh();
      numbers.set(owner, number);
    }
    return number;
  }
}
