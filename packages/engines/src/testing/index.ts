/** The context that tests and measurements give an engine: no network, no processes, and a record of what was reported. Never part of the product. */
export { createTestContext, type Reported, type TestContext } from "./context.ts";
