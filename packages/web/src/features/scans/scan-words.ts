import type { Scan, ScanRow, ScanStatus } from "@gatewatch/sdk";
import type { RingShape } from "../../design/index.ts";

export const statusNames: Record<ScanStatus, string> = {
  queued: "Waiting",
  running: "Running",
  completed: "Completed",
  failed: "Failed",
  cancelled: "Cancelled",
};
const shapes: Record<ScanStatus, RingShape> = {
  queued: "dashed",
  running: "running",
  completed: "check",
  failed: "failed",
  cancelled: "struck",
};

/** Word and ring of a scan's status. Lists call what waits `launched`; a status not known here is shown as it is sent. */
export function statusOf(status: string): { name: string; shape: RingShape } {
  const word = status === "launched" ? "queued" : status;
  if (!isStatus(word)) return { name: status, shape: "plain" };
  return { name: statusNames[word], shape: shapes[word] };
}

function isStatus(word: string): word is ScanStatus {
  return Object.hasOwn(statusNames, word);
}

type Scanned = Pick<Scan | ScanRow, "name" | "kind" | "target" | "repository">;

/** What was scanned, in a word. */
export function kindOf({ kind, target, repository }: Scanned): string {
  if (kind === "repo")
    return repository !== null ? "Git repository" : target.startsWith("path:") ? "Folder" : "Archive";
  const names: Readonly<Record<string, string>> = { web: "Web page", host: "Host", network: "Network", cloud: "Cloud" };
  return names[kind] ?? kind;
}

/** The name a scan goes by. */
export function nameOf({ name, repository }: Scanned): string {
  return repository?.fullName ?? name;
}

/** The target beside the name: folders without the server's mark, nothing where it says no more than the name. */
export function placeOf(scan: Scanned): string | undefined {
  if (scan.target.startsWith("upload:")) return undefined;
  const place = scan.target.replace(/^path:/, "");
  return place === nameOf(scan) ? undefined : place;
}
