/** What checks that frameworks and libraries do prove of what passes them. It never trusts a check whose outcome nobody looks at. */
export { isModel, patternSaid, proofOfModel, proofOfParameter } from "./annotations.ts";
export { callChecker } from "./checkers.ts";
export { validatedByAttributes } from "./csharp/index.ts";
export { callTags } from "./go/index.ts";
export { callBindingResult, validated } from "./java/index.ts";
export { callLaravelValidation, learnRules } from "./php/index.ts";
export { callPipes, pipesAround, provedByPipes } from "./pipes.ts";
export { callProcedure, provedByProcedure } from "./procedures.ts";
export { isProvedWhole, through } from "./proof.ts";
export { callDeclared, givenBySchema, givenByView } from "./python/index.ts";
export { callRequestCheck, noteExpected, provedByHandlers, provedByOptions } from "./requests.ts";
export { callSchema } from "./schemas.ts";
