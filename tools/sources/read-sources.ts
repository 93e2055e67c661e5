import { openTree } from "@gatewatch/base/tree";
import type { Source } from "./source.ts";

const largestBytes = 2 * 1024 * 1024;

/** Every text file below `root` that .gitignore does not name. */
export async function readSources(root: string): Promise<Source[]> {
  const tree = await openTree(root, { exclude: ["package-lock.json"] });
  const sources: Source[] = [];
  for await (const file of tree.files()) {
    if (file.sizeBytes > largestBytes) continue;
    const bytes = file.read();
    if (!bytes.subarray(0, 8192).includes(0)) sources.push({ path: file.path, text: bytes.toString("utf8") });
  }
  return sources;
}
