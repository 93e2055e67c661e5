/**
 * Source text of a file: UTF-8 with or without a mark, UTF-16 with one, else what a line at its top declares, else Latin-1.
 * `undefined` for binary content.
 */
export function decodeSource(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeDeclared(bytes) ?? bytes.toString("latin1");
  }
}

/** A comment in one of the first two lines. https://peps.python.org/pep-0263/ */
const declaration = /^(?:[^\n]*\n)?[ \t\f]*#[^\n]*?coding[:=][ \t]*([-\w.]{1,40})/;

function decodeDeclared(bytes: Buffer): string | undefined {
  const label = declaration.exec(bytes.toString("latin1", 0, 400))?.[1];
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label.replaceAll("_", "-"), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
