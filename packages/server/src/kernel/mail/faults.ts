import { defineFaults } from "@gatewatch/base/fault";

export const mailFaults = defineFaults({
  "mail.not_delivered": {
    status: 502,
    word: "target_unreachable",
    summary: "The SMTP server did not take a message; its job tries again.",
  },
});
