/** Which field names and which shapes of text are secret. Both work on what is about to be written, at any depth. */

const censor = "[redacted]";
const maxDepth = 8;
const maxEntries = 200;

/** Ends of a field's name, in lower case without `-` and `_`. `keyId`, `tokenCount` and `secretName` are none. */
const secretEndings = [
  "password",
  "passwd",
  "passphrase",
  "secret",
  "token",
  "ticket",
  "cookie",
  "cookies",
  "authorization",
  "key",
  "credential",
  "credentials",
  "privatekeypem",
  "recoverycodes",
  "totpcode",
];

/** True for the name of a field whose value must not be written. */
export function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[-_\s]/g, "");
  return secretEndings.some((ending) => plain.endsWith(ending));
}

const shapes: readonly (readonly [RegExp, string])[] = [
  [/\b(gk_)[\w-]{4,}/g, `$1${censor}`],
  [/\b(bearer|basic) +[\w.~+/=-]{4,}/gi, `$1 ${censor}`],
  [
    /\b((?:access_|refresh_|id_|setup)?token|ticket|api_?key|password|passphrase|client_secret|secret|code|assertion)=[^&\s"'\\<>]+/gi,
    `$1=${censor}`,
  ],
  [/(\/\/[^/\s:@"'\\]*:)[^/\s@"'\\]+@/g, `$1${censor}@`],
];

/** A text without the secrets whose shape tells them: keys of ours, Authorization values, query tokens, URL passwords. */
export function redactText(text: string): string {
  return shapes.reduce((rest, [shape, shown]) => rest.replaceAll(shape, shown), text);
}

/** A copy of what is logged, without the values of secret fields. Bounded in depth and width; cycles end. */
export function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fieldOf(name, value, 0)]));
}

function fieldOf(name: string, value: unknown, depth: number): unknown {
  if (value !== undefined && value !== null && isSecretName(name)) return censor;
  return plainOf(value, depth + 1);
}

function plainOf(value: unknown, depth: number): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return value;
  if (depth > maxDepth) return "[deep]";
  if (value instanceof Error) return errorOf(value, depth);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Map || value instanceof Set) return plainOf([...value], depth);
  if (Array.isArray(value)) {
    // A list of name and value, as raw headers and form entries are.
    if (value.length === 2 && typeof value[0] === "string" && isSecretName(value[0])) return [value[0], censor];
    return value.slice(0, maxEntries).map((entry) => plainOf(entry, depth + 1));
  }
  const entries = Object.entries(value).slice(0, maxEntries);
  return Object.fromEntries(entries.map(([name, inner]) => [name, fieldOf(name, inner, depth)]));
}

function errorOf(error: Error, depth: number): unknown {
  const { name, message, stack, cause } = error;
  const own = Object.fromEntries(
    Object.entries(error).map(([field, inner]) => [field, fieldOf(field, inner, depth)] as const),
  );
  return { ...own, type: name, message, stack, ...(cause === undefined ? {} : { cause: plainOf(cause, depth + 1) }) };
}
