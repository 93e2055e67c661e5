import { isFault } from "@gatewatch/base/fault";

/** The addresses to try for a target in order: what it says, or for a bare host https and then http. */
export function startUrls(target: string): readonly string[] {
  return /^https?:\/\//i.test(target) ? [target] : [`https://${target}`, `http://${target}`];
}

/**
 * The first of several attempts that succeeds.
 *
 * @throws the last fault; a fault that no other scheme can repair at once
 */
export async function firstOf<T>(
  candidates: readonly string[],
  attempt: (candidate: string) => Promise<T>,
): Promise<T> {
  for (const [index, candidate] of candidates.entries()) {
    try {
      return await attempt(candidate);
    } catch (error) {
      const isLast = index === candidates.length - 1;
      if (isLast || !isFault(error, "net.unreachable", "net.tls", "net.timeout", "net.bad_response")) throw error;
    }
  }
  throw new RangeError("no candidate was given");
}
