/** Tar files, written and read as streams. */
export { damaged, type Entry, readArchive } from "./read.ts";
export { type EntryDigest, tarEnd, tarEntry } from "./write.ts";
