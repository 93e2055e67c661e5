import type { liveMessage } from "@gatewatch/contracts";
import type { z } from "zod";
import type { TeamId } from "../../../kernel/actor.ts";
import type { Scope } from "../../../kernel/roles/index.ts";
import type { FindingRow } from "../../../vulnerabilities/index.ts";
import type { SocketMessage, SocketRoute } from "../../http/index.ts";
import type { Doors } from "../doors.ts";
import { findingBody, scanBody } from "./render.ts";

type WithoutSeq<Message> = Message extends unknown ? Omit<Message, "seq"> : never;
type Message = WithoutSeq<z.output<typeof liveMessage>>;

const shownAtOnce = 200;
const scansRemembered = 200;
const findingsRemembered = 2000;

/**
 * `/api/v1/ws` and `/api/v1/events`: the scan itself on every change, how many findings it has and those of its 200
 * worst that were not told before, and each lasting event.
 */
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
  const scanMessage = async ({ scanning }: Pick<Doors, "scanning">, teamId: TeamId, id: string) => {
    const row = await scanning.get(teamId, id);
    const body: Message = { type: "scan", scan: scanBody(row) };
    return { row, message: { needs: "scans.read", body } satisfies SocketMessage };
  };

  return {
    access: "scans.read",
    hasStream: true,
    hello: (connectionId, resumeToken): Message => ({
      type: "hello",
      connection_id: connectionId,
      resume_token: resumeToken,
    }),
    reset: (): Message => ({ type: "reset" }),
    async messages(doors, { teamId, type, id }) {
      const { row, message } = await scanMessage(doors, teamId, id);
      if (type === "scan") return [message];
      const fresh = await untold(doors.vulnerabilities, teamId, row.id);
      const { new: _new, persisting: _persisting, ...counts } = message.body.scan.counts;
      const findings = fresh.map(findingBody);
      const found: Message = { type: "findings", scan_id: row.id, counts, findings };
      return [message, { needs: "vulnerabilities.read", body: found }];
    },
    async lasting(doors, { teamId, type, data, createdAt }) {
      if (type.startsWith("scan.") && typeof data.scanId === "string")
        return [(await scanMessage(doors, teamId, data.scanId)).message];
      const body: Message = {
        type: "event",
        event: type,
        created_at: createdAt.toISOString(),
        data: inSnakeCase(data),
      };
      return [{ needs: rightFor(type), body }];
    },
  };
}

/** Who may read what an event is about may hear of it. */
function rightFor(type: string): Scope {
  switch (type.split(".")[0]) {
    case "issue":
      return "vulnerabilities.read";
    case "report":
      return "reports.read";
    case "webhook":
      return "integrations.read";
    default:
      return "team.read";
  }
}

function inSnakeCase(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
