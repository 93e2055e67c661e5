import type { Cache } from "@gatewatch/engines";
import { expect, test } from "vitest";
import { cacheOfParent, serveCache } from "./cache-of-child.ts";
import type { CacheMessage, ToChild } from "./protocol.ts";

/** A cache in memory, and both sides of a channel that copies what is said, as IPC does. */
function channel() {
  const entries = new Map<string, Buffer>();
  const cache: Cache = {
    get: async (key) => entries.get(key),
    set: async (key, value) => void entries.set(key, value),
  };
  const answers: ToChild[] = [];
  const serve = serveCache(cache, (message) => {
    answers.push(message);
    if (message.type === "kept") child.answered(structuredClone(message.value));
  });
  const child = cacheOfParent((message) => serve(structuredClone(message)));
  return { entries, serve, answers, child: child.cache };
}

test("an entry that was given comes back, byte by byte, whoever asks in between", async () => {
  const { child } = channel();
  const values = Array.from({ length: 20 }, (_, index) => Buffer.alloc(index * 10, index));
  const given = values.map((value, index) => child.set(`key ${index}`, value));
  const asked = values.map((_, index) => child.get(`key ${index}`));
  await Promise.all(given);
  expect(await Promise.all(asked)).toEqual(values);
  expect(await child.get("another")).toBeUndefined();
});

test("what cannot be kept or read is a miss", async () => {
  const broken: Cache = { get: () => Promise.reject(new Error("no")), set: () => Promise.reject(new Error("no")) };
  const child = cacheOfParent((message) => serve(message));
  const serve = serveCache(broken, (message) => message.type === "kept" && child.answered(message.value));
  await child.cache.set("key", Buffer.from("value"));
  expect(await child.cache.get("key")).toBeUndefined();
});

test("a child that keeps to nothing gets nothing: long keys, what is no bytes, large entries, questions without waiting", async () => {
  const { serve, entries, answers, child } = channel();
  const hostile: unknown[] = [
    { type: "set", key: "k".repeat(201), value: Buffer.from("x") },
    { type: "set", key: "number", value: 7 },
    { type: "set", key: { toString: "x" }, value: Buffer.from("x") },
    { type: "set", key: "large", value: Buffer.alloc(64_000_001) },
    { type: "get", key: ["__proto__"] },
  ];
  for (const message of hostile) {
    serve(message as CacheMessage);
    await child.get("next");
  }
  expect(entries.size).toBe(0);
  answers.length = 0;
  for (let count = 0; count < 10_000; count++) serve({ type: "get", key: "key" });
  await new Promise((resolve) => setImmediate(resolve));
  expect(answers).toHaveLength(2);
});
