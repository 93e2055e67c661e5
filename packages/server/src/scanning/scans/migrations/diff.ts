/** What a scan is compared with, whether later ones may be compared with it, and the languages it read. */
export const diff = {
  id: "0004_diff",
  sql: `
ALTER TABLE scans_scan
  ADD COLUMN baseline_scan_id uuid,
  ADD COLUMN is_baseline boolean NOT NULL DEFAULT true,
  ADD COLUMN languages text[] NOT NULL DEFAULT '{}';`,
};
