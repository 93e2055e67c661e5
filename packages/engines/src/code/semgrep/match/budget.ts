/** Ends the work of one rule on one file. */
export class BudgetEnded extends Error {
  override readonly name = "BudgetEnded";
}

/** Steps of one rule on one file: counted, so that the same input always ends at the same place. */
export class Budget {
  #left: number;
  readonly #isLate: () => boolean;

  constructor(steps: number, isLate: () => boolean) {
    this.#left = steps;
    this.#isLate = isLate;
  }

  /** @throws BudgetEnded */
  spend(steps = 1): void {
    const before = this.#left;
    this.#left -= steps;
    if (this.#left < 0 || (before >> 12 !== this.#left >> 12 && this.#isLate())) throw new BudgetEnded();
  }
}
