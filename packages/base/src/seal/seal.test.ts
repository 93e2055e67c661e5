import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { systemRandom } from "../random/index.ts";
import { openSealer } from "./index.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gw-seal-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("makes the master key once, readable by nobody else, and opens what it sealed after a restart", async () => {
  const file = join(folder, "deep", "master.key");
  const sealed = (await openSealer(file, systemRandom)).seal(Buffer.from("token"), "team/1");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await openSealer(file, systemRandom)).open(sealed, "team/1").toString()).toBe("token");
});

it("opens nothing that was moved, changed, or sealed under another key", async () => {
  const sealer = await openSealer(join(folder, "a"), systemRandom);
  const other = await openSealer(join(folder, "b"), systemRandom);
  const sealed = sealer.seal(Buffer.from("token"), "team/1");
  expect(() => sealer.open(sealed, "team/2")).toThrow(/cannot be opened/);
  expect(() => other.open(sealed, "team/1")).toThrow(/cannot be opened/);
  for (let index = 1; index < sealed.length; index += 7) {
    const changed = Buffer.from(sealed);
    changed[index]! ^= 1;
    expect(() => sealer.open(changed, "team/1")).toThrow(/cannot be opened/);
  }
});

it("derives different keys for different purposes", async () => {
  const sealer = await openSealer(join(folder, "a"), systemRandom);
  expect(sealer.derive("one").equals(sealer.derive("two"))).toBe(false);
  expect(sealer.derive("one").equals(sealer.derive("one"))).toBe(true);
});
