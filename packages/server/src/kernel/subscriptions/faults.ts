import { defineFaults } from "@gatewatch/base/fault";

export const subscriptionsFaults = defineFaults({
  "subscriptions.operator_only": {
    status: 403,
    word: "forbidden",
    summary: "Only an administrator of the operator's team sets plans.",
  },
  "subscriptions.unknown_plan": { status: 400, word: "invalid_request", summary: "There is no plan of this name." },
});
