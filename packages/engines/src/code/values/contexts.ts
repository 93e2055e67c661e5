/** The places where text becomes something else. A value is safe for a context, never simply safe. */
export const contexts = [
  "sql",
  "nosql",
  "shell",
  "argument",
  "code",
  "html",
  "path",
  /** A path without a step to the folder above: it may still begin at the root. */
  "path step",
  /** A path whose beginning is chosen by somebody else: it may still step up. */
  "path root",
  "url",
  "redirect",
  "header",
  "log",
  "ldap",
  "xpath",
  "xml",
  "object",
  "template",
  "regex",
  "key",
  /** Not the key `__proto__`, whatever else. */
  "prototype key",
  /** Neither of the keys `constructor` and `prototype`. */
  "constructor key",
  "trust",
  /** Between the quotes of a literal, which it cannot leave. */
  "quoted",
  /** Begins with a slash. */
  "rooted",
  /** Does not begin with two. */
  "single",
] as const;
export type Context = (typeof contexts)[number];

/** A set of contexts as bits. */
export type ContextSet = number;

export const noContext: ContextSet = 0;
export const everyContext: ContextSet = (1 << contexts.length) - 1;

/** The set of these contexts. */
export function contextSet(...names: readonly Context[]): ContextSet {
  return names.reduce((set, name) => set | (1 << contexts.indexOf(name)), 0);
}

const bothOfPath = contextSet("path step", "path root");
/** A path on the same host: `/a`, never `//a`. */
const bothOfAddress = contextSet("rooted", "single");

/** Whether the set holds the context, or all that makes a text safe for it. */
export function isSafeFor(set: ContextSet, context: Context): boolean {
  if (context === "path" && (set & bothOfPath) === bothOfPath) return true;
  if (context === "redirect" && (set & bothOfAddress) === bothOfAddress) return true;
  return (set & (1 << contexts.indexOf(context))) !== 0;
}
