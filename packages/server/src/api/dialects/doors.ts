/** What the handlers of every dialect may call. */
import type { Clock } from "@gatewatch/base/clock";
import type { Scm } from "../../integrations/scm/index.ts";
import type { Webhooks } from "../../integrations/webhooks/index.ts";
import type { Erasure } from "../../kernel/erasure/index.ts";
import type { Health } from "../../kernel/health/index.ts";
import type { Kernel } from "../../kernel/index.ts";
import type { Reports } from "../../reports/index.ts";
import type { Scanning } from "../../scanning/index.ts";
import type { Vulnerabilities } from "../../vulnerabilities/index.ts";
import { routesOver } from "../http/index.ts";

export interface Doors {
  readonly kernel: Kernel;
  readonly erasure: Erasure;
  readonly scanning: Scanning;
  readonly vulnerabilities: Vulnerabilities;
  readonly reports: Reports;
  readonly scm: Scm;
  readonly webhooks: Webhooks;
  readonly health: Health;
  readonly clock: Clock;
}

export const route = routesOver<Doors>();
