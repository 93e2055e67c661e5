/**
 * Processes that run what is not trusted with this one: engines over strangers' code, rules of users. It grants them
 * reading and nothing else, and knows nothing of what they do.
 */
export { forkSandboxed, type Sandbox } from "./fork.ts";
