import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "@gatewatch/base/clock";
import type { Db } from "@gatewatch/base/db";
import type { Exec } from "@gatewatch/base/exec";
import { addressPolicy, createNet } from "@gatewatch/base/net";
import { cloneRepository, extractArchive } from "@gatewatch/engines/checkout";
import type { TeamId } from "../../kernel/actor.ts";
import type { CoverageRow } from "../scans/index.ts";
import type { Source } from "../targets/index.ts";
import { findUpload, uploadPath } from "../uploads/index.ts";

export interface PrepareDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly exec: Exec;
  readonly allowTargets: readonly string[];
  /** Each attempt gets an empty folder of its own in here, removed afterwards. */
  readonly scratchFolder: string;
  readonly uploadsFolder: string;
  /** The team's token for cloning a repository; `undefined` where it is not connected to the repository's instance. */
  readonly repositoryToken: (teamId: TeamId, repositoryUrl: string) => Promise<string | undefined>;
}

/** A target ready to be scanned. `root` is set for trees. */
export interface Prepared extends AsyncDisposable {
  readonly root?: string;
  readonly commit?: string;
  readonly branch?: string;
  /** Since what was asked for. */
  readonly changes?: { readonly base: string; readonly diff: string };
  readonly notes: readonly CoverageRow[];
}

/** Brings a scan's target to disk where it has one. @throws Fault `checkout.*`, `net.*`, `uploads.not_found` */
export async function prepareTarget(
  deps: PrepareDeps,
  source: Source,
  attempt: {
    readonly teamId: TeamId;
    readonly name: string;
    readonly timeoutSeconds: number;
    /** Of a repository. */
    readonly changedSince?: string;
    readonly signal: AbortSignal;
  },
): Promise<Prepared> {
  switch (source.kind) {
    case "url":
      return { notes: [], [Symbol.asyncDispose]: async () => {} };
    case "path":
      return { root: source.path, notes: [], [Symbol.asyncDispose]: async () => {} };
    case "git":
      return inScratch(deps, attempt.name, async (into) => {
        const net = createNet({
          policy: addressPolicy(deps.allowTargets),
          clock: deps.clock,
          userAgent: "Gatewatch/0.1",
        });
        const { changedSince, timeoutSeconds, signal } = attempt;
        const token = await deps.repositoryToken(attempt.teamId, source.url);
        const clone = await cloneRepository(
          {
            repository: source,
            into,
            timeoutSeconds,
            ...(changedSince !== undefined && { changedSince }),
            ...(token !== undefined && { token }),
          },
          { exec: deps.exec, net, clock: deps.clock, signal },
        );
        const { root, commit, branch, changes } = clone;
        if (commit === undefined) return { root, notes: [note("the repository", "it has no commits", false)] };
        return { root, commit, ...(branch !== undefined && { branch }), ...(changes && { changes }), notes: [] };
      });
    case "upload":
      return inScratch(deps, attempt.name, async (into) => {
        const upload = await findUpload(deps.db, attempt.teamId, source.uploadId);
        const file = uploadPath(deps.uploadsFolder, upload.id);
        const { root, skipped } = await extractArchive({ file, format: upload.format, into, signal: attempt.signal });
        return { root, notes: skipped.map(({ path, reason }) => note(path, reason, true)) };
      });
  }
}

function note(place: string, reason: string, isExcluded: boolean): CoverageRow {
  return { engine: "preparation", place, reason, isExcluded };
}

async function inScratch(
  deps: PrepareDeps,
  name: string,
  fill: (into: string) => Promise<Omit<Prepared, typeof Symbol.asyncDispose>>,
): Promise<Prepared> {
  const into = join(deps.scratchFolder, name);
  const remove = () => rm(into, { recursive: true, force: true, maxRetries: 3 });
  await remove();
  await mkdir(into, { recursive: true, mode: 0o700 });
  try {
    return { ...(await fill(into)), [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
