/** One scan of one target by several engines, as one ordered stream of events. The CLI and the worker's child both read it. */
import type { Clock } from "@gatewatch/base/clock";
import type { Exec } from "@gatewatch/base/exec";
import type { Net } from "@gatewatch/base/net";
import type { Random } from "@gatewatch/base/random";
import type { ArtifactKind, Cache, EngineOptions, StatisticName, Target } from "../contract.ts";
import type { EngineId, IdentifiedFinding } from "../findings/index.ts";

export interface RunRequest {
  readonly target: Target;
  /** Folder (or one file) on disk of a `tree` target. */
  readonly root?: string;
  /** Engines asked for; those that do not accept the target are left out, an empty rest is a fault. */
  readonly engines: readonly EngineId[];
  readonly options: EngineOptions;
  /** Patterns in .gitignore syntax to leave out of a tree. */
  readonly exclude?: readonly string[];
  /** Leave out what the tree's own .gitignore files name. Default true. */
  readonly gitignore?: boolean;
  /** Engines at work at the same time. Default: one for a tree (they share the processor), all for a URL or a host. */
  readonly jobs?: number;
  readonly suppressions?: {
    /** Honour the comments of other programs too: `nosemgrep`, `nosec`, `NOSONAR`, `gosec:disable`, `gitleaks:allow`. Default false. */
    readonly others?: boolean;
    /** A comment without a reason silences nothing. Default false. */
    readonly needReason?: boolean;
  };
  /** For the whole run; what is left when it ends is reported as not covered. */
  readonly timeSeconds: number;
}

export interface RunPorts {
  readonly net: Net;
  readonly exec: Exec;
  readonly clock: Clock;
  readonly random: Random;
  readonly cache: Cache;
  readonly signal: AbortSignal;
}

/**
 * `failed` carries the fault that ended the engine (`cause` is internal: for the log, never sent); the other engines go
 * on and the scan is partial. Every engine that starts says `running` first and `completed` or `failed` last; one whose
 * time ran out says `not_covered`, then `completed`, because what it found stands.
 */
export type RunEvent =
  | {
      readonly type: "engine";
      readonly engine: EngineId;
      readonly status: "running";
      readonly units?: number;
    }
  | {
      readonly type: "engine";
      readonly engine: EngineId;
      readonly status: "completed";
      /** The engine's version, and the rules that it applied, where it can tell. */
      readonly version?: string;
      readonly rules?: readonly string[];
    }
  | {
      readonly type: "engine";
      readonly engine: EngineId;
      readonly status: "failed";
      readonly code: string;
      readonly message: string;
      readonly cause?: unknown;
    }
  | {
      readonly type: "progress";
      readonly engine: EngineId;
      readonly done: number;
      readonly total?: number;
      readonly message: string;
    }
  | { readonly type: "finding"; readonly finding: IdentifiedFinding }
  | {
      readonly type: "not_covered" | "excluded";
      readonly engine: EngineId;
      readonly place: string;
      readonly reason: string;
      readonly affects?: readonly string[];
    }
  | { readonly type: "covered"; readonly engine: EngineId; readonly url: string }
  | { readonly type: "statistic"; readonly engine: EngineId; readonly name: StatisticName; readonly value: number }
  | { readonly type: "artifact"; readonly kind: ArtifactKind; readonly mediaType: string; readonly body: Buffer }
  | {
      readonly type: "score";
      readonly value: number;
      readonly version: number;
      readonly basis: string;
      readonly detail: unknown;
    };

/** Throws only on abort, or when no engine accepts the target. */
export type RunScan = (request: RunRequest, ports: RunPorts) => AsyncIterable<RunEvent>;
