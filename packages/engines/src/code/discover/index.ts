/** Which files are source of a language there is, and which of them are left out, with the reason. It reads no file itself. */
export { decodeSource } from "./decode.ts";
export { builtCode, exclusionByContent, exclusionByPath, grammarOf, grammarOfScript } from "./exclusion.ts";
