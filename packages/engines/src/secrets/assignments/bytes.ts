/** Byte classes of the assignment grammar. */
const nameClass = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  if (/[A-Za-z0-9_]/.test(String.fromCharCode(byte))) nameClass[byte] = 1;
  if (byte === 0x2d || byte === 0x2e) nameClass[byte] = 2; // "-" and "." only between others
}

const longestName = 80;

/** Offset just behind the name that `offset` stands in or at the end of. */
export function nameEndFrom(bytes: Uint8Array, offset: number): number {
  let end = offset;
  const limit = Math.min(bytes.length, offset + longestName);
  while (end < limit) {
    const kind = nameClass[bytes[end]!]!;
    if (kind === 1 || (kind === 2 && nameClass[bytes[end + 1] ?? 0] === 1)) end++;
    else break;
  }
  return end;
}

/** Offset of the first byte of the name that ends at or spans `offset`. */
export function nameStartFrom(bytes: Uint8Array, offset: number): number {
  let start = offset;
  const limit = Math.max(0, offset - longestName);
  while (start > limit) {
    const kind = nameClass[bytes[start - 1]!]!;
    if (kind === 1 || (kind === 2 && start > 1 && nameClass[bytes[start - 2]!] === 1)) start--;
    else break;
  }
  return start;
}

/** Offset of the first byte at or after `offset` that is no space and no tab. */
export function skipBlanks(bytes: Uint8Array, offset: number): number {
  let place = offset;
  while (bytes[place] === 0x20 || bytes[place] === 0x09) place++;
  return place;
}

/** True for `"`, `'` and the backtick. */
export function isQuote(byte: number | undefined): boolean {
  return byte === 0x22 || byte === 0x27 || byte === 0x60;
}

/** True for the bytes of names that need no look at their neighbours: letters, digits, `_`. */
export function isNameByte(byte: number | undefined): boolean {
  return byte !== undefined && nameClass[byte] === 1;
}

/** The latin1 text of a stretch, cut at the buffer's borders. */
export function latin1(bytes: Buffer, from: number, to: number): string {
  return bytes.toString("latin1", Math.max(0, from), Math.min(bytes.length, to));
}
