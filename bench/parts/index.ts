/** What several benchmarks stand on: a database, findings like real ones, figures. It measures nothing by itself. */
export { type BenchDatabase, issueWrites, onEmbedded, ports } from "./database.ts";
export { median } from "./figures.ts";
export { benchFinding, wholeScan } from "./findings.ts";
