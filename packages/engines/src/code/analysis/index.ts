/** Abstract interpretation of a lowered project: it follows data through the code and tells where untrusted data ends. */
export { Interpreter, type InterpreterInput } from "./interpreter.ts";
export type { Hit } from "./machine.ts";
export { isAmbiguous } from "./patterns.ts";
