export { PoliciesPage as PoliciesRoute } from "../../features/policies/index.ts";
