import { createHash } from "node:crypto";

/** One file of an archive. */
export interface EntryDigest {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

const blockBytes = 512;

/**
 * One entry as the bytes of a tar file (POSIX ustar; sizes of 8 GiB and more in base 256, as GNU tar writes them).
 *
 * @param size of the content, exactly: a source that ends earlier is an error, what it has more is left out
 * @returns its digest, when all was taken
 */
export async function* tarEntry(
  name: string,
  size: number,
  content: AsyncIterable<Buffer> | Iterable<Buffer>,
  modified: Date,
): AsyncGenerator<Buffer, EntryDigest> {
  yield headerOf(name, size, modified);
  const hash = createHash("sha256");
  let left = size;
  for await (const chunk of content) {
    const part = chunk.subarray(0, left);
    if (part.length > 0) {
      left -= part.length;
      hash.update(part);
      yield part;
    }
    if (left === 0) break;
  }
  if (left > 0) throw new Error(`"${name}" became shorter while it was read`);
  const rest = size % blockBytes;
  if (rest > 0) yield Buffer.alloc(blockBytes - rest);
  return { name, size, sha256: hash.digest("hex") };
}

/** What a tar file ends with. */
export const tarEnd = Buffer.alloc(2 * blockBytes);

function headerOf(name: string, size: number, modified: Date): Buffer {
  const block = Buffer.alloc(blockBytes);
  const [prefix, rest] = splitName(name);
  block.write(rest, 0, 100, "utf8");
  block.write("0000600\0", 100);
  block.write("0000000\0", 108);
  block.write("0000000\0", 116);
  writeSize(block, size);
  block.write(
    `${Math.floor(modified.getTime() / 1000)
      .toString(8)
      .padStart(11, "0")}\0`,
    136,
  );
  block.write("        0", 148); // the checksum counts as blanks; a regular file
  block.write("ustar\u000000", 257);
  block.write(prefix, 345, 155, "utf8");
  block.write(`${checksumOf(block).toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

function writeSize(block: Buffer, size: number): void {
  if (size < 8 ** 11) {
    block.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
    return;
  }
  block[124] = 0x80;
  block.writeBigUInt64BE(BigInt(size), 128);
}

/** The sum of a header's bytes, its own field counted as blanks. */
export function checksumOf(block: Buffer): number {
  let sum = 0;
  for (const [at, byte] of block.entries()) sum += at >= 148 && at < 156 ? 32 : byte;
  return sum;
}

function splitName(name: string): [string, string] {
  if (Buffer.byteLength(name) <= 100) return ["", name];
  for (let at = name.indexOf("/"); at !== -1; at = name.indexOf("/", at + 1)) {
    if (Buffer.byteLength(name.slice(at + 1)) <= 100 && at <= 155) return [name.slice(0, at), name.slice(at + 1)];
  }
  throw new Error(`"${name}" is too long for an archive`);
}
