/** Characters of a name as a header takes them beside letters and digits (RFC 8187 §3.2.1, attr-char). */
const attrChar = /[!#$&+\-.^_`|~]/;
const nameCharacters = 150;

/**
 * The `Content-Disposition` of a download (RFC 6266): a plain name and, where that is not all of it, the real one beside it. Whatever
 * the name, it is one file name without a folder, and cannot end the header.
 */
export function attachment(fileName: string): string {
  const name = oneName(fileName);
  const plain = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^ -~]|["\\%]/g, "_");
  const real = plain === name ? "" : `; filename*=UTF-8''${encoded(name)}`;
  return `attachment; filename="${plain}"${real}`;
}

/** Its end stays when it is too long: that is what kind of file it is. */
function oneName(fileName: string): string {
  const name = fileName
    .toWellFormed()
    .replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu, " ")
    .replace(/[/\\:*?"<>|]/g, "_")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\.+/, "");
  const characters = [...name];
  if (characters.length <= nameCharacters) return name || "download";
  const extension = /\.[a-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  return `${characters
    .slice(0, nameCharacters - extension.length)
    .join("")
    .trimEnd()}${extension}`;
}

function encoded(name: string): string {
  return Array.from(Buffer.from(name), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9]/.test(character) || attrChar.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}
