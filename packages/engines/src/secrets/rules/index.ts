/** One line per vendor file, sorted; a test proves that none is missing. */
export { anthropic } from "./anthropic.ts";
export { authorization } from "./authorization.ts";
export { aws } from "./aws.ts";
export { gatewatch } from "./gatewatch.ts";
export { github } from "./github.ts";
export { gitlab } from "./gitlab.ts";
export { google } from "./google.ts";
export { jwt } from "./jwt.ts";
export { npm } from "./npm.ts";
export { openai } from "./openai.ts";
export { privateKey } from "./private-key.ts";
export { shell } from "./shell.ts";
export { slack } from "./slack.ts";
export { stripe } from "./stripe.ts";
export { url } from "./url.ts";
