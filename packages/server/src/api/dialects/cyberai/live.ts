import { showId } from "@gatewatch/base/ids";
import type { TeamId } from "../../../kernel/actor.ts";
import type { Scan } from "../../../scanning/index.ts";
import type { LiveBody, SocketMessage, SocketRoute } from "../../http/index.ts";
import type { Doors } from "../doors.ts";
import { statusWord } from "./render.ts";

/**
 * `/cyberai/v1/ws`: one `scan_update` for every change of a scan, in the documented client's keys, and beside it
 * `vulnerability_found`, `report_ready`, `hello`, `reset` and a `seq` on every message.
 */
export function createSocket(): SocketRoute<Doors> {
  return {
    access: "scans.read",
    hello: (connectionId, resumeToken) => ({
      type: "hello",
      connection_id: connectionId,
      resume_token: resumeToken,
    }),
    reset: () => ({ type: "reset" }),
    async messages({ scanning }, { teamId, type, id }) {
      const row = await scanning.get(teamId, id);
      const update: SocketMessage = { needs: "scans.read", body: updateOf(row) };
      if (type === "scan") return [update];
      const { total, critical, high, medium, low, info } = row.counts;
      const counts = { total, critical, high, medium, low, info };
      const found = { type: "vulnerability_found", scan_id: showId("scan", row.id), counts };
      return [update, { needs: "vulnerabilities.read", body: found }];
    },
    async lasting(doors, { teamId, type, data }) {
      if (type.startsWith("scan.")) return lastState(doors, teamId, data.scanId);
      if (type !== "report.ready" || typeof data.reportId !== "string") return [];
      const body = { type: "report_ready", report_id: showId("rep", data.reportId) };
      return [{ needs: "reports.read", body }];
    },
  };
}

async function lastState({ scanning }: Doors, teamId: TeamId, id: unknown): Promise<SocketMessage[]> {
  if (typeof id !== "string") return [];
  return [{ needs: "scans.read", body: updateOf(await scanning.get(teamId, id)) }];
}

function updateOf(row: Scan): LiveBody {
  return {
    type: "scan_update",
    scan_id: showId("scan", row.id),
    status: statusWord(row.status),
    progress: row.progress.percent,
    message: row.status === "queued" ? "Queued" : row.progress.message,
    ...(row.status === "failed" ? { error: row.statusReason ?? "failed" } : {}),
  };
}
