/** The comment that silences findings of its own line, ours and the one people already have in their files. */
const mark = /(gatewatch:allow|gitleaks:allow)\b(?:[ \t]*[:(-][ \t]*([^\r\n]{1,200}?))?[ \t]*(?:\*\/|-->|\)|$)/m;

/** How the line silences its findings, or `undefined`. The reason is what follows the mark and a colon. */
export function suppressionOf(line: string): { readonly by: string; readonly reason?: string } | undefined {
  if (!line.includes(":allow")) return undefined;
  const found = mark.exec(line);
  if (!found) return undefined;
  return found[2] ? { by: found[1]!, reason: Buffer.from(found[2], "latin1").toString("utf8") } : { by: found[1]! };
}
