import { lineAt, type Node, type Source, walk } from "../sources/index.ts";
import type { Guard } from "./contract.ts";
import { isTest } from "./run-guard.ts";

/** Every exported function of a store takes the team (`teamId`, also inside a declared type), or says `allTeams`. */
export const tenancy: Guard = {
  id: "tenancy",
  examines: (path) => /^packages\/server\/src\/.*store\.ts$/.test(path) && !isTest(path),
  check(files) {
    let count = 0;
    const violations = files.flatMap((source) =>
      exportedFunctions(source).flatMap(({ name, start, parameters }) => {
        count++;
        return namesTeam(parameters, source)
          ? []
          : [`${source.path}:${lineAt(source, start)}: ${name} takes neither teamId nor allTeams`];
      }),
    );
    return { violations, facts: `${files.length} stores, ${count} functions` };
  },
};

function exportedFunctions(source: Source): { name: string; start: number; parameters: string }[] {
  const found: { name: string; start: number; parameters: string }[] = [];
  walk(source, (node) => {
    const declaration = node.declaration as Node | null | undefined;
    if (node.type !== "ExportNamedDeclaration" || declaration?.type !== "FunctionDeclaration") return;
    const parameters = declaration.params as Node[];
    const text = parameters.map((parameter) => source.text.slice(parameter.start, Number(parameter.end))).join(", ");
    found.push({ name: String((declaration.id as Node).name), start: node.start, parameters: text });
  });
  return found;
}

function namesTeam(parameters: string, source: Source): boolean {
  if (/\b(teamId|allTeams|TeamId)\b/.test(parameters)) return true;
  const types = parameters.match(/\b[A-Z]\w+/g) ?? [];
  return types.some((type) => new RegExp(`(interface|type) ${type}\\b[^}]*\\bteamId\\b`).test(source.text));
}
