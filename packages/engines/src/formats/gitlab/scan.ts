import { visibleLine } from "../../documents/index.ts";
import type { ScanSummary } from "../contract.ts";
import type { ReportType } from "./report-type.ts";

const messagesAtMost = 100;

export function scanOf(scan: ScanSummary, type: ReportType): unknown {
  const tool = {
    id: "gatewatch",
    name: "Gatewatch",
    version: scan.toolVersion,
    vendor: { name: "Gatewatch" },
  };
  const messages = [
    ...scan.engines.map(({ id, version, status, message }) =>
      status === "failed"
        ? { level: "fatal", value: visibleLine(`${id} ${version}: ${message ?? "failed"}`) }
        : { level: "info", value: `${id} ${version}: completed` },
    ),
    ...(scan.partial ? [{ level: "warn", value: "This scan is partial." }] : []),
    ...scan.notCovered.map(({ engine, place, reason }) => ({
      level: "warn",
      value: visibleLine(`not covered: ${engine}: ${place}: ${reason}`),
    })),
  ];
  return {
    type,
    status: scan.engines.some(({ status }) => status === "failed") ? "failure" : "success",
    start_time: scan.startedAt.slice(0, 19),
    end_time: scan.finishedAt.slice(0, 19),
    analyzer: tool,
    scanner: tool,
    messages: messages.slice(0, messagesAtMost),
    ...(type === "dast" && { scanned_resources: [] }),
  };
}
