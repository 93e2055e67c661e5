/** Which files are source of a language there is, and which of them are left out, with the reason. It reads no file itself. */
export { decodeSource } from "./decode.ts";
export { exclusionByContent, exclusionByPath, grammarOf } from "./exclusion.ts";
