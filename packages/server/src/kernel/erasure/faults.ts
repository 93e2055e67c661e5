import { defineFaults } from "@gatewatch/base/fault";

export const erasureFaults = defineFaults({
  "erasure.not_confirmed": {
    status: 400,
    word: "invalid_request",
    summary: "The slug or e-mail that confirms an erasure is not that of what is to be erased.",
  },
  "erasure.last_team": { status: 409, word: "conflict", summary: "The operator's own team cannot be erased." },
});
