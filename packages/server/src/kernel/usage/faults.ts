import { defineFaults } from "@gatewatch/base/fault";

export const usageFaults = defineFaults({
  "usage.quota_exceeded": {
    status: 429,
    word: "quota_exceeded",
    summary: "The team has used up the scans that its plan allows in this billing period.",
  },
});
