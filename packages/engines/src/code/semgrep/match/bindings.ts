/** What a metavariable stands for. `shape` is the same for things that are equal. */
export interface Bound {
  readonly start: number;
  readonly end: number;
  readonly shape: string;
  /** The node, where it is one: not for runs and contents of strings. */
  readonly node: SyntaxNode | undefined;
  /** Contents of a string, a run's text, or a captured group. */
  readonly text: string | undefined;
}

import type { SyntaxNode } from "../syntax/index.ts";

/** Metavariables with what they stand for; never changed, only extended. */
export type Bindings = ReadonlyMap<string, Bound>;

export const noBindings: Bindings = new Map();

/** The bindings with one more, or `undefined` when the name stands for something else already. */
export function bind(bindings: Bindings, name: string, bound: Bound): Bindings | undefined {
  if (name === "$_") return bindings;
  const known = bindings.get(name);
  if (known !== undefined) return known.shape === bound.shape ? bindings : undefined;
  return new Map(bindings).set(name, bound);
}

/** Both together, or `undefined` when they contradict each other. */
export function merge(left: Bindings, right: Bindings): Bindings | undefined {
  if (left.size === 0) return right;
  if (right.size === 0) return left;
  let merged: Map<string, Bound> | undefined;
  for (const [name, bound] of right) {
    const known = left.get(name);
    if (known === undefined) {
      merged ??= new Map(left);
      merged.set(name, bound);
    } else if (known.shape !== bound.shape) return undefined;
  }
  return merged ?? left;
}

/** A node as what a metavariable stands for. */
export function boundNode(node: SyntaxNode): Bound {
  return { start: node.start, end: node.end, shape: node.shape, node, text: undefined };
}

/** Text that equals a name of the same letters. */
export function boundText(start: number, end: number, text: string): Bound {
  return { start, end, shape: `name:${text}`, node: undefined, text };
}
