/** Types whose values frameworks make of what is sent, so that no text of the sender is left in them. */
const harmlessTypes = new Set([
  "builtins.int",
  "builtins.float",
  "builtins.bool",
  "uuid.UUID",
  "datetime.date",
  "datetime.datetime",
  "decimal.Decimal",
  "php.int",
  "php.float",
  "php.bool",
]);

/** Whether one of these types, by name, leaves no text of the sender in its values. */
export function isHarmless(types: readonly string[]): boolean {
  return types.some((type) => harmlessTypes.has(type.replace(/\(\)$/, "")));
}
