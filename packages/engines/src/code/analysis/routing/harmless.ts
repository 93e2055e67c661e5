/** Types whose values frameworks make of what is sent, so that no text of the sender is left in them. */
export const harmlessTypes = new Set([
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
