import { createReadStream } from "node:fs";
import { PassThrough, pipeline as pipe, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Extract, extract } from "tar-stream";
import { archivePathOf } from "./archive-name.ts";
import { type ArchiveWriter, refused } from "./archive-writer.ts";

type Header = (Extract extends AsyncIterable<infer Item extends { header: unknown }> ? Item : never)["header"];

// latin1: names are bytes, and one that is not UTF-8 must not collide with another
const tarOptions = { filenameEncoding: "latin1", highWaterMark: 64 * 1024 };

/** Streams a .tar.gz into `writer`: regular files and folders only. */
export async function extractTar(file: string, writer: ArchiveWriter): Promise<void> {
  const entries = extract(tarOptions);
  const reading = pipeline(createReadStream(file), createGunzip(), (unpacked) => writer.metered(unpacked), entries);
  reading.catch((error: Error) => entries.destroy(error));
  try {
    for await (const entry of entries) {
      writer.countEntry();
      // An entry that breaks while its file is being opened would tell nobody who reads it later; what passes it on does.
      const content = pipe(entry, new PassThrough(), () => {});
      if (!(await writeEntry(entry.header, content, writer))) content.resume();
    }
    await reading;
  } finally {
    entries.destroy();
    await reading.catch(() => {}); // the fault that ended it has been thrown above
  }
}

/** @returns whether the entry's content was read */
async function writeEntry(header: Header, content: Readable, writer: ArchiveWriter): Promise<boolean> {
  const { type, name: text, pax } = header;
  // a pax header gives the name as UTF-8 text, and tar-stream has decoded it as such
  const isDecoded = typeof pax === "object" && pax !== null && "path" in pax;
  const name = Buffer.from(text, isDecoded ? "utf8" : "latin1");
  const path = archivePathOf(name, "tar.gz");
  if (path.verdict === "refuse") throw refused(path.why);
  if (path.verdict === "skip") {
    if (type !== "directory") writer.skip(name, path.reason);
    return false;
  }
  switch (type) {
    case "file":
    case "contiguous-file":
      return writer.file(path.parts, content);
    case "directory":
      await writer.folder(path.parts);
      return false;
    case "link":
    case "symlink":
      writer.skip(name, "link");
      return false;
    default:
      writer.skip(name, "special file");
      return false;
  }
}
