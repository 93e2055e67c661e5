/**
 * Analyses programs in as many threads as are worth it, with the same results in any number of them. A thread that dies
 * costs its program, which is told, and nothing else.
 */
export { type CrewInput, type CrewReport, runPrograms, threadsFor } from "./crew.ts";
export { startThread } from "./thread.ts";
