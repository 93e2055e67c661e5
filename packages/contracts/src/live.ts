/** What the native WebSocket `/api/v1/ws` pushes. Nothing is sent by the client but the upgrade itself. */
import { z } from "zod";
import { finding, scan } from "./scans.ts";

/** 200 of `POST /ws/ticket`: single use, 60 s; the socket is opened as `/api/v1/ws?ticket=…`. */
export const ticketAnswer = z.object({ ticket: z.string(), expires_in: z.int() });

export const liveMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), connection_id: z.string() }),
  /** Sent on every change, at most 4 times a second a scan. */
  z.object({ type: z.literal("scan"), scan }),
  /** New findings of a running scan, in batches. */
  z.object({ type: z.literal("findings"), scan_id: z.uuid(), findings: z.array(finding) }),
]);
export type LiveMessage = z.infer<typeof liveMessage>;
