import type { Claims } from "./admission.ts";

/** Who a provider says has signed in. */
export interface Vouched extends Claims {
  /** The provider's own, lasting name of the person: OpenID Connect's `sub`, SAML's NameID. */
  readonly subject: string;
  readonly name: string | undefined;
}

const emailPattern = /^[^\s@<>"',;:\\]{1,64}@[^\s@<>"',;:\\]{1,189}$/;
const groupsMax = 2000;

/** An e-mail address that can be one, or `undefined`. */
export function emailOf(value: unknown): string | undefined {
  const text = typeof value === "string" ? value.trim() : "";
  return emailPattern.test(text) ? text : undefined;
}

/**
 * The provider's name of a person, as it is: two that differ are two people.
 *
 * @throws Error when it is empty, over-long or holds what no name holds
 */
export function subjectOf(value: unknown): string {
  if (typeof value === "string" && value !== "" && value.length <= 1024 && isText(value)) return value;
  throw new Error("it names nobody");
}

/** Well-formed, and without control characters. */
function isText(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}/u.test(text);
}

/** A name for people to read, without control characters; `undefined` for none. */
export function nameOf(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const text = value
    .replace(/\p{C}+/gu, " ")
    .trim()
    .slice(0, 200);
  return text === "" ? undefined : text;
}

/** Group names: a list, or one name alone; `undefined` when the provider says nothing of groups. */
export function groupsOf(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const names = list.filter((name): name is string => typeof name === "string" && name !== "" && name.length <= 200);
  return names.filter(isText).slice(0, groupsMax);
}
