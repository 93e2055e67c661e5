import { constant, isKnown, listOf, only, type Value } from "../../values/index.ts";
import type { Here, Machine } from "../machine.ts";
import { allocate } from "../store.ts";

/** What a method of a text gives for literals, or `undefined` where the language and this program may differ. */
export type TextFold = (
  text: string,
  method: string,
  args: readonly unknown[],
) => string | number | boolean | readonly string[] | undefined;

/** What a method of a text gives where the text and all arguments are known. */
export function foldedText(
  machine: Machine,
  here: Here,
  receiver: Value,
  method: string,
  args: readonly Value[],
  fold: TextFold,
): Value | undefined {
  const text = isKnown(receiver) ? only(receiver) : undefined;
  if (typeof text !== "string" || !args.every(isKnown)) return undefined;
  const folded = fold(text, method, args.map(only));
  if (typeof folded !== "object") return folded === undefined ? undefined : constant(folded);
  return allocate(machine, here.state, listOf(folded.map((part) => constant(part))));
}
