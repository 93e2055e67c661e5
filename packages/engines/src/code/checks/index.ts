/** What can be seen in one file without following data: credentials, hidden text, errors thrown away, contexts that leak. */
import type { Module } from "../ir/index.ts";
import type { Check, Sight } from "./contract.ts";
import { djangoSettings } from "./django-settings.ts";
import { forgedRequests } from "./forged-requests.ts";
import { hardcodedCredentials } from "./hardcoded-credentials.ts";
import { hiddenText } from "./hidden-text.ts";
import { javascriptRecords } from "./javascript-records.ts";
import { keptSessions } from "./kept-sessions.ts";
import { leakedContexts } from "./leaked-contexts.ts";
import { narrowedNumbers } from "./narrowed-numbers.ts";
import { recordsInTokens } from "./records-in-tokens.ts";
import { redirectedCredentials } from "./redirected-credentials.ts";
import { sharedKeyState } from "./shared-key-state.ts";
import { skippedComparisons } from "./skipped-comparisons.ts";
import { smuggledBodies } from "./smuggled-bodies.ts";
import { swallowedErrors } from "./swallowed-errors.ts";
import { timedComparisons } from "./timed-comparisons.ts";
import { trustingVerifiers } from "./trusting-verifiers.ts";

export type { Sight } from "./contract.ts";

const checks: readonly Check[] = [
  djangoSettings,
  forgedRequests,
  hardcodedCredentials,
  hiddenText,
  javascriptRecords,
  keptSessions,
  leakedContexts,
  narrowedNumbers,
  recordsInTokens,
  redirectedCredentials,
  sharedKeyState,
  skippedComparisons,
  smuggledBodies,
  swallowedErrors,
  timedComparisons,
  trustingVerifiers,
];

/**
 * All that is seen in a file.
 *
 * @param others all files of its program
 */
export function look(module: Module, others: Iterable<Module>): Sight[] {
  const sights: Sight[] = [];
  for (const check of checks) check(module, (sight) => sights.push(sight), others);
  return sights;
}
