/** The classes of defects there are: names, ratings, explanations, remedies. They find nothing themselves. */
export { rules } from "./catalog.ts";
export type { Rule, RuleId } from "./contract.ts";
