import { createHash } from "node:crypto";
import { damaged, type Entry, readArchive } from "../archive/index.ts";
import { operationsFaults } from "../faults.ts";
import {
  format,
  headerName,
  headerSchema,
  type Manifest,
  manifestDigestName,
  manifestName,
  manifestSchema,
  tablePart,
} from "./manifest.ts";

const manifestBytesMax = 512 * 1024 * 1024;

/**
 * Reads a backup from end to end: every entry is there, unchanged and in its order, and every table has its rows.
 *
 * @throws Fault `backup.damaged`, `backup.newer_format`
 */
export async function verifyBackup(file: string): Promise<Manifest> {
  const seen: { name: string; size: number; sha256: string; lines: number }[] = [];
  let body: Buffer | undefined;
  let digest: string | undefined;
  for await (const entry of readArchive(file)) {
    if (digest !== undefined) throw damaged("it goes on after its end");
    if (seen.length === 0) await checkHeader(entry, seen);
    else if (entry.name === manifestName) body = await whole(entry, manifestBytesMax);
    else if (entry.name === manifestDigestName) digest = (await whole(entry, 64)).toString("latin1");
    else seen.push(await digestOf(entry));
  }
  if (!body || digest === undefined) throw damaged("it ends too early");
  if (digest !== sha256(body)) throw damaged("its list of contents is not as it was written");
  const manifest = readManifest(body);
  compare(manifest, seen);
  return manifest;
}

async function checkHeader(entry: Entry, seen: { name: string; size: number; sha256: string; lines: number }[]) {
  if (entry.name !== headerName) throw damaged("it was not made by gatewatch backup");
  const body = await whole(entry, 64 * 1024);
  const header = headerSchema.safeParse(json(body));
  if (!header.success) throw damaged("its head cannot be read");
  if (header.data.format > format) {
    throw operationsFaults("backup.newer_format", {
      message: `This backup was made by Gatewatch ${header.data.version}, in a form that this version does not know. Install that version or a later one, and restore there.`,
    });
  }
  seen.push({ name: entry.name, size: entry.size, sha256: sha256(body), lines: 0 });
}

function readManifest(body: Buffer): Manifest {
  const parsed = manifestSchema.safeParse(json(body));
  if (parsed.success) return parsed.data;
  throw damaged("its list of contents cannot be read");
}

function compare(manifest: Manifest, seen: readonly { name: string; size: number; sha256: string; lines: number }[]) {
  if (manifest.entries.length !== seen.length) {
    throw damaged(`it holds ${seen.length} entries, and should hold ${manifest.entries.length}`);
  }
  for (const [at, wanted] of manifest.entries.entries()) {
    const found = seen[at]!;
    if (found.name !== wanted.name || found.size !== wanted.size || found.sha256 !== wanted.sha256) {
      throw damaged(`"${wanted.name}" is not as it was written`);
    }
  }
  const lines = new Map(seen.map((entry) => [entry.name, entry.lines]));
  for (const { name, rows, parts } of manifest.tables) {
    let found = 0;
    for (let part = 1; part <= parts; part++) found += lines.get(tablePart(name, part)) ?? Number.NaN;
    if (found !== rows) throw damaged(`table "${name}" has ${found} rows, and should have ${rows}`);
  }
}

/** COPY text has one line a row: a newline inside a value is written `\n`. */
async function digestOf(entry: Entry) {
  const hash = createHash("sha256");
  let lines = 0;
  for await (const chunk of entry.content) {
    hash.update(chunk);
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++;
  }
  return { name: entry.name, size: entry.size, sha256: hash.digest("hex"), lines };
}

/** A small entry's whole content. */
export async function whole(entry: Entry, bytesMax: number): Promise<Buffer> {
  if (entry.size > bytesMax) throw damaged(`"${entry.name}" is larger than it can be`);
  const chunks: Buffer[] = [];
  for await (const chunk of entry.content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function sha256(body: Buffer): string {
  return createHash("sha256").update(body).digest("hex");
}

function json(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
