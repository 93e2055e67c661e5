import type { Guard } from "./contract.ts";
import { isProduct } from "./run-guard.ts";

/** Sizes of files: informs, never fails. */
export const size: Guard = {
  id: "size",
  examines: isProduct,
  check(files) {
    const sizes = files
      .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
      .sort((a, b) => a.lines - b.lines);
    const at = (share: number) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))]!.lines;
    const long = sizes.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path} ${lines}`);
    const facts = `${files.length} files, lines median ${at(0.5)}, p90 ${at(0.9)}, most ${sizes.at(-1)!.lines}`;
    return { violations: [], facts: long.length === 0 ? facts : `${facts}; look twice at ${long.join(", ")}` };
  },
};
