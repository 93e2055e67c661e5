import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { Net } from "@gatewatch/base/net";
import type { Target } from "@gatewatch/engines";
import {
  cloneRepository,
  extractArchive,
  type GitTarget,
  type NamedTarget,
  parseTarget,
  type SkippedEntry,
} from "@gatewatch/engines/checkout";
import type { ScanSummary } from "@gatewatch/engines/formats";
import type { Shell } from "../shell/index.ts";
import { originOf } from "./origin.ts";
import type { Settings } from "./settings.ts";

export interface PreparedTarget {
  readonly target: Target;
  /** On disk, of a tree. */
  readonly root?: string;
  readonly repository?: ScanSummary["repository"];
  /** Entries of an archive that were left out. */
  readonly skipped: readonly SkippedEntry[];
}

/** What the person named, told apart by its text and by what is on disk. */
export function nameTarget(text: string, { branch }: Settings): NamedTarget {
  return parseTarget(text, { exists: kindOnDisk, ...(branch !== undefined && { branch }) });
}

/**
 * Brings the target to a folder on disk where it is not there yet.
 *
 * @throws Fault `checkout.*`, `tree.*`, `net.*`
 */
export async function prepareTarget(
  named: NamedTarget,
  settings: Settings,
  net: Net,
  shell: Shell,
): Promise<PreparedTarget> {
  switch (named.kind) {
    case "url":
      return { target: { kind: "url", label: named.url, url: named.url }, skipped: [] };
    case "host":
      return { target: { kind: "host", label: named.host, host: named.host }, skipped: [] };
    case "path": {
      const label = originOf(named.path) ?? basename(resolve(named.path));
      return { target: { kind: "tree", label }, root: named.path, skipped: [] };
    }
    case "archive": {
      const { path: file, format } = named;
      const done = await extractArchive({ file, format, into: shell.temporaryFolder(), signal: shell.signal });
      const label = basename(file).replace(/\.(tar\.gz|tgz|zip)$/i, "");
      return { target: { kind: "tree", label }, root: done.root, skipped: done.skipped };
    }
    case "git":
      return clone(named, settings, net, shell);
  }
}

async function clone(named: GitTarget, settings: Settings, net: Net, shell: Shell): Promise<PreparedTarget> {
  const token = named.token ?? shell.environment.GATEWATCH_GIT_TOKEN;
  const request = {
    repository: named,
    into: shell.temporaryFolder(),
    timeoutSeconds: settings.timeout,
    allowFile: true, // the person at the command line may read what their user may read
    ...(token !== undefined && { token }),
  };
  const { root, commit, branch } = await cloneRepository(request, {
    exec: shell.exec,
    net,
    clock: shell.clock,
    signal: shell.signal,
  });
  const label = named.instance === "" ? basename(named.fullName) : `${named.instance}/${named.fullName}`;
  const repository = {
    url: named.url,
    ...(commit !== undefined && { commit }),
    ...(branch !== undefined && { branch }),
  };
  return { target: { kind: "tree", label }, root, repository, skipped: [] };
}

function kindOnDisk(path: string): "folder" | "file" | undefined {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return undefined;
  return status.isDirectory() ? "folder" : "file";
}
