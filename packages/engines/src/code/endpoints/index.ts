/** What a program answers, where, and who may ask: endpoints with everything that runs before each. It reports no defect. */
export { administratorsOnly } from "./administration.ts";
export { saysWhoCalls } from "./caller-sources.ts";
export type { Calls } from "./calls.ts";
export { Registrations } from "./collect.ts";
export type {
  Behaviour,
  Endpoint,
  EndpointEntry,
  Guard,
  Mark,
  Registration,
  Resource,
  Step,
  StorePart,
  StoreUse,
  Verdict,
} from "./contract.ts";
export { type Difference, differencesOf } from "./differences.ts";
export { entryOf } from "./entry.ts";
export { alwaysPasses, asksToSignIn, guardsOf, marksAskedBy, refusesStrangers } from "./guards.ts";
export { handsOn } from "./handing-on.ts";
export { inventoryOf } from "./inventory.ts";
export { lateGuardsOf } from "./late-guards.ts";
export { type AnnotationReader, type Mapped, mappedEndpoints, type Placed, type StoodFor } from "./mappings.ts";
export { openApiOf } from "./openapi.ts";
export { verdictsOf } from "./verdicts.ts";
