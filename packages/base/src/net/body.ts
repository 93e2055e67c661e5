import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

/** What was read of a body before its end or a limit. */
export interface ReadBody {
  readonly bytes: Buffer;
  /** A limit was met, the stream broke off, or its compression was broken. */
  readonly truncated: boolean;
}

/**
 * Reads a body, decompressing one layer of gzip, deflate or brotli. At most `maxBytes` are taken from the wire and at
 * most `maxBytes` come out, so a small body that unpacks to a huge one costs no more than the cap. More than one layer
 * is left packed. Never throws: what breaks the body truncates it.
 *
 * @param contentEncoding the header's value
 * @param source destroyed when a limit is met
 */
export async function readBody(
  source: AsyncIterable<Buffer>,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<ReadBody> {
  const decoder = decoderOf(contentEncoding);
  const collected = collector(maxBytes);
  let truncated = false;
  try {
    truncated =
      decoder === undefined ? await pour(source, collected) : await pour(unpack(source, decoder, maxBytes), collected);
  } catch {
    truncated = true;
  } finally {
    decoder?.destroy();
  }
  return { bytes: collected.bytes(), truncated };
}

function decoderOf(contentEncoding: string | undefined): Transform | undefined {
  switch (contentEncoding?.trim().toLowerCase()) {
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "deflate":
      return createInflate();
    case "br":
      return createBrotliDecompress();
    default:
      return undefined;
  }
}

/** Takes chunks until the source or the room ends; true when there was more than fits. */
async function pour(source: AsyncIterable<Buffer>, target: Collector): Promise<boolean> {
  for await (const chunk of source) if (!target.take(chunk)) return true;
  return false;
}

/** The unpacked chunks of `source`; fails when more than `maxBytes` packed ones came without an end. */
async function* unpack(source: AsyncIterable<Buffer>, decoder: Transform, maxBytes: number): AsyncGenerator<Buffer> {
  let taken = 0;
  const feed = (async () => {
    for await (const chunk of source) {
      taken += chunk.length;
      if (taken > maxBytes) throw new Error("the packed body is larger than the cap");
      if (!decoder.write(chunk)) await new Promise<void>((resolve) => onceEither(decoder, resolve));
      if (decoder.destroyed) return;
    }
    decoder.end();
  })();
  feed.catch((error: Error) => decoder.destroy(error));
  yield* decoder as AsyncIterable<Buffer>;
}

function onceEither(decoder: Transform, resolve: () => void): void {
  const done = () => {
    decoder.off("drain", done).off("close", done);
    resolve();
  };
  decoder.on("drain", done).on("close", done);
}

interface Collector {
  /** False when the room is full: the chunk was cut to fit. */
  take(chunk: Buffer): boolean;
  bytes(): Buffer;
}

function collector(maxBytes: number): Collector {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    take(chunk) {
      const kept = chunk.subarray(0, maxBytes - size);
      chunks.push(kept);
      size += kept.length;
      return kept.length === chunk.length;
    },
    bytes: () => Buffer.concat(chunks, size),
  };
}
