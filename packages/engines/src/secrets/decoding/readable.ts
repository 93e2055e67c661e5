/** True when at least 90 % of the bytes are printable ASCII, tabs or line ends. */
export function isReadable(bytes: Buffer): boolean {
  if (bytes.length < 8) return false;
  let printable = 0;
  for (const byte of bytes) {
    if ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09) printable++;
  }
  return printable >= bytes.length * 0.9;
}
