/** What a team decides once about all issues of a kind: kept here as data. Applying it is the vulnerabilities room's. */
export type { NewPolicy, Policy, PolicyAct, PolicyMatch } from "./contract.ts";
export { policiesMigrations } from "./migrations/index.ts";
export {
  countPolicies,
  deletePolicy,
  insertPolicy,
  selectDuePolicies,
  selectPolicies,
  selectPolicy,
  setNextSweep,
  updatePolicy,
} from "./store.ts";
