/** The team's plan and what it has used. Only the operator changes a plan; the server decides who that is. */
export { PlanPage } from "./plan-page.tsx";
