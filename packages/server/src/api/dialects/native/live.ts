import type { liveMessage } from "@gatewatch/contracts";
import type { z } from "zod";
import type { TeamId } from "../../../kernel/actor.ts";
import type { FindingRow } from "../../../vulnerabilities/index.ts";
import type { SocketMessage, SocketRoute } from "../../http/index.ts";
import type { Doors } from "../doors.ts";
import { findingBody, scanBody } from "./render.ts";

type Message = z.output<typeof liveMessage>;

const shownAtOnce = 200;
const scansRemembered = 200;
const findingsRemembered = 2000;

/** `/api/v1/ws`: the scan itself on every change, and those of its 200 worst findings that were not told before. */
export function createSocket(): SocketRoute<Doors> {
  const told = new Map<string, Set<string>>();

  const untold = async (
    vulnerabilities: Doors["vulnerabilities"],
    teamId: TeamId,
    scanId: string,
  ): Promise<readonly FindingRow[]> => {
    const { findings } = await vulnerabilities.findings(teamId, { scanIds: [scanId], limit: shownAtOnce });
    const before = told.get(scanId) ?? new Set();
    const fresh = findings.filter((finding) => !before.has(finding.id));
    for (const finding of fresh) if (before.size < findingsRemembered) before.add(finding.id);
    told.delete(scanId); // the scan told last is forgotten last
    told.set(scanId, before);
    if (told.size > scansRemembered) told.delete(told.keys().next().value ?? "");
    return fresh;
  };

  return {
    access: "scans.read",
    hello: (connectionId): Message => ({ type: "hello", connection_id: connectionId }),
    async messages({ scanning, vulnerabilities }, { teamId, type, id }) {
      const row = await scanning.get(teamId, id);
      const scan: Message = { type: "scan", scan: scanBody(row) };
      const messages: SocketMessage[] = [{ needs: "scans.read", body: scan }];
      if (type === "scan") return messages;
      const fresh = await untold(vulnerabilities, teamId, row.id);
      const found: Message = { type: "findings", scan_id: row.id, findings: fresh.map(findingBody) };
      return fresh.length === 0 ? messages : [...messages, { needs: "vulnerabilities.read", body: found }];
    },
  };
}
