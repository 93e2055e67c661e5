import type { SecretRule } from "./rule.ts";
import * as vendors from "./rules/index.ts";

/** Every built-in rule, vendors in alphabetical order. */
export const secretRules: readonly SecretRule[] = Object.values(vendors).flat();
