import { mkdir, open, readdir } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { showArchiveName } from "./archive-name.ts";
import type { ArchiveLimits, Extraction, SkippedEntry } from "./contract.ts";
import { checkoutFaults } from "./faults.ts";

const ratioFloorBytes = 1024 * 1024;
const notesKept = 1000;
const leftOutByRule = new Set(["link", "special file", "git metadata"]);
const slash = Buffer.from("/");

/**
 * Writes the entries of one archive below one folder, and is the only place that does: it counts entries and bytes
 * against the limits as they are written (what headers claim is not believed), makes files 0600 and folders 0700, and
 * never opens a name that exists, so that no later entry can write through an earlier one.
 */
export class ArchiveWriter {
  readonly #into: Buffer;
  readonly #limits: ArchiveLimits;
  readonly #archiveBytes: number;
  readonly #signal: AbortSignal;
  readonly #skipped: SkippedEntry[] = [];
  readonly #folders = new Set<string>();
  #skippedMore = 0;
  #entries = 0;
  #files = 0;
  #bytes = 0;

  constructor(into: string, archiveBytes: number, limits: ArchiveLimits, signal: AbortSignal) {
    this.#into = Buffer.from(into);
    this.#limits = limits;
    this.#archiveBytes = archiveBytes;
    this.#signal = signal;
  }

  /** To be called for each entry of the archive, whatever becomes of it. */
  countEntry(): void {
    this.#entries++;
    this.#signal.throwIfAborted();
    if (this.#entries > this.#limits.maxEntries) throw refused(`has more than ${this.#limits.maxEntries} entries`);
  }

  /** Passes unpacked bytes on and counts them against the limits, whatever becomes of them. */
  async *metered(unpacked: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const { maxBytes, maxRatio } = this.#limits;
    for await (const chunk of unpacked) {
      this.#bytes += chunk.length;
      if (this.#bytes > maxBytes) throw refused(`unpacks to more than ${maxBytes} bytes`);
      const isBomb = this.#bytes > ratioFloorBytes && this.#bytes > maxRatio * this.#archiveBytes;
      if (isBomb) throw refused(`unpacks to more than ${maxRatio} times its size`);
      yield chunk;
    }
  }

  skip(name: Buffer, reason: string): void {
    const byRule = leftOutByRule.has(reason);
    if (this.#skipped.length < notesKept) this.#skipped.push({ path: showArchiveName(name), reason, byRule });
    else this.#skippedMore++;
  }

  /** Makes a folder and those above it; notes it when a file stands in the way. */
  async folder(parts: readonly Buffer[]): Promise<boolean> {
    const key = joinParts(parts).toString("latin1");
    if (parts.length === 0 || this.#folders.has(key)) return true;
    if (!(await this.folder(parts.slice(0, -1)))) return false;
    try {
      await mkdir(this.#absolute(parts), { mode: 0o700 });
    } catch {
      // a file of that name, or on a file system that folds case a folder under another spelling
      this.skip(joinParts(parts), "its name is taken by an earlier entry");
      return false;
    }
    this.#folders.add(key);
    return true;
  }

  /** Writes one file; returns whether `content` was used. When it was not, the caller lets it run out. */
  async file(parts: readonly Buffer[], content: AsyncIterable<unknown>): Promise<boolean> {
    if (!(await this.folder(parts.slice(0, -1)))) return false;
    const handle = await open(this.#absolute(parts), "wx", 0o600).catch(() => undefined);
    if (handle === undefined) {
      this.skip(joinParts(parts), "its name is taken by an earlier entry");
      return false;
    }
    await pipeline(content, handle.createWriteStream(), { signal: this.#signal });
    this.#files++;
    return true;
  }

  async finish(): Promise<Extraction> {
    const more = { path: `${this.#skippedMore} further entries`, reason: "too many to list one by one", byRule: false };
    return {
      root: await this.#root(),
      files: this.#files,
      skipped: this.#skippedMore === 0 ? this.#skipped : [...this.#skipped, more],
    };
  }

  async #root(): Promise<string> {
    const into = this.#into.toString();
    const top = await readdir(into, { withFileTypes: true });
    const only = top[0];
    return top.length === 1 && only?.isDirectory() && !only.name.includes("\ufffd") ? `${into}/${only.name}` : into;
  }

  #absolute(parts: readonly Buffer[]): Buffer {
    return Buffer.concat([this.#into, slash, joinParts(parts)]);
  }
}

export function joinParts(parts: readonly Buffer[]): Buffer {
  return Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [slash, part])));
}

export function refused(why: string): Error {
  return checkoutFaults("checkout.archive_refused", {
    message: `The archive ${why}, and was not unpacked. Unpack it yourself if you trust it, and scan the folder.`,
  });
}
