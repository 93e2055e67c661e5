import type { Scan, ScanStage } from "@gatewatch/sdk";
import { countText, engineName } from "../../../design/index.ts";
import { engineWords, isEngine } from "../engines.ts";

/** What a scan is doing, in one line: `Code: 1,204 of 3,128 files`. */
export function progressText(scan: Scan): string {
  if (scan.status === "queued") return "Waiting for a free worker";
  const { stage: doing, message } = scan.progress;
  const stage = scan.stages.find((one) => one.engine === doing);
  if (stage === undefined) return message || doing || "Starting";
  const done = doneText(stage);
  return done === "" ? engineName(doing) : `${engineName(doing)}: ${done}`;
}

/** How far an engine is: `1,204 of 3,128 files`, `12 requests`; nothing before its first. */
export function doneText({ engine, done, total }: ScanStage): string {
  if (total === null && done === 0) return "";
  const units = isEngine(engine) ? ` ${engineWords[engine].units}` : "";
  return `${countText(done)}${total === null ? "" : ` of ${countText(total)}`}${units}`;
}
