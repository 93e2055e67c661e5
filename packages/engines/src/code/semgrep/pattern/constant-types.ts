/** Names of types that constants have in some language. */
export const typesOfConstants: Readonly<Record<string, readonly string[]>> = {
  number: ["int", "long", "float", "double", "short", "Integer", "Long", "number"],
  boolean: ["boolean", "Boolean", "bool"],
  string: ["String", "str", "string"],
};

/** Whether a constant in the code may be of a type that the code nowhere names. */
export function isTypeOfConstants(name: string): boolean {
  return Object.values(typesOfConstants).some((names) => names.includes(name));
}
