/**
 * Finds credentials in a tree of files: by the forms that providers gave them, by the names they are assigned to, and
 * through encodings. It never stores, prints or sends a value: previews and keyed hashes are all that leave this room.
 */
export { secretRules } from "./catalog.ts";
export { secretsEngine } from "./engine.ts";
export { createScanner, type Scanner, type ScannerOptions } from "./scan/scanner.ts";
