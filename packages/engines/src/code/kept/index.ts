/** Results of programs, kept in the cache of the scan by everything that they depend on. A damaged entry is a miss, never a fault. */
export { digestOf, engineStamp } from "./digest.ts";
export { keepResult, keptResult } from "./results.ts";
