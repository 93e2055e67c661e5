import type { FileDiff } from "./contract.ts";

interface Touched {
  /** Lines that are new or different. */
  readonly written: Set<number>;
  /** After which of today's lines something was taken away; 0 = before the first. */
  readonly removed: Set<number>;
}

/** The lines of today's files that a diff wrote, and the places where it took lines away. */
export class ChangedLines {
  readonly #files = new Map<string, Touched>();
  readonly #whole = new Set<string>();

  /** @param whole files of which every line counts, such as new ones that no diff knows */
  constructor(diffs: readonly FileDiff[], whole: Iterable<string> = []) {
    for (const { path, hunks } of diffs) {
      if (path === undefined) continue;
      const touched = this.#files.get(path) ?? { written: new Set<number>(), removed: new Set<number>() };
      this.#files.set(path, touched);
      for (const { newStart, lines } of hunks) {
        // A hunk without a line of today's file names the line before it.
        let line = lines.every((each) => each.startsWith("-")) ? newStart + 1 : newStart;
        for (const each of lines) {
          if (each.startsWith("-")) touched.removed.add(line - 1);
          else {
            if (each.startsWith("+")) touched.written.add(line);
            line++;
          }
        }
      }
    }
    for (const path of whole) this.#whole.add(path);
  }

  /** Anything of the file is different. */
  touchesFile(path: string): boolean {
    return this.#whole.has(path) || this.#files.has(path);
  }

  /** Something was taken away from the file. */
  lostIn(path: string): boolean {
    return (this.#files.get(path)?.removed.size ?? 0) > 0;
  }

  /** A line from `first` to `last` (1-based) is new, or something was taken away between or right beside them. */
  touches(path: string, first: number, last = first): boolean {
    if (this.#whole.has(path)) return true;
    const touched = this.#files.get(path);
    if (touched === undefined) return false;
    for (const line of touched.written) if (line >= first && line <= last) return true;
    for (const line of touched.removed) if (line >= first - 1 && line <= last) return true;
    return false;
  }
}
