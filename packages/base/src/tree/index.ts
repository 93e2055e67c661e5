/**
 * A folder (or one file) as a read-only tree: walks in a stable order, honours .gitignore, never follows a symbolic
 * link, never leaves its root, and names every file it leaves out. File names are bytes: one that is not UTF-8 is shown
 * with `\xNN` escapes and can still be read.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { lstat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { defineFaults } from "../fault/index.ts";
import { showName } from "./name.ts";
import { type SkipReason, walk } from "./walk.ts";

export type { SkipReason } from "./walk.ts";

export const treeFaults = defineFaults({
  "tree.not_found": { status: 400, word: "bad_request", summary: "The folder or file to scan does not exist." },
  "tree.unreadable": { status: 400, word: "bad_request", summary: "The folder or file to scan cannot be read." },
});

/** One file of a tree. Reading is synchronous: for many small files that is several times faster than promises. */
export interface TreeFile {
  /** Relative to the root, `/` between parts, escapes for bytes that are not UTF-8. Unique within the tree. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** Reads `length` bytes from `offset` (the whole file by default); shorter when the file ends before. */
  read(offset?: number, length?: number): Buffer;
}

export interface TreeWalkOptions {
  readonly signal?: AbortSignal;
  /** Called for each entry left out. An ignored folder is reported once, not file by file. */
  readonly onSkip?: (path: string, reason: SkipReason) => void;
}

export interface Tree {
  /** Absolute path of the root folder. */
  readonly root: string;
  /** Every file, folders sorted by name, depth first. Gives way to the event loop at least every 50 ms. */
  files(options?: TreeWalkOptions): AsyncIterable<TreeFile>;
  /** One file by its path, or `undefined` when it is absent, no regular file, or outside the root. */
  file(path: string): Promise<TreeFile | undefined>;
}

export interface TreeOptions {
  /** Leave out what .gitignore and .git/info/exclude name. Default true. */
  readonly gitignore?: boolean;
  /** Further patterns in .gitignore syntax, relative to the root. */
  readonly exclude?: readonly string[];
}

/**
 * Opens a folder, or the one file that `path` names.
 *
 * @throws Fault `tree.not_found`, `tree.unreadable`
 */
export async function openTree(path: string, options: TreeOptions = {}): Promise<Tree> {
  const absolute = resolve(path);
  const status = await lstat(absolute).catch((cause: NodeJS.ErrnoException) => {
    const code = cause.code === "ENOENT" || cause.code === "ENOTDIR" ? "tree.not_found" : "tree.unreadable";
    throw treeFaults(code, {
      message:
        code === "tree.not_found"
          ? `"${path}" does not exist. Check the path.`
          : `"${path}" cannot be read (${cause.code}). Check its permissions.`,
      cause,
    });
  });
  const isFile = status.isFile();
  const root = isFile ? dirname(absolute) : absolute;
  const only = isFile ? absolute.slice(root.length).replace(/^\//, "") : undefined;
  return {
    root,
    async *files(walkOptions = {}) {
      let lastTurn = performance.now();
      for await (const entry of walk(root, { ...options, ...walkOptions, only })) {
        if (performance.now() - lastTurn > 50) {
          await nextTurn();
          lastTurn = performance.now();
        }
        walkOptions.signal?.throwIfAborted();
        yield treeFile(entry.path, entry.absolute, entry.sizeBytes, entry.modifiedMs);
      }
    },
    async file(relative) {
      const full = resolve(root, relative);
      if (full !== root && !full.startsWith(root.endsWith("/") ? root : `${root}/`)) return undefined;
      const found = await lstat(full).catch(() => undefined);
      if (!found?.isFile()) return undefined;
      return treeFile(showName(Buffer.from(relative)), Buffer.from(full), found.size, found.mtimeMs);
    },
  };
}

function treeFile(path: string, absolute: Buffer, sizeBytes: number, modifiedMs: number): TreeFile {
  return { path, sizeBytes, modifiedMs, read: (offset, length) => readPart(absolute, offset ?? 0, length) };
}

// O_NOFOLLOW: between the walk and the read a file may have been swapped for a link that leads outside.
function readPart(absolute: Buffer, offset: number, length: number | undefined): Buffer {
  const descriptor = openSync(absolute, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const wanted = length ?? Math.max(0, fstatSync(descriptor).size - offset);
    const buffer = Buffer.allocUnsafe(wanted);
    let filled = 0;
    while (filled < wanted) {
      const count = readSync(descriptor, buffer, filled, wanted - filled, offset + filled);
      if (count === 0) break;
      filled += count;
    }
    return filled === wanted ? buffer : buffer.subarray(0, filled);
  } finally {
    closeSync(descriptor);
  }
}
