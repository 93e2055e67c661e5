import type { Node, Source } from "../sources/index.ts";
import { walk } from "../sources/index.ts";

export const configurationPage = "docs/configuration.md";

export interface DeclaredVariable {
  readonly name: string;
  readonly summary: string;
}

/** Every environment variable of a room's slice, read from the text without running it. */
export function declaredVariables(files: readonly Source[]): DeclaredVariable[] {
  return files.flatMap((source) => {
    const found: DeclaredVariable[] = [];
    if (!source.text.includes("GATEWATCH_")) return found;
    walk(source, (node) => {
      const key = node.key as Node | undefined;
      const value = node.value as Node | undefined;
      const name = String(key?.name ?? "");
      if (node.type !== "Property" || value?.type !== "ObjectExpression" || !/^[A-Z][A-Z0-9_]{3,}$/.test(name)) return;
      const members = new Map(
        ((value.properties ?? []) as Node[]).map((member) => [
          (member.key as Node | undefined)?.name,
          member.value as Node,
        ]),
      );
      if (members.has("schema") && members.has("summary"))
        found.push({ name, summary: String(members.get("summary")?.value ?? "") });
    });
    return found;
  });
}

/** The documentation page of all variables, sorted by name. */
export function configurationDocument(variables: readonly DeclaredVariable[]): string {
  const rows = variables
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, summary }) => `| \`${name}\` | ${summary.replaceAll("|", "\\|")} |`);
  return [
    "# Configuration",
    "",
    "Every environment variable that is read. None is needed: each has a default, and no secret has one. All that is wrong",
    "is reported at once, before anything starts. Generated from the code by `node tools/check.ts --write`; do not edit.",
    "",
    "| variable | meaning |",
    "| --- | --- |",
    ...rows,
    "",
  ].join("\n");
}
