/** What the server says of paths that cannot exist. A site may answer 200 to everything. */
export interface NotFoundBaseline {
  /** True when this answer looks like one of those: same kind of status and nearly the same words. */
  resembles(answer: BaselineAnswer): boolean;
}

export interface BaselineAnswer {
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

const maxWords = 5000;
/** Share of different words from which a page counts as another one. */
const minDistance = 0.25;

/** Makes a baseline from the answers to random paths. Words of the path itself are masked, since many pages repeat it. */
export function notFoundBaseline(answers: readonly BaselineAnswer[]): NotFoundBaseline {
  const known = answers.map((answer) => ({ status: answer.status, words: wordsOf(answer) }));
  return {
    resembles(answer) {
      const words = wordsOf(answer);
      return known.some((other) => other.status === answer.status && distance(words, other.words) < minDistance);
    },
  };
}

/** 0 for the same set of words, 1 for none in common (Jaccard distance); two empty answers are the same. */
export function distance(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 && right.size === 0) return 0;
  const common = [...left].filter((word) => right.has(word)).length;
  return 1 - common / (left.size + right.size - common);
}

function wordsOf({ path, text }: BaselineAnswer): ReadonlySet<string> {
  const own = new Set(path.toLowerCase().match(/[a-z0-9_-]+/g) ?? []);
  const words =
    text
      .slice(0, 64 * 1024)
      .toLowerCase()
      .match(/[a-z_-][a-z0-9_-]{1,40}/g) ?? [];
  return new Set(words.slice(0, maxWords).filter((word) => !own.has(word)));
}
