/**
 * Metrics in Prometheus' text format. Labels take values of closed lists only (dialects, route patterns, states, queue
 * names): no id, no address, no name of a team.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** One answered request. `route` is the pattern it matched, never the address. */
export interface AnsweredRequest {
  readonly dialect: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** A figure that is read at each scrape; `read` gives a value for each of its label's values. */
export interface Reading {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  read(): Promise<Readonly<Record<string, number>>>;
}

export interface Metrics {
  answered(request: AnsweredRequest): void;
  ingested(findings: number): void;
  /** Everything, as text, and its media type. A reading that fails is left out and counted. */
  render(): Promise<{ readonly mediaType: string; readonly text: string }>;
}

/** Values of one label at most; what comes beyond them is counted as `other`. */
const valuesMax = 500;

export function createMetrics(readings: readonly Reading[]): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "gatewatch_http_request_duration_seconds",
    help: "Time from a request's arrival to its answer.",
    labelNames: ["dialect", "method", "route", "status_class"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const findings = new Counter({
    name: "gatewatch_findings_ingested_total",
    help: "Findings that this process has taken in.",
    registers,
  });
  const failures = new Counter({
    name: "gatewatch_metrics_failures_total",
    help: "Figures that could not be read, by name.",
    labelNames: ["name"],
    registers,
  });
  for (const { name, help, label, read } of readings) {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers,
      async collect() {
        const values = await read().catch(() => undefined);
        this.reset();
        if (!values) failures.inc({ name });
        for (const [value, figure] of Object.entries(values ?? {}).slice(0, valuesMax)) {
          this.set({ [label]: value }, figure);
        }
      },
    });
  }
  const routes = new Set<string>();
  return {
    answered({ dialect, method, route, status, seconds }) {
      if (routes.size < valuesMax) routes.add(route);
      const labels = {
        dialect,
        method,
        route: routes.has(route) ? route : "other",
        status_class: `${Math.floor(status / 100)}xx`,
      };
      durations.observe(labels, seconds);
    },
    ingested: (count) => findings.inc(count),
    async render() {
      return { mediaType: registry.contentType, text: await registry.metrics() };
    },
  };
}
