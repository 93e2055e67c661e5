/** Sightings of issues: one row per scan and issue, with place and evidence. Written by ingest only. */
export { occurrencesMigrations } from "./migrations/index.ts";
export {
  countFindings,
  insertOccurrences,
  type OccurrenceDraft,
  type OccurrenceFilter,
  type StoredFinding,
  selectFindings,
  selectSightedIn,
} from "./store.ts";
