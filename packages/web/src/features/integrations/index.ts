/** Connections to GitLab and GitHub. A token is sent once and never shown. */
export { IntegrationsPage } from "./integrations-page.tsx";
