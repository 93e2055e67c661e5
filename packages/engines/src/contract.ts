/**
 * What an engine is. An engine reads one target and yields findings; it decides nothing about state, knows no team, no
 * database and no server, and reaches the world only through its context.
 */
import type { Clock } from "@gatewatch/base/clock";
import type { Exec } from "@gatewatch/base/exec";
import type { Net } from "@gatewatch/base/net";
import type { Random } from "@gatewatch/base/random";
import type { Tree } from "@gatewatch/base/tree";
import type { EngineId, Finding } from "./findings/index.ts";

/** `label` is what people see and what goes into fingerprints: a repository's full name, a URL, a host; never a local path. */
export type Target =
  | { readonly kind: "tree"; readonly label: string }
  | { readonly kind: "url"; readonly label: string; readonly url: string }
  | { readonly kind: "host"; readonly label: string; readonly host: string };

export interface Engine {
  readonly id: EngineId;
  /** Part of attribution: raised when results may change. */
  readonly version: string;
  /** Ids of the rules that every run of this version applies: what is not seen by a rule that is gone is not fixed. Left out = it cannot be told. */
  readonly rules?: readonly string[];
  accepts(target: Target): boolean;
  /** What there is to do, before any of it is done. Cheap: no file contents, no requests. */
  plan(context: EngineContext): Promise<EnginePlan>;
  /** Yields findings as they are made; findings of one path come together and in position order. Throws only on abort or a fault that ends the engine. */
  run(context: EngineContext): AsyncIterable<Finding>;
}

export interface EnginePlan {
  /** Work units, for progress; `undefined` while unknown. */
  readonly units: number | undefined;
  readonly unitName: "files" | "requests" | "hosts";
}

export interface EngineContext {
  readonly target: Target;
  readonly options: EngineOptions;
  /** The files of a `tree` target; an empty tree otherwise. */
  readonly fs: Tree;
  readonly net: Net;
  readonly exec: Exec;
  readonly clock: Clock;
  readonly random: Random;
  /** Keyed by content hash and engine version; a miss is always legal. */
  readonly cache: Cache;
  readonly signal: AbortSignal;
  readonly budget: { readonly timeSeconds: number };
  readonly report: Report;
  progress(done: number, total: number | undefined, message: string): void;
}

export interface EngineOptions {
  readonly profile: string;
  /** Joins the same secret across places: HMAC key of the team (or of this machine, without a server). */
  readonly joinKey: Buffer;
  /** Text of the user's own rule files by engine, e.g. a gitleaks.toml for `secrets`. */
  readonly userRules: Readonly<Partial<Record<EngineId, readonly { readonly name: string; readonly text: string }[]>>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Most requests to the target at one time, where an engine would send more. */
  readonly concurrent?: number;
  readonly followRedirects?: boolean;
  readonly ignoreTlsErrors?: boolean;
}

export interface Cache {
  get(key: string): Promise<Buffer | undefined>;
  set(key: string, value: Buffer): Promise<void>;
}

/** Everything besides findings. `notCovered` makes the scan partial; `excluded` does not. */
export interface Report {
  /** `affects`: beginnings of the rule ids that could not look there; left out = every rule of the engine. */
  notCovered(place: string, reason: string, affects?: readonly string[]): void;
  /** Ids of rules that this run applies beside the engine's own, such as the user's. */
  applied(ruleIds: readonly string[]): void;
  /** For an engine that chooses its places, such as pages of a site: the URL was looked at by every rule that concerns it. */
  covered(url: string): void;
  excluded(place: string, reason: string): void;
  statistic(name: StatisticName, value: number): void;
  artifact(artifact: { kind: ArtifactKind; mediaType: string; body: Buffer }): Promise<void>;
  /** The score of a web target, only when the engine finished. */
  score(score: { value: number; version: number; basis: string; detail: unknown }): void;
}

export type ArtifactKind = "endpoints" | "wiki" | "sbom" | "sarif" | "topology";
export type StatisticName = "files" | "bytes" | "lines" | "urls_scanned" | "requests_made" | "findings_outside_changes";
