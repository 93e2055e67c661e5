/** Types whose values are numbers or truth values: nothing dangerous can be written in them. */
const measured: Readonly<Record<string, string>> = {
  byte: "java.lang.Byte",
  short: "java.lang.Short",
  int: "java.lang.Integer",
  long: "java.lang.Long",
  char: "java.lang.Character",
  float: "java.lang.Float",
  double: "java.lang.Double",
  boolean: "java.lang.Boolean",
};

/** Types that say nothing of what may be done with a value. */
const plain = new Set([
  "var",
  "String",
  "CharSequence",
  "Object",
  "java.lang.String",
  "java.lang.Object",
  "void",
  "T",
  "E",
]);

/**
 * The class that a written type names: without type arguments, primitive types as their classes; `undefined` where it
 * tells nothing (text, arrays, `var`).
 */
export function classOfType(text: string): string | undefined {
  const bare = text
    .replace(/@[\w.]+(\([^)]*\))?\s*/g, "")
    .replace(/<.*>/s, "")
    .replace(/\s+/g, "");
  if (bare.endsWith("]") || bare.endsWith("...") || plain.has(bare)) return undefined;
  return /^[\w$.]+$/.test(bare) ? (measured[bare] ?? bare) : undefined;
}
