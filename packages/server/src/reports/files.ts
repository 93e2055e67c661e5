/** The files of reports: a folder for each, named by ids of ours alone. A file is complete before it gets its name. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { TeamId } from "../kernel/actor.ts";
import type { ReportFormat, ReportId } from "./contract.ts";

/** Renditions by their format; `data` is the bounded content that the API shows. */
export type FileName = ReportFormat | "data";

export interface Files {
  /** Writes all pieces, durable. @param attempt keeps apart the drafts of two that write the same */
  write(
    teamId: TeamId,
    id: ReportId,
    name: FileName,
    attempt: number,
    pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  ): Promise<{ readonly sha256: string; readonly sizeBytes: number }>;
  /** The bytes, or `undefined` when there is no such file. */
  read(teamId: TeamId, id: ReportId, name: FileName): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** The first `bytesAtMost` of a file as text. */
  readText(teamId: TeamId, id: ReportId, name: FileName, bytesAtMost?: number): Promise<string | undefined>;
  /** A folder for what is needed while one report is made; the caller removes it. */
  scratch(id: ReportId, attempt: number): Promise<string>;
  remove(teamId: TeamId, id: ReportId): Promise<void>;
}

export function createFiles(folder: string): Files {
  const folderOf = (teamId: TeamId, id: ReportId) => join(folder, teamId, id);
  return {
    async write(teamId, id, name, attempt, pieces) {
      const path = join(folderOf(teamId, id), name);
      await mkdir(folderOf(teamId, id), { recursive: true, mode: 0o700 });
      const draft = `${path}.${attempt}.draft`;
      await rm(draft, { force: true });
      const file = await open(draft, "wx", 0o600);
      const hash = createHash("sha256");
      let sizeBytes = 0;
      try {
        for await (const bytes of inBlocks(pieces)) {
          hash.update(bytes);
          sizeBytes += bytes.length;
          await file.writeFile(bytes);
        }
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(draft, path);
      return { sha256: hash.digest("hex"), sizeBytes };
    },
    async read(teamId, id, name) {
      const path = join(folderOf(teamId, id), name);
      const isThere = await stat(path).then(
        (entry) => entry.isFile(),
        () => false,
      );
      return isThere ? createReadStream(path) : undefined;
    },
    async readText(teamId, id, name, bytesAtMost) {
      const path = join(folderOf(teamId, id), name);
      if (bytesAtMost === undefined) return readFile(path, "utf8").catch(() => undefined);
      const file = await open(path).catch(() => undefined);
      if (!file) return undefined;
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(bytesAtMost), 0, bytesAtMost, 0);
        return buffer.toString("utf8", 0, bytesRead);
      } finally {
        await file.close();
      }
    },
    async scratch(id, attempt) {
      const path = join(folder, "scratch", `${id}.${attempt}.draft`);
      await rm(path, { recursive: true, force: true });
      await mkdir(path, { recursive: true, mode: 0o700 });
      return path;
    },
    remove: (teamId, id) => rm(folderOf(teamId, id), { recursive: true, force: true }),
  };
}

const blockBytes = 256 * 1024;

/** Small pieces joined, so that a hundred thousand records are not as many writes. */
async function* inBlocks(
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    const buffer = Buffer.from(piece);
    held.push(buffer);
    bytes += buffer.length;
    if (bytes < blockBytes) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}
