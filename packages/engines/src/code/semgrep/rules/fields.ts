/** Parts of a rule's document, each read as what it has to be. */
/** A mapping of the YAML document. */
export type Fields = Readonly<Record<string, unknown>>;

/** Why a rule is not run; the message completes "The rule is not run: …". */
export class RuleError extends Error {
  override readonly name = "RuleError";
  /** The key or the text in the rule that is meant. */
  readonly about: string | undefined;

  constructor(message: string, about?: string) {
    super(message);
    this.about = about;
  }
}

/** Whether it is a mapping. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @throws RuleError when it is no list of mappings with anything in it */
export function list(value: unknown, key: string): readonly Fields[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isFields))
    throw new RuleError(`"${key}" is no list of operators`, key);
  return value;
}

/** The fields with these keys. */
export function only(fields: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key)));
}

/** A text, or the texts of a list; nothing for anything else. */
export function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
