import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { messageOf } from "@gatewatch/base/fault";
import { operationsFaults } from "../faults.ts";
import { checksumOf } from "./write.ts";

/** An entry that is being read: its content must be taken before the next. */
export interface Entry {
  readonly name: string;
  readonly size: number;
  readonly content: AsyncIterable<Buffer>;
}

const blockBytes = 512;

/**
 * The entries of a gzipped tar file, one after the other. It takes what `tarEntry` writes and no more than that.
 *
 * @throws Fault `backup.damaged` for whatever is not a whole archive
 */
export async function* readArchive(file: string): AsyncGenerator<Entry, undefined> {
  const raw = createReadStream(file);
  const stream = raw.pipe(createGunzip());
  raw.once("error", (error) => stream.destroy(error));
  const bytes = new Bytes(stream[Symbol.asyncIterator]());
  try {
    for (;;) {
      const header = await bytes.take(blockBytes);
      if (header.every((byte) => byte === 0)) {
        await bytes.finish();
        return;
      }
      const { name, size } = readHeader(header);
      let left = size;
      const content = async function* (): AsyncGenerator<Buffer> {
        while (left > 0) {
          const part = await bytes.some(left);
          left -= part.length;
          yield part;
        }
      };
      yield { name, size, content: content() };
      while (left > 0) left -= (await bytes.some(left)).length;
      if (size % blockBytes > 0) await bytes.take(blockBytes - (size % blockBytes));
    }
  } finally {
    raw.destroy();
    stream.destroy();
  }
}

/** The fault of a backup that cannot be trusted. */
export function damaged(why: string, cause?: unknown) {
  return operationsFaults("backup.damaged", {
    message: `This backup is damaged or is none: ${why}. Nothing was restored. Use another copy of it, or an earlier backup.`,
    cause,
  });
}

function readHeader(block: Buffer): { name: string; size: number } {
  const sum = Number.parseInt(textOf(block, 148, 8), 8);
  if (sum !== checksumOf(block)) throw damaged("an entry's header does not match its checksum");
  const prefix = textOf(block, 345, 155);
  const name = textOf(block, 0, 100);
  const size = block[124] === 0x80 ? Number(block.readBigUInt64BE(128)) : Number.parseInt(textOf(block, 124, 12), 8);
  const type = String.fromCharCode(block[156]!);
  if (type !== "0" || !Number.isSafeInteger(size) || size < 0) throw damaged("it holds an entry that is no plain file");
  return { name: prefix === "" ? name : `${prefix}/${name}`, size };
}

function textOf(block: Buffer, start: number, length: number): string {
  return block
    .toString("utf8", start, start + length)
    .split("\0")[0]!
    .trim();
}

/** A stream as bytes to be taken. */
class Bytes {
  private readonly source: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterator<Buffer>) {
    this.source = source;
  }

  /** Exactly `length` bytes. */
  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (let left = length; left > 0; ) {
      const part = await this.some(left);
      parts.push(part);
      left -= part.length;
    }
    return Buffer.concat(parts);
  }

  /** At least one byte, `most` at most. */
  async some(most: number): Promise<Buffer> {
    while (this.rest.length === 0) {
      const next = await this.next();
      if (next.done) throw damaged("it ends too early");
      this.rest = next.value;
    }
    const part = this.rest.subarray(0, most);
    this.rest = this.rest.subarray(part.length);
    return part;
  }

  /** Reads to the end: nothing may follow, and the checksum of the compression is looked at too. */
  async finish(): Promise<void> {
    for (let left = this.rest; ; ) {
      if (left.some((byte) => byte !== 0)) throw damaged("it goes on after its end");
      const next = await this.next();
      if (next.done) return;
      left = next.value;
    }
  }

  private async next(): Promise<IteratorResult<Buffer>> {
    try {
      return await this.source.next();
    } catch (cause) {
      throw damaged(`it cannot be read (${messageOf(cause)})`, cause);
    }
  }
}
