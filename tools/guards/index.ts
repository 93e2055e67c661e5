/** The guards there are, sorted by id. Each holds one rule of the house; none changes anything. */
import { boundaries } from "./boundaries.ts";
import { codes } from "./codes.ts";
import { configuration } from "./configuration.ts";
import type { Guard } from "./contract.ts";
import { dependencies } from "./dependencies.ts";
import { purity } from "./purity.ts";
import { registry } from "./registry.ts";
import { routes } from "./routes.ts";
import { size } from "./size.ts";
import { tenancy } from "./tenancy.ts";
import { wording } from "./wording.ts";

export { configurationDocument, configurationPage, declaredVariables } from "./configuration-docs.ts";
export type { Guard, GuardResult } from "./contract.ts";
export { declaredFaults, faultsDocument, faultsPage } from "./fault-docs.ts";
export { isProduct, runGuard } from "./run-guard.ts";

export const guards: readonly Guard[] = [
  boundaries,
  codes,
  configuration,
  dependencies,
  purity,
  registry,
  routes,
  size,
  tenancy,
  wording,
];
