/**
 * The findings as CSV (RFC 4180), one record each, for spreadsheets and data bases. No cell can become a formula. It
 * must never drop a finding: who wants fewer filters before.
 */
import type { Format } from "../contract.ts";
import { csvOf } from "../csv-records.ts";

export const csv: Format = {
  id: "csv",
  mediaType: "text/csv; charset=utf-8; header=present",
  extension: "csv",
  render: (findings) => csvOf(findings),
};
