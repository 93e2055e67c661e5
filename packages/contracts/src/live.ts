/**
 * What the native WebSocket `/api/v1/ws` and the event stream `/api/v1/events` push. Nothing is sent by the client but
 * the request itself.
 */
import { z } from "zod";
import { instant, severityCounts } from "./common.ts";
import { finding, scan } from "./scans.ts";

/** 200 of `POST /ws/ticket`: single use, 60 s; the socket is opened as `/api/v1/ws?ticket=…`. */
export const ticketAnswer = z.object({ ticket: z.string(), expires_in: z.int() });

/**
 * Where the client stands in the team's history. Opened again with `resume` (WebSocket) or `Last-Event-ID` (stream) and
 * the newest `seq` it saw, or the hello's `resume_token`, the server sends what was missed, or `reset` when it cannot.
 */
const seq = z.int();

export const liveMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), seq, connection_id: z.string(), resume_token: z.string() }),
  /** Something may have been missed: read again what is shown. */
  z.object({ type: z.literal("reset"), seq }),
  /** Sent on every change, at most 4 times a second a scan. */
  z.object({ type: z.literal("scan"), seq, scan }),
  /** New findings of a running scan: how many it has in all, and those of its 200 worst that were not told before. */
  z.object({
    type: z.literal("findings"),
    seq,
    scan_id: z.uuid(),
    counts: severityCounts,
    findings: z.array(finding),
  }),
  /** Something that lasts: a vulnerability was fixed or reopened, a report is ready, the plan changed. */
  z.object({
    type: z.literal("event"),
    seq,
    event: z.string(),
    created_at: instant,
    data: z.record(z.string(), z.unknown()),
  }),
]);
export type LiveMessage = z.infer<typeof liveMessage>;
