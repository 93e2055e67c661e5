import type { MisuseModel } from "./contract.ts";
import type { ArgumentReference } from "./endpoint-models.ts";

const flags = [
  ["insecure-cookie", "secure"],
  ["script-readable-cookie", "httpOnly"],
] as const;

/**
 * Cookies that are given out without what protects them, where a record of options says so: one model for each flag.
 *
 * @param argument where the record stands
 * @param shown a program with such a call, by the record in it
 */
export function cookieOptions(
  call: readonly string[],
  argument: ArgumentReference,
  shown: (options: string) => string,
): MisuseModel[] {
  return flags.map(([rule, option]) => ({
    call,
    rule,
    when: [{ argument, option, equals: [false] }],
    examples: { bad: shown(`{ ${option}: false }`), good: shown(`{ ${option}: true }`) },
  }));
}
