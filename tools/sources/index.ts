/** The repository's own files as the guards see them: what git would track, by path, with parsed imports. Reads only. */
export { type Import, importsOf } from "./imports.ts";
export { readSources } from "./read-sources.ts";
export { type Source, sourcesOf } from "./source.ts";
export { lineAt, type Node, walk } from "./syntax.ts";
