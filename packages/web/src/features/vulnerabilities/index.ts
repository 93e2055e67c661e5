/** Vulnerabilities: the list that people work through, one beside it, and what they decide. Never decides anything by itself. */
export { VulnerabilityListPage } from "./list/vulnerability-list-page.tsx";
export { patchVulnerabilityEvent } from "./queries.ts";
export { readSearch, type VulnerabilitySearch } from "./search.ts";
