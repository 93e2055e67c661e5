import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fixedClock } from "../clock/index.ts";
import { systemRandom } from "../random/index.ts";
import { type FolderCache, openFolderCache, trimFolder } from "./index.ts";

const clock = fixedClock(new Date("2030-01-31T12:00:00Z"));
let home: string;
let folder: string;
let cache: FolderCache;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "gw-kept-"));
  folder = join(home, "team", "target");
  cache = openFolderCache(folder, { clock, random: systemRandom, mostEntryBytes: 1000 });
});
afterEach(() => rm(home, { recursive: true, force: true }));

const onlyEntry = async () => join(folder, (await readdir(folder))[0]!);

test("what was kept comes back, private, and what is too large is not kept", async () => {
  await cache.set("../../a key", Buffer.from("value"));
  await cache.set("large", Buffer.alloc(1001));
  expect((await cache.get("../../a key"))?.toString()).toBe("value");
  expect(await cache.get("large")).toBeUndefined();
  expect(await readdir(folder)).toHaveLength(1);
  expect([(await stat(folder)).mode & 0o777, (await stat(await onlyEntry())).mode & 0o777]).toEqual([0o700, 0o600]);
});

test.each([
  ["cut short", (entry: Buffer) => entry.subarray(0, -1)],
  ["one bit other", (entry: Buffer) => Buffer.concat([entry.subarray(0, -1), Buffer.of(entry.at(-1)! ^ 1)])],
  ["empty", () => Buffer.alloc(0)],
])("an entry that is damaged (%s) is a miss, and gone", async (_, damage) => {
  await cache.set("key", Buffer.from("value"));
  const file = await onlyEntry();
  await writeFile(file, damage(await readFile(file)));
  expect(await cache.get("key")).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

test("where nothing can be written, nothing is kept", async () => {
  await writeFile(join(home, "team"), "no folder");
  await cache.set("key", Buffer.from("value"));
  expect(await cache.get("key")).toBeUndefined();
  expect(await trimFolder(join(home, "team", "target"), clock, { mostBytes: 0 })).toBe(0);
});

test("what was used longest ago goes first, with what was never written to its end", async () => {
  for (const key of ["a", "b", "c"]) await cache.set(key, Buffer.alloc(68));
  for (const key of ["b", "c", "a"]) {
    clock.advance(60_000);
    await cache.get(key);
  }
  await writeFile(join(folder, "old.part"), "half");
  await utimes(join(folder, "old.part"), 0, 0);
  expect(await trimFolder(home, clock, { mostBytes: 200 })).toBe(1);
  expect(await Promise.all(["a", "b", "c"].map(async (key) => (await cache.get(key)) !== undefined))).toEqual([
    true,
    false,
    true,
  ]);
  expect(await readdir(folder)).toHaveLength(2);
  expect(await trimFolder(home, clock, { usedSince: new Date(Date.UTC(2031, 0)) })).toBe(2);
});
