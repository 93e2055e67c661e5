import { posix } from "node:path";
import type { Source } from "./source.ts";
import { parse } from "./syntax.ts";

/** One import or re-export of a file, types included. */
export interface Import {
  /** As written: `../a/index.ts`, `@gatewatch/base/net`, `node:fs`. */
  readonly specifier: string;
  /** Path in the repository when it is relative. */
  readonly file: string | undefined;
  readonly isDynamic: boolean;
  /** `import type`, or nothing but types in it. */
  readonly isType: boolean;
  readonly start: number;
}

const cache = new WeakMap<Source, Import[]>();

/** What a file imports and re-exports, in order. A dynamic import counts when its argument is a literal. */
export function importsOf(source: Source): Import[] {
  const known = cache.get(source);
  if (known) return known;
  const { staticImports, staticExports, dynamicImports } = parse(source).module;
  const found: Omit<Import, "file">[] = staticImports.map((entry) => ({
    specifier: entry.moduleRequest.value,
    start: entry.start,
    isDynamic: false,
    isType: entry.entries.length > 0 && entry.entries.every((name) => name.isType),
  }));
  for (const statement of staticExports) {
    const request = statement.entries[0]?.moduleRequest;
    if (request)
      found.push({
        specifier: request.value,
        start: statement.start,
        isDynamic: false,
        isType: statement.entries.every((name) => name.isType),
      });
  }
  for (const { moduleRequest, start } of dynamicImports) {
    const literal = /^["'](.+)["']$/.exec(source.text.slice(moduleRequest.start, moduleRequest.end))?.[1];
    if (literal !== undefined) found.push({ specifier: literal, start, isDynamic: true, isType: false });
  }
  const imports = found
    .sort((a, b) => a.start - b.start)
    .map((entry) => ({ ...entry, file: resolve(source.path, entry.specifier) }));
  cache.set(source, imports);
  return imports;
}

function resolve(from: string, specifier: string): string | undefined {
  return specifier.startsWith(".") ? posix.join(posix.dirname(from), specifier) : undefined;
}
