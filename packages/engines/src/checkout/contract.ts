/** What bringing a target to disk takes and gives. Types only. */
import type { Clock } from "@gatewatch/base/clock";
import type { Exec } from "@gatewatch/base/exec";
import type { Net } from "@gatewatch/base/net";

/** What a person can name as a target, told apart by its text and by what exists on disk. */
export type NamedTarget =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "archive"; readonly path: string; readonly format: ArchiveFormat }
  | GitTarget
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "host"; readonly host: string };

export type ArchiveFormat = "tar.gz" | "zip";

export interface GitTarget {
  readonly kind: "git";
  /** What git clones from: `https:`, `http:`, `ssh:` or `file:`, without credentials. */
  readonly url: string;
  /** `gitlab.com`, with a port when it is not the scheme's own; empty for `file:`. */
  readonly instance: string;
  /** `group/subgroup/name` without `.git`. */
  readonly fullName: string;
  /** The branch or tag asked for, exactly. */
  readonly branch?: string;
  /** What stood after `/-/tree/` or `/tree/`: a branch, perhaps followed by a folder. The longest existing ref counts. */
  readonly refTail?: string;
  /** Password part of the credentials that stood in the URL. A secret. */
  readonly token?: string;
}

export interface CloneRequest {
  readonly repository: Pick<GitTarget, "url" | "branch" | "refTail">;
  /** Access token for https; sent to the repository's host only, never on a command line. */
  readonly token?: string;
  /** An existing empty folder. */
  readonly into: string;
  /** A branch, a tag or a commit: what changed since it is wanted too. */
  readonly changedSince?: string;
  readonly timeoutSeconds: number;
  /** Of the clone on disk. Default 2 GiB. */
  readonly maxBytes?: number;
  /** Allows `file:` URLs: the caller has checked that this folder may be read. Default false. */
  readonly allowFile?: boolean;
}

export interface ClonePorts {
  readonly exec: Exec;
  /** Gives the checked addresses of the host, to which git is then pinned. */
  readonly net: Pick<Net, "resolve">;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface Clone {
  readonly root: string;
  /** 40 (or 64) hex characters; `undefined` for a repository without commits. */
  readonly commit: string | undefined;
  /** The branch or tag that was checked out; `undefined` for a repository without commits. */
  readonly branch: string | undefined;
  /** Where it was asked for: the commit that both sides come from, and a unified diff from it to the clone. */
  readonly changes?: { readonly base: string; readonly diff: string };
}

export interface ExtractRequest {
  readonly file: string;
  readonly format: ArchiveFormat;
  /** An existing empty folder. */
  readonly into: string;
  readonly limits?: Partial<ArchiveLimits>;
  readonly signal: AbortSignal;
}

export interface ArchiveLimits {
  readonly maxEntries: number;
  /** Unpacked, headers and what is left out included. */
  readonly maxBytes: number;
  /** Unpacked bytes per byte of the archive, once more than 1 MiB is unpacked. */
  readonly maxRatio: number;
}

export interface Extraction {
  /** `into`, or the one folder at the top when the archive holds nothing else there. */
  readonly root: string;
  readonly files: number;
  /** Entries left out; at most 1,000, the rest as one counting line. */
  readonly skipped: readonly SkippedEntry[];
}

export interface SkippedEntry {
  readonly path: string;
  readonly reason: string;
  /** Left out by rule, as links are; otherwise it should have been read and could not be. */
  readonly byRule: boolean;
}
