import type { TreeFile } from "@gatewatch/base/tree";
import type { Report } from "../../contract.ts";

const wholeUpTo = 20 * 1024 * 1024;
const streamedUpTo = 256 * 1024 * 1024;
const chunkBytes = 4 * 1024 * 1024;
const overlapBytes = 16 * 1024;
const binaryHeadBytes = 8192;

/** A stretch of a file. Stretches after the first begin with the last 16 KiB of the one before. */
export interface FileText {
  readonly bytes: Buffer;
  readonly linesBefore: number;
  /** Matches that begin before this offset were seen in the stretch before. */
  readonly freshFrom: number;
}

const credentialFile =
  /(?:^|\/)(?:\.netrc|_netrc|\.pgpass|\.git-credentials|credentials|\.htpasswd|shadow|id_(?:rsa|dsa|ecdsa|ed25519)|[^/]*\.(?:pem|key|ppk|env))$/i;

/**
 * The texts of a file within the limits: whole up to 20 MiB, in overlapping stretches up to 256 MiB, nothing beyond that
 * or for binary files. What is left out is told to `report`.
 */
export function* textsOf(file: TreeFile, report: Report): Generator<FileText> {
  if (file.sizeBytes === 0) return;
  if (file.sizeBytes > streamedUpTo) {
    report.notCovered(file.path, `The file has ${file.sizeBytes} bytes; files above 256 MiB are not scanned.`);
    return;
  }
  const streamed = file.sizeBytes > wholeUpTo;
  // Of large files the head is read first: most of them are binary, and their bytes need not be held.
  const isLarge = file.sizeBytes > 16 * binaryHeadBytes;
  if (isLarge && isBinary(file.read(0, binaryHeadBytes), file.path)) return report.excluded(file.path, "binary file");
  const first = streamed ? file.read(0, chunkBytes) : file.read();
  if (!isLarge && isBinary(first, file.path)) return report.excluded(file.path, "binary file");
  yield { bytes: first, linesBefore: 0, freshFrom: 0 };
  if (!streamed) return;
  let linesBefore = 0;
  let previous = first;
  for (
    let offset = chunkBytes - overlapBytes;
    offset + overlapBytes < file.sizeBytes;
    offset += chunkBytes - overlapBytes
  ) {
    linesBefore += newlines(previous, chunkBytes - overlapBytes);
    previous = file.read(offset, chunkBytes);
    if (previous.length === 0) return;
    yield { bytes: previous, linesBefore, freshFrom: overlapBytes };
  }
}

function isBinary(head: Buffer, path: string): boolean {
  return head.subarray(0, binaryHeadBytes).includes(0) && !credentialFile.test(path);
}

function newlines(bytes: Buffer, end: number): number {
  let count = 0;
  for (let place = bytes.indexOf(10); place >= 0 && place < end; place = bytes.indexOf(10, place + 1)) count++;
  return count;
}
