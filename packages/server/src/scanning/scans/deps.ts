import type { Clock } from "@gatewatch/base/clock";
import type { Db, Tx } from "@gatewatch/base/db";
import type { Random } from "@gatewatch/base/random";
import type { EngineId } from "@gatewatch/engines/findings";
import type { Audit } from "../../kernel/audit/index.ts";
import type { Events } from "../../kernel/events/contract.ts";
import type { Usage } from "../../kernel/usage/index.ts";
import type { ScanEnded } from "../sink.ts";
import type { ResolveDeps } from "../targets/index.ts";
import type { AdmissionDeps } from "./admission.ts";

/** What the life of a scan needs from outside. */
export interface ScansDeps extends AdmissionDeps, ResolveDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly events: Events;
  readonly audit: Audit;
  readonly scanEnded: ScanEnded;
  /** The scans that the team's plan allows. */
  readonly quota: Pick<Usage, "takeScan" | "returnScan" | "scanRefused">;
  /** Sends a NOTIFY when `tx` commits. */
  readonly notify: (tx: Tx, channel: string, payload: string) => Promise<void>;
  /** Engines of this version that accept each kind of target. */
  readonly engines: Readonly<Record<"repo" | "web", readonly EngineId[]>>;
}
