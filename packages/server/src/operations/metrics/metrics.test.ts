import { expect, it } from "vitest";
import { createMetrics } from "./index.ts";

it("gives figures as Prometheus reads them, and leaves out what cannot be read", async () => {
  const metrics = createMetrics([
    { name: "gatewatch_scans", help: "Scans.", label: "status", read: async () => ({ queued: 2, running: 1 }) },
    { name: "gatewatch_gone", help: "Away.", label: "state", read: () => Promise.reject(new Error("database away")) },
  ]);
  metrics.ingested(7);
  metrics.answered({ dialect: "native", method: "GET", route: "/api/v1/scans", status: 200, seconds: 0.02 });
  const { mediaType, text } = await metrics.render();
  expect(mediaType).toContain("text/plain");
  for (const line of [
    'gatewatch_scans{status="queued"} 2',
    "gatewatch_findings_ingested_total 7",
    'gatewatch_http_request_duration_seconds_bucket{le="0.025",dialect="native",method="GET",route="/api/v1/scans",status_class="2xx"} 1',
  ])
    expect(text).toContain(line);
  for (const name of ["process_cpu_seconds_total", "nodejs_eventloop_lag_p99_seconds"]) expect(text).toContain(name);
  expect(text).not.toMatch(/^gatewatch_gone/m);
  expect((await metrics.render()).text).toContain('gatewatch_metrics_failures_total{name="gatewatch_gone"} 1');
});

it("keeps the number of series bounded whatever is asked for", async () => {
  const metrics = createMetrics([]);
  for (let count = 0; count < 5000; count++) {
    metrics.answered({ dialect: "native", method: "GET", route: `/invented/${count}`, status: 404, seconds: 0 });
  }
  const routes = new Set([...(await metrics.render()).text.matchAll(/route="([^"]+)"/g)].map(([, route]) => route));
  expect(routes.size).toBe(501);
});
