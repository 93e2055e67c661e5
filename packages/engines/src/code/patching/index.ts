/** What a rule needs to write the edit that mends a place, where that edit is exact. It changes no file and decides nothing about defects. */
export { type Patch, Site } from "./site.ts";
