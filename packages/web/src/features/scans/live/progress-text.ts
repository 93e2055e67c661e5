import type { Scan } from "@gatewatch/sdk";
import { countText } from "../../../design/index.ts";
import { engineName } from "../engines.ts";

/** What a scan is doing, in one line: `Code: 1,204 of 3,128 files`. */
export function progressText(scan: Scan): string {
  if (scan.status === "queued") return "Waiting for a free worker";
  const { stage, message, current, total } = scan.progress;
  const done = message === "" && total > 0 ? `${countText(current)} of ${countText(total)}` : message;
  if (stage === "") return done === "" ? "Starting" : done;
  return done === "" || done === stage ? engineName(stage) : `${engineName(stage)}: ${done}`;
}
