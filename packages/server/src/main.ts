/** The one entry point of the server package: `serve`, `worker` and the operator's commands. */
export { backup, restore } from "./backup.ts";
export { examine } from "./doctor.ts";
export { type Operator, operate } from "./operate.ts";
export { type ServeOptions, serve } from "./serve.ts";
export { migrateDatabase } from "./upgrade.ts";
export { worker } from "./worker.ts";
