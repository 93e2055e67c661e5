import { defineFaults } from "@gatewatch/base/fault";

export const importFaults = defineFaults({
  "imports.malformed": {
    status: 400,
    word: "invalid_request",
    summary: "The report is not SARIF 2.1.0; the message names the place.",
  },
  "imports.too_large": {
    status: 413,
    word: "payload_too_large",
    summary: "The report is larger, or holds more results, than one import may.",
  },
});
