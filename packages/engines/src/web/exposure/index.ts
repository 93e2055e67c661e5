/** Files that should not be public: where they lie, how their content is known, and what a missing page looks like. It sends nothing. */
export { exposedFiles } from "./files.ts";
export { inspectExposed } from "./probe.ts";
export { inspectSecurityTxt, securityTxtMissing, securityTxtPath } from "./security-txt.ts";
export { type NotFoundBaseline, notFoundBaseline } from "./soft-404.ts";
