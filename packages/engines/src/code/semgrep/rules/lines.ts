import { type Document, isMap, isNode, isSeq, type LineCounter, visit } from "yaml";

/** Deeper parts of a rule are not looked through. */
const mostDepth = 200;

/** Where the rules of a file stand, in lines from 1. */
export class RuleLines {
  readonly #items: readonly unknown[];
  readonly #counter: LineCounter;

  /** @param counter that the document was parsed with */
  constructor(document: Document, counter: LineCounter) {
    const list = isMap(document.contents) ? document.get("rules", true) : undefined;
    this.#items = isSeq(list) ? list.items : [];
    this.#counter = counter;
  }

  /** The line of a rule, or of the first key or text in it that is `about`; `undefined` where it cannot be told. */
  of(index: number, about: string | undefined): number | undefined {
    const rule = this.#items[index];
    if (!isNode(rule)) return undefined;
    let found: number | undefined;
    if (about !== undefined)
      visit(rule, {
        Collection: (_key, _node, path) => (path.length > mostDepth ? visit.SKIP : undefined),
        Scalar: (_key, { value, range }) => {
          if (value !== about || !range) return undefined;
          found = range[0];
          return visit.BREAK;
        },
      });
    const offset = found ?? rule.range?.[0];
    return offset === undefined ? undefined : this.#counter.linePos(offset).line;
  }
}
