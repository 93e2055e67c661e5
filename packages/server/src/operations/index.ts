/**
 * What keeps a platform running: backups, the way of an upgrade, the doctor, metrics. It knows no room's tables by name
 * and never decides what a scan or a finding means.
 */
export * from "./backup/index.ts";
export { operationsFaults } from "./faults.ts";
export { createMetrics, type Metrics, type Reading } from "./metrics/index.ts";
export { type UpgradeProgress, upgradeCourse } from "./upgrade/index.ts";
