import type { DeclaredField, Expression } from "../ir/index.ts";

/**
 * A field of a class of data with what is written on it.
 *
 * @param typed anything that is declared to be of the field's type; left out where none is written
 * @param item what is declared of each item, where it is a list
 */
export function declaredField(
  name: string,
  typed: Expression | undefined,
  decorators: readonly Expression[],
  item: DeclaredField["item"],
): DeclaredField {
  const type = typed?.kind === "typed" ? typed.type : undefined;
  return { name, type, fallback: undefined, decorators, ...(item === undefined ? {} : { item }) };
}
