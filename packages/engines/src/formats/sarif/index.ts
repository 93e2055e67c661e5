/**
 * SARIF 2.1.0 (OASIS), for code scanning services and editors. Results are streamed; the rules they named follow them.
 * It must never carry a secret or an absolute path, and says what was not covered in its notifications.
 */
import type { Format } from "../contract.ts";
import { sarifLog } from "./log.ts";

export { type SarifRun, sarifLog } from "./log.ts";

export const sarif: Format = {
  id: "sarif",
  mediaType: "application/sarif+json",
  extension: "sarif",
  render: (findings, scan) => sarifLog([{ findings, scan }]),
};
