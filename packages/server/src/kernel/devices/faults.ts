import { defineFaults } from "@gatewatch/base/fault";

/** The words are those of RFC 8628 §3.5. */
export const devicesFaults = defineFaults({
  "devices.authorization_pending": {
    status: 400,
    word: "authorization_pending",
    summary: "Nobody has answered the device's code yet.",
  },
  "devices.slow_down": { status: 400, word: "slow_down", summary: "The device asks more often than it was told to." },
  "devices.expired_token": {
    status: 400,
    word: "expired_token",
    summary: "The device code is unknown, used, or older than ten minutes.",
  },
  "devices.access_denied": { status: 400, word: "access_denied", summary: "The person refused the device." },
  "devices.not_found": { status: 404, word: "not_found", summary: "No device waits with this code." },
});
