/** Describes a repository from the facts that the analysis has of it anyway. It reads no file and guesses nothing. */
export type { FileFacts, WikiInput } from "./contract.ts";
export { deploymentKind, saysHowToRun } from "./deployment.ts";
export { factsOf } from "./libraries.ts";
export { writeWiki } from "./write.ts";
