/** The program model that every language is lowered to: units, structured statements, expressions, places; and the ways through it. */
export { dottedName, writtenName } from "./names.ts";
export { partsOf } from "./parts.ts";
export type * from "./program.ts";
export { type Code, type CodeNode, someList, someNode, walk, walkBody } from "./walk.ts";
