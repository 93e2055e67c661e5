/** The program model that every language is lowered to: units, structured statements, expressions, places; and the ways through it. */
export { partsOf } from "./parts.ts";
export type * from "./program.ts";
export { type Code, type CodeNode, dottedName, someList, someNode, walk, walkBody } from "./walk.ts";
