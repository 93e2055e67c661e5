import { createReadStream } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { Clock } from "@gatewatch/base/clock";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import { importFaults } from "@gatewatch/engines/imports";

export interface SpoolLimits {
  /** As it was sent. */
  readonly sentBytes: number;
  /** Unpacked: a few kilobytes of gzip can hold gigabytes. */
  readonly unpackedBytes: number;
}

/** A report on disk: read as often as needed, never held in memory. */
export interface Spool extends AsyncDisposable {
  open(): AsyncIterable<Uint8Array>;
}

/** Writes a body, packed with gzip or not, into a file that is removed on disposal. @throws Fault `imports.too_large` */
export async function spool(
  deps: { readonly folder: string; readonly clock: Clock; readonly random: Random },
  body: AsyncIterable<Uint8Array>,
  limits: SpoolLimits,
): Promise<Spool> {
  await mkdir(deps.folder, { recursive: true, mode: 0o700 });
  const path = join(deps.folder, `import-${newId(deps.clock, deps.random)}`);
  const remove = () => rm(path, { force: true });
  let head = Buffer.alloc(0);
  let bytes = 0;
  try {
    await using file = await open(path, "wx", 0o600);
    for await (const chunk of body) {
      if (head.length < 2) head = Buffer.concat([head, chunk.subarray(0, 2)]);
      bytes += chunk.length;
      if (bytes > limits.sentBytes) throw tooLarge(`is larger than ${limits.sentBytes} bytes`);
      await file.writeFile(chunk);
    }
  } catch (error) {
    await remove();
    throw error;
  }
  const isPacked = head[0] === 0x1f && head[1] === 0x8b;
  return {
    open: () => (isPacked ? unpacked(path, limits.unpackedBytes) : createReadStream(path)),
    [Symbol.asyncDispose]: remove,
  };
}

async function* unpacked(path: string, mostBytes: number): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 });
  const feeding = pipeline(createReadStream(path), gunzip);
  feeding.catch(() => {}); // the reader below hears of it too
  let bytes = 0;
  try {
    for await (const chunk of gunzip) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw tooLarge(`unpacks to more than ${mostBytes} bytes`);
      yield chunk;
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))) throw error;
    const reason = "the gzip data is damaged";
    throw importFaults("imports.malformed", {
      message: `The report cannot be unpacked: ${reason}. Nothing was imported.`,
      fields: [{ field: "body", reason }],
      cause: error,
    });
  } finally {
    gunzip.destroy();
  }
}

function tooLarge(what: string): Error {
  return importFaults("imports.too_large", {
    message: `The report ${what}. Split it by run or folder, and import the parts one after another.`,
    fields: [{ field: "body", reason: what }],
  });
}
