/**
 * What may be shown of a credential: the first four and last two characters at most, never more than a quarter of it,
 * nothing below twelve characters, and of a key block only its type.
 *
 * @param value latin1 text of the credential
 */
export function previewOf(value: string): string {
  const block = /^-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(value);
  if (block) return `[${block[1]!.toLowerCase()}]`;
  const quota = value.length < 12 ? 0 : Math.min(6, Math.floor(value.length / 4));
  const tail = Math.min(2, Math.floor(quota / 3));
  const head = quota - tail;
  const shown = (part: string) => part.replace(/[^\x20-\x7e]/g, "?");
  return `${shown(value.slice(0, head))}${"*".repeat(8)}${tail > 0 ? shown(value.slice(-tail)) : ""}`;
}
