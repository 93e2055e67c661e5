/** Which files of a tree are analysed together, found without parsing them. It analyses nothing. */
export type { Program, ProgramResult, ReadSource } from "./contract.ts";
export { divide, languageOf } from "./divide.ts";
export { importsIn } from "./imports.ts";
export { type ProgramRoot, rootAt } from "./roots.ts";
