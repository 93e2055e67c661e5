/** The program model that every language is lowered to: units, structured statements, expressions, places. Types only. */
export type * from "./program.ts";
