import type { Constant } from "../ir/index.ts";
import { type ContextSet, contextSet } from "../values/index.ts";

/** What a key is safe for that is none of these: https://developer.mozilla.org/docs/Web/Security/Attacks/Prototype_pollution */
export function safeWithoutKeys(keys: readonly Constant[]): ContextSet {
  const isWithout = keys.includes("__proto__");
  // The way over `constructor` needs both keys.
  const isWithoutOther = keys.includes("constructor") || keys.includes("prototype");
  return (isWithout ? contextSet("prototype key") : 0) | (isWithoutOther ? contextSet("constructor key") : 0);
}
