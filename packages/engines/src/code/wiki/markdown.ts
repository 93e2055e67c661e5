/** Text of a repository as Markdown code: it can become neither a link nor an element. */
export function code(text: string): string {
  const plain = text
    .replace(/[`|\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "·")
    .slice(0, 160);
  return plain.trim() === "" ? "(none)" : `\`${plain}\``;
}

/** A table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The first rows, and a line that says how many more there are. */
export function first<Row>(rows: readonly Row[], most: number, shown: (rows: readonly Row[]) => string): string {
  const more = rows.length - most;
  return more > 0 ? `${shown(rows.slice(0, most))}\n\n… and ${more} more.` : shown(rows);
}
