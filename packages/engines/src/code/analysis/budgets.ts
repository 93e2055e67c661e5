/** Steps of one root: above the first number calls are not followed any more, above the second it ends. */
const stepsUntilLocal = 25_000;
const stepsUntilEnd = 150_000;
/**
 * Steps of one file: of its top level with the entry points that it registers, and again of its functions. They take from one
 * to three seconds; being counted, they end at the same place in every run, also beside other work.
 */
const stepsPerFile = 800_000;
/**
 * Levels that evaluation may nest: expressions, blocks and calls inside each other, and files inside those that import
 * them. A level takes about a kilobyte of the stack, of which each thread has nearly a thousand.
 */
const mostLevels = 500;

/** What one root may spend, and what came of it. */
interface Budget {
  steps: number;
  /** The time is over. */
  isEnded: boolean;
  /** It took up the result of a call that was not followed to its end. */
  isCut: boolean;
}

function newBudget(isEnded = false): Budget {
  return { steps: 0, isEnded, isCut: false };
}

/** Counts the steps of the root that runs: a top level, or a function that is entered from outside. */
export class Budgets {
  readonly #isLate: () => boolean;
  #budget = newBudget();
  #fileSteps = 0;
  #isEntry = false;
  /** An entry point registered by the running top level was cut short. */
  #isEntryCut = false;
  #levels = 0;
  #omissions = 0;

  /** @param isLate asked now and then: true to stop where it is */
  constructor(isLate: () => boolean) {
    this.#isLate = isLate;
  }

  /** The work on a file begins, or on what all of them answer. */
  begin(): void {
    this.#budget = newBudget();
    this.#fileSteps = 0;
  }
  /** A function of a file begins; in a file that has spent its steps, or is late, it ends at once. */
  beginFunction(): void {
    this.#budget = newBudget(this.#fileSteps >= stepsPerFile || this.#isLate());
  }
  /** Counts one step; false when the budget is spent. */
  spend(): boolean {
    const budget = this.#budget;
    budget.steps++;
    if (++this.#fileSteps >= stepsPerFile || ((budget.steps & 1023) === 0 && this.#isLate())) budget.isEnded = true;
    return !budget.isEnded && budget.steps < stepsUntilEnd;
  }
  /** So much deeper; false where that is too deep: the root goes on without what stands there, and is not whole. */
  enter(levels = 1): boolean {
    if (this.#levels + levels > mostLevels) {
      this.#omissions++;
      this.#budget.isCut = true;
      return false;
    }
    this.#levels += levels;
    return true;
  }
  leave(levels = 1): void {
    this.#levels -= levels;
  }
  /** Places so far that were left out as too deep. */
  get omissions(): number {
    return this.#omissions;
  }
  /** Runs a root that nothing runs around. False when it ended because the stack, or what the engine holds, did. */
  outermost(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      return false;
    } finally {
      this.#levels = 0;
    }
  }
  get mayFollow(): boolean {
    return this.#budget.steps < stepsUntilLocal && !this.#budget.isEnded;
  }
  get steps(): number {
    return this.#budget.steps;
  }
  noteCut(): void {
    this.#budget.isCut = true;
  }
  get isWhole(): boolean {
    return this.mayFollow && !this.#budget.isCut;
  }

  /** Runs an entry point with a budget of its own; inside another one, with that one's. */
  forEntry<T>(work: () => T): T {
    if (this.#isEntry) return work();
    const before = this.#budget;
    this.#isEntry = true;
    this.#budget = newBudget();
    try {
      return work();
    } finally {
      this.#isEntry = false;
      this.#isEntryCut ||= !this.isWhole;
      this.#budget = before;
    }
  }

  /** Runs a top level beside the root that asked for it. False when it, or an entry point that it registered, was cut short. */
  forTop(work: () => void): boolean {
    const [before, stepsBefore] = [this.#budget, this.#fileSteps];
    this.begin();
    try {
      work();
      return this.isWhole && !this.#isEntryCut;
    } finally {
      this.#isEntryCut = false;
      this.#budget = before;
      this.#fileSteps = stepsBefore;
    }
  }
}
