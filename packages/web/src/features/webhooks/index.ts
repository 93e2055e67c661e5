/** Outgoing webhooks and what became of each delivery. Holds a secret only while it is shown. */
export { WebhookListPage } from "./webhook-list-page.tsx";
export { WebhookPage } from "./webhook-page.tsx";
