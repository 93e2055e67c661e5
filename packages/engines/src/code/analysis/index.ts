/**
 * Abstract interpretation of a lowered project: it follows data through the code and tells where untrusted data ends.
 * `linking/` makes the files of a language one program, `calls/` follows calls, `builtins/` knows what the languages and
 * their libraries do, `routing/` takes up what answers requests, `rendering/` what templates show, `regex/` judges patterns,
 * `files/` what files give each other and the outside, `classes/` what is declared of classes, `stores/` what is asked of tables and
 * kept in them. What stands here evaluates: expressions, statements, operators, and the state around them.
 */
export type { Root } from "./files/entrances.ts";
export type { InterpreterInput } from "./files/input.ts";
export { Interpreter } from "./interpreter.ts";
export type { Hit } from "./machine.ts";
export type { Marking, PlaceMarks, Reaching } from "./marking.ts";
export { isAmbiguous } from "./regex/patterns.ts";
