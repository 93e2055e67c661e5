import type { Readable } from "node:stream";
import { type Entry, open, type ZipFile } from "yauzl";
import { archivePathOf } from "./archive-name.ts";
import { type ArchiveWriter, refused } from "./archive-writer.ts";

const fileTypeMask = 0o170000;
const regularFile = 0o100000;
const folder = 0o040000;
const symbolicLink = 0o120000;
const madeByUnix = 3;

/** Unpacks a .zip into `writer` by its central directory: regular files and folders only. */
export async function extractZip(file: string, writer: ArchiveWriter): Promise<void> {
  const zip = await openZip(file);
  try {
    for (let entry = await nextEntry(zip); entry !== undefined; entry = await nextEntry(zip)) {
      writer.countEntry();
      await writeEntry(zip, entry, writer);
    }
  } finally {
    zip.close();
  }
}

async function writeEntry(zip: ZipFile, entry: Entry, writer: ArchiveWriter): Promise<void> {
  const name = entry.fileNameRaw;
  const path = archivePathOf(name, "zip");
  if (path.verdict === "refuse") throw refused(path.why);
  const kind = kindOf(entry);
  if (path.verdict === "skip") {
    if (kind !== "folder") writer.skip(name, path.reason);
    return;
  }
  if (kind === "folder") await writer.folder(path.parts);
  else if (kind !== "file") writer.skip(name, kind);
  else if (entry.isEncrypted()) writer.skip(name, "encrypted");
  else if (!entry.canDecodeFileData()) writer.skip(name, "unknown compression method");
  else {
    const content = await contentOf(zip, entry);
    if (!(await writer.file(path.parts, writer.metered(content)))) content.destroy();
  }
}

function kindOf(entry: Entry): "file" | "folder" | "link" | "special file" {
  const type = entry.versionMadeBy >> 8 === madeByUnix ? (entry.externalFileAttributes >>> 16) & fileTypeMask : 0;
  if (type === symbolicLink) return "link";
  if (type === folder || /[/\\]$/.test(entry.fileNameRaw.toString("latin1"))) return "folder";
  return type === 0 || type === regularFile ? "file" : "special file";
}

function openZip(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(file, { lazyEntries: true, autoClose: false, decodeStrings: false }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void) => {
      zip.removeAllListeners("entry").removeAllListeners("end").removeAllListeners("error");
      action();
    };
    zip.once("entry", (entry: Entry) => settle(() => resolve(entry)));
    zip.once("end", () => settle(() => resolve(undefined)));
    zip.once("error", (error: Error) => settle(() => reject(error)));
    zip.readEntry();
  });
}

function contentOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, content) => {
      if (error) reject(error);
      else resolve(content);
    });
  });
}
