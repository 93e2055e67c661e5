import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "@gatewatch/base/clock";
import { checkoutFaults } from "./faults.ts";

const intervalMs = 500;

/**
 * Watches the size of a folder while something fills it, and aborts `stop` with `checkout.too_large` beyond the limit.
 *
 * @returns `check` for a last look (throws the same fault), `end` to stop watching
 */
export function watchSize(
  folder: string,
  maxBytes: number,
  clock: Clock,
  stop: AbortController,
): { check(): void; end(): void } {
  const ended = new AbortController();
  const check = () => {
    if (sizeOf(folder, maxBytes) <= maxBytes) return;
    throw checkoutFaults("checkout.too_large", {
      message: `The repository takes more than ${maxBytes} bytes on disk. Scan a smaller part of it, or raise the limit.`,
    });
  };
  const watch = async () => {
    while (!ended.signal.aborted) {
      await clock.sleep(intervalMs, ended.signal);
      check();
    }
  };
  watch().catch((error: unknown) => {
    if (!ended.signal.aborted) stop.abort(error);
  });
  return { check, end: () => ended.abort() };
}

/** Bytes of all files below `folder`, counted until they are more than `enough`. */
function sizeOf(folder: string, enough: number): number {
  let total = 0;
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined && total <= enough; next = waiting.pop()) {
    for (const entry of entriesOf(next)) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      else total += lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
    }
  }
  return total;
}

// The folder is being written: a part of it may be gone by the time it is read.
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
