import { liveMessage, ticketAnswer } from "@gatewatch/contracts";
import type { Scans } from "./scans.ts";
import type { Transport } from "./transport.ts";
import type { LiveMessage } from "./wire.ts";

/** `live`: the socket is open; `polling`: it is not, running scans are read every five seconds. */
export type LiveState = "connecting" | "live" | "polling";

export interface Live {
  /**
   * Messages until the returned function is called. One socket a subscription; after it closes it is opened again
   * after 1, 2, 4 … 30 s behind the last message seen (`reset` says that some were missed), and meanwhile unfinished scans are read every 5 s and given as `scan` messages.
   */
  subscribe(onMessage: (message: LiveMessage) => void, onState?: (state: LiveState) => void): () => void;
}

const pollSeconds = 5;
const longestPauseSeconds = 30;

/** What happens on the server, as it happens. */
export function createLive(transport: Transport, scans: Scans, baseUrl: string): Live {
  return {
    subscribe(onMessage, onState) {
      let stopped = false;
      let socket: WebSocket | undefined;
      let failures = 0;
      let reopen: ReturnType<typeof setTimeout> | undefined;
      let poll: ReturnType<typeof setTimeout> | undefined;
      /** The newest place in the team's history that was seen: what the next socket resumes behind. */
      let seq: number | undefined;
      const polled = new Set<string>();

      async function open(): Promise<void> {
        onState?.(failures === 0 ? "connecting" : "polling");
        try {
          const { ticket } = await transport.write("POST", "/ws/ticket", ticketAnswer);
          if (stopped) return;
          const resume = seq === undefined ? "" : `&resume=${seq}`;
          socket = new WebSocket(`${socketRoot(baseUrl)}/api/v1/ws?ticket=${encodeURIComponent(ticket)}${resume}`);
        } catch {
          fail();
          return;
        }
        socket.onopen = () => {
          failures = 0;
          clearTimeout(poll);
          poll = undefined;
          onState?.("live");
        };
        socket.onmessage = (event) => {
          const message = liveMessage.safeParse(jsonOf(event.data));
          if (!message.success) return;
          ({ seq } = message.data);
          onMessage(message.data);
        };
        socket.onclose = fail;
      }

      function fail(): void {
        if (stopped) return;
        const pauseSeconds = Math.min(2 ** failures, longestPauseSeconds);
        failures++;
        onState?.("polling");
        reopen = setTimeout(open, pauseSeconds * 1000);
        poll ??= setTimeout(readUnfinished, 0);
      }

      /** Also reads once more each scan that was unfinished the time before, so that its end is seen. */
      async function readUnfinished(): Promise<void> {
        try {
          const lists = await Promise.all([scans.list({ status: "queued" }), scans.list({ status: "running" })]);
          const unfinished = new Set(lists.flatMap((list) => list.data.map((row) => row.id)));
          for (const id of new Set([...polled, ...unfinished])) {
            const scan = await scans.get(id);
            if (!stopped && poll !== undefined) onMessage({ type: "scan", seq: seq ?? 0, scan });
          }
          polled.clear();
          for (const id of unfinished) polled.add(id);
        } catch {
          // The next poll tries again; the caller's own reads say what is wrong.
        }
        if (!stopped && poll !== undefined) poll = setTimeout(readUnfinished, pollSeconds * 1000);
      }

      void open();
      return () => {
        stopped = true;
        clearTimeout(reopen);
        clearTimeout(poll);
        socket?.close();
      };
    },
  };
}

/** `http://…` → `ws://…` */
function socketRoot(baseUrl: string): string {
  return baseUrl.replace(/^http/, "ws").replace(/\/+$/, "");
}

function jsonOf(data: unknown): unknown {
  if (typeof data !== "string") return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
