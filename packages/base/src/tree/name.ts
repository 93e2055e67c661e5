import { isUtf8 } from "node:buffer";

/**
 * Shows a file name: UTF-8 as it is, other bytes as `\xNN`, control characters (a newline in a name) as escapes too, so
 * that one name is always one line.
 */
export function showName(name: Buffer): string {
  const text = isUtf8(name)
    ? name.toString("utf8")
    : Array.from(name, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${hex(byte)}`)).join("");
  return text.replace(/[\u0000-\u001f\u007f]/g, (character) => `\\x${hex(character.charCodeAt(0))}`);
}

function hex(value: number): string {
  return value.toString(16).padStart(2, "0");
}
