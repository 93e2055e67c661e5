import { defineFaults } from "@gatewatch/base/fault";

export const webhooksFaults = defineFaults({
  "webhooks.not_found": { status: 404, word: "not_found", summary: "The team has no such webhook or delivery." },
  "webhooks.invalid_url": {
    status: 400,
    word: "invalid_request",
    summary: "The URL of a webhook is not http or https, or carries credentials.",
  },
  "webhooks.target_refused": {
    status: 400,
    word: "target_refused",
    summary: "The URL of a webhook leads to a private or reserved address, or nowhere.",
  },
  "webhooks.too_many": { status: 409, word: "conflict", summary: "The team has as many webhooks as one may." },
  "webhooks.invalid_cursor": {
    status: 400,
    word: "invalid_request",
    summary: "The cursor of a page of deliveries was not made by this server.",
  },
});
