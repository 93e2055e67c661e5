import { showId } from "@gatewatch/base/ids";
import type { SocketRoute } from "../../http/index.ts";
import type { Doors } from "../doors.ts";
import { statusWord } from "./render.ts";

/** `/cyberai/v1/ws`: one `scan_update` for every change of a scan. */
export function createSocket(): SocketRoute<Doors> {
  return {
    access: "scans.read",
    hello: (connectionId) => ({ type: "hello", connection_id: connectionId }),
    async messages({ scanning }, { teamId, id }) {
      const row = await scanning.get(teamId, id);
      const update = {
        type: "scan_update",
        scan_id: showId("scan", row.id),
        status: statusWord(row.status),
        progress: row.progress.percent,
        message: row.status === "queued" ? "Queued" : row.progress.message,
        ...(row.status === "failed" ? { error: row.statusReason ?? "failed" } : {}),
      };
      return [{ needs: "scans.read", body: update }];
    },
  };
}
