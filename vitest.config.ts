import { defineConfig } from "vitest/config";

// Real servers and databases start inside tests: few at once on a small machine, generous deadlines, no retries.
export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "tools/**/*.test.ts", "bench/**/*.test.ts", "e2e/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    // No test replaces a module, so the files of one process share what is loaded.
    isolate: false,
    globalSetup: ["packages/base/src/testkit/global.ts"],
  },
});
