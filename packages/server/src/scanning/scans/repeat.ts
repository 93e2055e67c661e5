import type { Principal } from "../../kernel/actor.ts";
import type { NewScan, Scan, TargetInput } from "../contract.ts";
import type { Source } from "../targets/index.ts";
import { createScan } from "./create.ts";
import type { ScansDeps } from "./deps.ts";
import { requireScan } from "./read.ts";

/** A new scan of the same target with the same settings. @throws as `createScan`, and `scans.not_found` */
export async function repeatScan(deps: ScansDeps, actor: Principal, id: string): Promise<Scan> {
  const row = await requireScan(deps.db, actor.teamId, id);
  const request: NewScan = {
    name: row.name,
    target: inputOf(row.source, row.raw),
    raw: row.raw,
    dialect: "native",
    trigger: actor.kind === "session" ? "ui" : "api",
    requestedType: row.requested_type,
    profile: row.profile,
    engines: row.engines,
    options: row.options,
  };
  return createScan(deps, actor, request);
}

function inputOf(source: Source, raw: string): TargetInput {
  switch (source.kind) {
    case "url":
      return { kind: "url", url: source.url };
    case "git":
      // The raw text still holds a branch that stood in the URL's path.
      return source.refTail === undefined
        ? { kind: "git", url: source.url, ...(source.branch && { branch: source.branch }) }
        : { kind: "git", url: raw };
    case "path":
      return { kind: "path", path: source.path };
    case "upload":
      return { kind: "upload", uploadId: source.uploadId };
  }
}
