import { defineFaults } from "@gatewatch/base/fault";

export const idempotencyFaults = defineFaults({
  "idempotency.other_request": {
    status: 422,
    word: "idempotency_mismatch",
    summary: "The Idempotency-Key was used for another request within the last 24 hours.",
  },
  "idempotency.in_flight": {
    status: 409,
    word: "conflict",
    summary: "The first request with this Idempotency-Key is still being worked on.",
  },
  "idempotency.answer_lost": {
    status: 409,
    word: "conflict",
    summary: "The request was done, but the server stopped before it could keep the answer.",
  },
  "idempotency.answer_too_large": {
    status: 409,
    word: "conflict",
    summary: "The request was done, but its answer was too large to be kept for a repetition.",
  },
});
