import { lineAt, type Node, type Source, walk } from "../sources/index.ts";

export interface DeclaredFault {
  readonly code: string;
  readonly status: number;
  readonly word: string;
  readonly summary: string;
  readonly path: string;
  readonly line: number;
}

export const faultsPage = "docs/faults.md";

/** Every fault of a `defineFaults({ … })`, read from the text without running it. */
export function declaredFaults(files: readonly Source[]): DeclaredFault[] {
  return files.flatMap((source) => {
    const found: DeclaredFault[] = [];
    if (!source.text.includes("defineFaults({")) return found;
    walk(source, (node) => {
      const callee = node.callee as Node | undefined;
      if (node.type !== "CallExpression" || callee?.name !== "defineFaults") return;
      const [table] = node.arguments as Node[];
      for (const property of (table?.properties ?? []) as Node[]) {
        const facts = membersOf(property.value as Node);
        found.push({
          code: keyOf(property),
          status: Number(facts.get("status")),
          word: String(facts.get("word") ?? ""),
          summary: String(facts.get("summary") ?? ""),
          path: source.path,
          line: lineAt(source, property.start),
        });
      }
    });
    return found;
  });
}

/** The documentation page of all faults, sorted by code. */
export function faultsDocument(faults: readonly DeclaredFault[]): string {
  const rows = faults
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, status, word, summary }) => `| \`${code}\` | ${status} | \`${word}\` | ${summary} |`);
  return [
    "# Faults",
    "",
    "Every fault that the platform can answer with. Generated from the code by `node tools/check.ts --write`; do not edit.",
    "",
    "| code | HTTP status | word | meaning |",
    "| --- | --: | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function membersOf(object: Node | undefined): Map<string, unknown> {
  const properties = (object?.properties ?? []) as Node[];
  return new Map(properties.map((property) => [keyOf(property), (property.value as Node).value]));
}

function keyOf(property: Node): string {
  const key = property.key as Node;
  return String(key.value ?? key.name);
}

/** A table without the padding that the formatter gives its columns. */
export function unaligned(markdown: string): string {
  return markdown.replace(/ +/g, " ").replace(/-+/g, "-");
}
