/** From a pattern's text to what is matched. It matches nothing itself. */
export { compilePattern, PatternError } from "./compile.ts";
export { typesOfConstants } from "./constant-types.ts";
export { dialects, type Family, families, familyNamed, familyOf } from "./dialects/index.ts";
export type { CompiledPattern, NodePattern, Pattern } from "./pattern.ts";
