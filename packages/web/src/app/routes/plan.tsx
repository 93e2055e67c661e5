export { PlanPage as PlanRoute } from "../../features/plan/index.ts";
