import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { crc32, createGzip, deflateRawSync } from "node:zlib";
import { isFault } from "@gatewatch/base/fault";
import { pack } from "tar-stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ArchiveWriter } from "./archive-writer.ts";
import type { ArchiveFormat, ArchiveLimits, Extraction } from "./contract.ts";
import { extractArchive } from "./extract-archive.ts";
import { extractTar } from "./extract-tar.ts";

let folder: string;
let into: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gatewatch-extract-"));
  into = join(folder, "deep", "into");
  mkdirSync(into, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One entry of an archive to build. Names are latin1 text, so that every byte can be said. */
interface Item {
  readonly name: string;
  readonly body?: Buffer;
  readonly type?: "file" | "directory" | "symlink" | "link" | "character-device" | "fifo";
  readonly to?: string;
}

async function buildTar(items: readonly Item[]): Promise<string> {
  const archive = pack();
  for (const { name, body, type = "file", to } of items) {
    archive.entry({ name, type, ...(to !== undefined && { linkname: to }) }, body ?? "");
  }
  archive.finalize();
  const file = join(folder, "a.tar.gz");
  await pipeline(archive, createGzip(), createWriteStream(file));
  return file;
}

/** APPNOTE 6.3.10, 4.3: local headers with contents, central directory, end record. */
async function buildZip(items: readonly Item[]): Promise<string> {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, body = Buffer.alloc(0), type = "file", to } of items) {
    const content = to === undefined ? body : Buffer.from(to);
    const data = deflateRawSync(content);
    const bytes = Buffer.from(name, "latin1");
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(bytes.length, 22);
    const mode = {
      file: 0o100644,
      directory: 0o040755,
      symlink: 0o120777,
      link: 0o100644,
      "character-device": 0o020644,
      fifo: 0o010644,
    }[type];
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    locals.push(Buffer.from("PK\x03\x04"), common, bytes, data);
    central.push(Buffer.from("PK\x01\x02\x14\x03", "latin1"), common, tail, bytes);
    offset += 30 + bytes.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(items.length, 8);
  end.writeUInt16LE(items.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  const file = join(folder, "a.zip");
  writeFileSync(file, Buffer.concat([...locals, directory, end]));
  return file;
}

const formats: readonly [ArchiveFormat, (items: readonly Item[]) => Promise<string>][] = [
  ["tar.gz", buildTar],
  ["zip", buildZip],
];

describe.each(formats)("%s", (format, build) => {
  const unpack = async (items: readonly Item[], limits: Partial<ArchiveLimits> = {}): Promise<Extraction> =>
    extractArchive({ file: await build(items), format, into, limits, signal: new AbortController().signal });

  const refusalOf = async (items: readonly Item[], limits: Partial<ArchiveLimits> = {}): Promise<string> => {
    const error: unknown = await unpack(items, limits).catch((caught: unknown) => caught);
    return isFault(error) ? error.code : `not refused: ${JSON.stringify(error)}`;
  };

  test("files and folders come out with their content and private modes", async () => {
    const big = Buffer.from("0123456789abcdef".repeat(20_000));
    const done = await unpack([
      { name: "x/", type: "directory" },
      { name: "x/a.txt", body: Buffer.from("a") },
      { name: "y/z/big.bin", body: big },
    ]);
    expect(done).toEqual({ root: into, files: 2, skipped: [] });
    expect(readFileSync(join(into, "y/z/big.bin")).equals(big)).toBe(true);
    expect(statSync(join(into, "x/a.txt")).mode & 0o777).toBe(0o600);
    expect(statSync(join(into, "y/z")).mode & 0o777).toBe(0o700);
  });

  test("a single folder at the top is the root", async () => {
    const done = await unpack([{ name: "app-1.0/a.txt", body: Buffer.from("a") }]);
    expect(done.root).toBe(join(into, "app-1.0"));
  });

  test.each(["../out.txt", "a/../../out.txt", "/out.txt", "..", "a/b/../../../out.txt"])(
    "%j refuses the archive",
    async (name) => {
      expect(
        await refusalOf([
          { name: "ok.txt", body: Buffer.from("a") },
          { name, body: Buffer.from("x") },
        ]),
      ).toBe("checkout.archive_refused");
      expect(readdirSync(join(folder, "deep"))).toEqual(["into"]);
      expect(existsSync("/out.txt")).toBe(false);
    },
  );

  test("links and special files are left out, and nothing is written through them", async () => {
    const done = await unpack([
      { name: "out", type: "symlink", to: "../.." },
      { name: "out/owned.txt", body: Buffer.from("x") },
      { name: "fifo", type: "fifo" },
      { name: "device", type: "character-device" },
    ]);
    expect(done.skipped).toEqual([
      { path: "out", reason: "link", byRule: true },
      { path: "fifo", reason: "special file", byRule: true },
      { path: "device", reason: "special file", byRule: true },
    ]);
    expect(existsSync(join(folder, "owned.txt"))).toBe(false);
    expect(existsSync(join(into, "out/owned.txt"))).toBe(true);
  });

  test("a second entry of one name, and a file where a folder stands, are left out", async () => {
    const taken = "its name is taken by an earlier entry";
    const done = await unpack([
      { name: "a", body: Buffer.from("first") },
      { name: "./a", body: Buffer.from("second") },
      { name: "a/b", body: Buffer.from("below a file") },
      { name: "d/e", body: Buffer.from("e") },
      { name: "d", body: Buffer.from("over a folder") },
      { name: "last", body: Buffer.from("last") },
    ]);
    expect(done.skipped).toEqual(["a", "a", "d"].map((path) => ({ path, reason: taken, byRule: false })));
    expect(readFileSync(join(into, "a"), "utf8")).toBe("first");
    expect(readFileSync(join(into, "last"), "utf8")).toBe("last");
  });

  test.each([".git/config", "x/.GIT/hooks/post-checkout", ".git. /config", "GIT~1/config"])(
    "%j is left out",
    async (name) => {
      const done = await unpack([{ name, body: Buffer.from("x") }]);
      expect(done).toMatchObject({ files: 0, skipped: [{ reason: "git metadata" }] });
    },
  );

  test("a newline in a name is kept on disk and shown as an escape", async () => {
    const done = await unpack([
      { name: "a\nb.txt", body: Buffer.from("x") },
      { name: "c\nd", type: "symlink", to: "x" },
    ]);
    expect(readdirSync(into)).toEqual(["a\nb.txt"]);
    expect(done.skipped).toEqual([{ path: "c\\x0ad", reason: "link", byRule: true }]);
  });

  test("names that are too long or too deep are left out", async () => {
    const done = await unpack([
      { name: `${"a/".repeat(100)}ok`, body: Buffer.from("x") },
      { name: `${"b/".repeat(300)}deep`, body: Buffer.from("x") },
      { name: "c".repeat(300), body: Buffer.from("x") },
    ]);
    expect(done.files).toBe(1);
    expect(done.skipped.map((note) => note.reason)).toEqual(["too deep", "name too long"]);
  });

  test("a bomb is refused by its ratio, a large archive by its size, a crowd by its number", async () => {
    const zeros = Buffer.alloc(4 * 1024 * 1024);
    expect(await refusalOf([{ name: "bomb", body: zeros }])).toBe("checkout.archive_refused");
    expect(await refusalOf([{ name: "zeros", body: zeros }], { maxRatio: 1e6, maxBytes: 1e6 })).toBe(
      "checkout.archive_refused",
    );
    const crowd = Array.from({ length: 11 }, (_, index) => ({ name: `f${index}` }));
    expect(await refusalOf(crowd, { maxEntries: 10 })).toBe("checkout.archive_refused");
    expect((await unpack([{ name: "small", body: Buffer.alloc(500_000) }])).files).toBe(1);
  });

  test("a damaged archive is a fault, not a crash", async () => {
    const whole = readFileSync(await build([{ name: "a", body: Buffer.from("x".repeat(1000)) }]));
    for (const bytes of [Buffer.alloc(0), Buffer.from("no archive"), whole.subarray(0, whole.length - 20)]) {
      const file = join(folder, "damaged");
      writeFileSync(file, bytes);
      const unpacking = extractArchive({ file, format, into, signal: new AbortController().signal });
      await expect(unpacking).rejects.toMatchObject({ code: "checkout.archive_unreadable" });
    }
  });

  test("an abort is thrown with its reason", async () => {
    const controller = new AbortController();
    const reason = new Error("the user pressed Ctrl-C");
    controller.abort(reason);
    const file = await build([{ name: "a" }]);
    await expect(extractArchive({ file, format, into, signal: controller.signal })).rejects.toBe(reason);
  });
});

test("tar.gz: an archive that breaks off while the file of an entry is being opened ends as a fault", async () => {
  const whole = readFileSync(await buildTar([{ name: "a", body: Buffer.from("x".repeat(1000)) }]));
  const file = join(folder, "damaged");
  writeFileSync(file, whole.subarray(0, whole.length - 20));
  class SlowWriter extends ArchiveWriter {
    override async file(parts: readonly Buffer[], content: Readable): Promise<boolean> {
      await finished(content).catch(() => {});
      return super.file(parts, content);
    }
  }
  const limits = { maxEntries: 1, maxBytes: 1e6, maxRatio: 100 };
  const writer = new SlowWriter(into, whole.length, limits, new AbortController().signal);
  await expect(extractTar(file, writer)).rejects.toThrow("unexpected end of file");
});

test("zip: a name that is not UTF-8 is kept byte for byte, and backslashes count as separators", async () => {
  const file = await buildZip([
    { name: "\xff\xfe.txt", body: Buffer.from("x") },
    { name: "d\\e.txt", body: Buffer.from("y") },
  ]);
  await extractArchive({ file, format: "zip", into, signal: new AbortController().signal });
  const names = readdirSync(into, { encoding: "buffer" }).map((name) => name.toString("latin1"));
  expect(names.sort()).toEqual(["d", "\xff\xfe.txt"]);
  const hostile = await buildZip([{ name: "..\\out.txt" }]);
  await expect(
    extractArchive({ file: hostile, format: "zip", into, signal: new AbortController().signal }),
  ).rejects.toMatchObject({ code: "checkout.archive_refused" });
});

test("tar: what is left out counts against the limits too", async () => {
  const file = await buildTar([{ name: "taken" }, { name: "taken", body: Buffer.alloc(4 * 1024 * 1024) }]);
  await expect(
    extractArchive({ file, format: "tar.gz", into, signal: new AbortController().signal }),
  ).rejects.toMatchObject({ code: "checkout.archive_refused" });
});

test("tar: hard links are left out", async () => {
  const file = await buildTar([{ name: "passwd", type: "link", to: "/etc/passwd" }]);
  const done = await extractArchive({ file, format: "tar.gz", into, signal: new AbortController().signal });
  expect(done).toMatchObject({ files: 0, skipped: [{ path: "passwd", reason: "link" }] });
});
