import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { ScopedFinding } from "./reported-findings.ts";

const heldCharacters = 128 * 1024;

/**
 * The findings of a report as they stood when it was made, in one file for all and one for each scan: every document of
 * the report tells the same, and no more than one finding is held.
 */
export class Spool {
  readonly #folder: string;
  readonly #files = new Map<string, { readonly handle: FileHandle; held: string }>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param names files to add it to: `all`, ids of scans */
  async add(finding: ScopedFinding, names: readonly string[]): Promise<void> {
    const line = `${JSON.stringify(finding)}\n`;
    for (const name of names) {
      let file = this.#files.get(name);
      if (!file) {
        file = { handle: await open(join(this.#folder, name), "wx", 0o600), held: "" };
        this.#files.set(name, file);
      }
      file.held += line;
      if (file.held.length >= heldCharacters) {
        await file.handle.writeFile(file.held);
        file.held = "";
      }
    }
  }

  /** To be called before reading, and in any case. */
  async close(): Promise<void> {
    for (const { handle, held } of this.#files.values()) {
      try {
        await handle.writeFile(held);
      } finally {
        await handle.close();
      }
    }
  }

  /** In the order they were added: worst first. */
  async *read(name: string): AsyncGenerator<ScopedFinding> {
    if (!this.#files.has(name)) return;
    const lines = createInterface({
      input: createReadStream(join(this.#folder, name)),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    for await (const line of lines) yield JSON.parse(line) as ScopedFinding;
  }
}
