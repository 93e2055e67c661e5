/** What the worker and the child that runs the engines say to each other, over Node's IPC channel. */

import type { EngineOptions, Target } from "@gatewatch/engines";
import type { EngineId } from "@gatewatch/engines/findings";
import type { RunEvent } from "@gatewatch/engines/run";
import type { Profile } from "../contract.ts";

/** Everything the child needs to know; it has no database, no configuration and no credentials. */
export interface ChildRequest {
  readonly scanId: string;
  readonly target: Target;
  /** Folder or file of a `tree` target. */
  readonly root?: string;
  readonly engines: readonly EngineId[];
  readonly profile: Profile;
  readonly joinKey: Buffer;
  readonly userRules: EngineOptions["userRules"];
  readonly timeSeconds: number;
  /** Entries of GATEWATCH_ALLOW_TARGETS. */
  readonly allowTargets: readonly string[];
  readonly concurrent?: number;
  readonly followRedirects?: boolean;
  readonly ignoreTlsErrors?: boolean;
  /** A unified diff: only findings that it touches are told, the rest is counted. */
  readonly changes?: string;
  /** A comment without a reason silences nothing. */
  readonly needReason: boolean;
}

export type ToChild =
  | { readonly type: "start"; readonly request: ChildRequest }
  /** The last batch is stored: send the next. */
  | { readonly type: "stored" }
  /** What was asked of the cache; nothing for a miss, and for an entry that was given. */
  | { readonly type: "kept"; readonly value: Uint8Array | undefined }
  | { readonly type: "cancel" };

/** An entry of the cache is asked for, or given; the child waits for the answer before it says the next. */
export type CacheMessage =
  | { readonly type: "get"; readonly key: string }
  | { readonly type: "set"; readonly key: string; readonly value: Uint8Array };

export type FromChild =
  | CacheMessage
  | { readonly type: "events"; readonly events: readonly RunEvent[] }
  | { readonly type: "done" }
  | { readonly type: "fault"; readonly code: string; readonly message: string };
