import { defineConfig } from "vitest/config";

// Real servers and databases start inside tests: two files at once on a small machine, since much of a test is waiting, generous deadlines, no retries.
export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "tools/**/*.test.ts", "bench/**/*.test.ts", "e2e/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
    // No test replaces a module, so the files of one process share what is loaded.
    isolate: false,
    globalSetup: ["packages/base/src/testkit/global.ts"],
  },
});
