import { expect, it } from "vitest";
import { createPlans, planCodes } from "./index.ts";

it("limits nothing unless the documented numbers are switched on", () => {
  for (const plan of createPlans("unlimited", "enterprise").all) {
    expect(plan).toMatchObject({ scansPerPeriod: null, concurrentScans: null, retentionDays: null });
    expect(plan.features).toContain("api_access");
  }
});

it("has the documented table, word for word", () => {
  const rows = createPlans("documented", "free").all.map((plan) => [
    plan.code,
    plan.scansPerPeriod,
    plan.concurrentScans,
    plan.retentionDays,
    plan.features.includes("api_access"),
  ]);
  expect(rows).toEqual([
    ["free", 10, 1, 7, false],
    ["pro", 500, 5, 90, true],
    ["business", 5000, 20, 365, true],
    ["enterprise", null, null, null, true],
  ]);
});

it("takes a code that it does not know for the largest plan", () => {
  const plans = createPlans("documented", "free");
  for (const code of planCodes) expect(plans.planOf(code).code).toBe(code);
  expect(plans.planOf("of-a-newer-version").code).toBe("enterprise");
  expect(plans.planOf(undefined).code).toBe("enterprise");
});
