/** The cache of a child process that may write no file: it asks for entries and gives them over the IPC channel, one at a time. */
import type { Cache } from "@gatewatch/engines";
import { mostEntryBytes } from "../kept/index.ts";
import type { CacheMessage, ToChild } from "./protocol.ts";

const mostKeyLength = 200;
/** Of one scan. */
const mostMessages = 100_000;
const mostWrittenBytes = 1_000_000_000;
/** A child waits for each answer; one that does not is not answered. */
const mostWaiting = 2;

/**
 * The child's side: a cache whose entries are the parent's.
 *
 * @returns with `answered`, which hears what the parent answers
 */
export function cacheOfParent(say: (message: CacheMessage) => void): {
  readonly cache: Cache;
  readonly answered: (value: Uint8Array | undefined) => void;
} {
  let last: Promise<unknown> = Promise.resolve();
  let settle: ((value: Uint8Array | undefined) => void) | undefined;
  const ask = (message: CacheMessage): Promise<Uint8Array | undefined> => {
    const answer = last.then(
      () =>
        new Promise<Uint8Array | undefined>((resolve) => {
          settle = resolve;
          say(message);
        }),
    );
    last = answer;
    return answer;
  };
  return {
    cache: {
      async get(key) {
        const value = await ask({ type: "get", key });
        return value && Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      },
      async set(key, value) {
        if (value.length <= mostEntryBytes) await ask({ type: "set", key, value });
      },
    },
    answered: (value) => settle?.(value),
  };
}

/**
 * The parent's side: answers one child from a cache. The child has read hostile input, so what it says is bounded, and
 * nothing of it is more than bytes under a name; whatever is out of bounds is a miss.
 */
export function serveCache(cache: Cache, say: (message: ToChild) => void): (message: CacheMessage) => void {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  let messages = 0;
  let writtenBytes = 0;
  const answerOf = async (message: CacheMessage): Promise<Buffer | undefined> => {
    const { type, key } = message;
    if (typeof key !== "string" || key.length > mostKeyLength || messages > mostMessages) return undefined;
    if (type === "get") return cache.get(key);
    const { value } = message;
    if (!(value instanceof Uint8Array) || value.length > mostEntryBytes) return undefined;
    writtenBytes += value.length;
    if (writtenBytes <= mostWrittenBytes) {
      await cache.set(key, Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    }
    return undefined;
  };
  return (message) => {
    if (waiting >= mostWaiting) return;
    waiting++;
    messages++;
    last = last
      .then(() => answerOf(message))
      .catch(() => undefined)
      .then((value) => {
        waiting--;
        say({ type: "kept", value });
      });
  };
}
