/** Policies and deadlines: what a team decides once about every vulnerability of a kind. Never touches a person's decision. */
export { PoliciesPage } from "./policies-page.tsx";
