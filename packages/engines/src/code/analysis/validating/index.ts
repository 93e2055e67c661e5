/** What checks that frameworks and libraries do prove of what passes them. It never trusts a check whose outcome nobody looks at. */
export { isModel, patternSaid, proofOfModel, proofOfParameter } from "./annotations.ts";
export { either, fieldsProof, isProvedWhole, itemsProof, type Proof, safeProof, through } from "./proof.ts";
