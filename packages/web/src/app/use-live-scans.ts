import type { LiveMessage } from "@gatewatch/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useClient } from "../client/index.ts";
import { patchReportEvent } from "../features/reports/index.ts";
import { patchFindings, patchScan } from "../features/scans/index.ts";
import { patchVulnerabilityEvent } from "../features/vulnerabilities/index.ts";

const flushMs = 250;

/** Puts what the server pushes into the query cache, at most four times a second. */
export function useLiveScans(): void {
  const client = useClient();
  const cache = useQueryClient();
  useEffect(() => {
    let waiting: LiveMessage[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const messages = waiting;
      waiting = [];
      // Of several states of one scan only the last is shown.
      const last = new Map(
        messages.flatMap((message) => (message.type === "scan" ? [[message.scan.id, message.scan]] : [])),
      );
      for (const message of messages)
        if (message.type === "findings") patchFindings(cache, message.scan_id, message.findings);
      for (const scan of last.values()) patchScan(cache, scan);
      for (const message of messages) {
        if (message.type !== "event") continue;
        patchReportEvent(cache, message.event);
        patchVulnerabilityEvent(cache, message.event);
      }
    };
    let polling = false;
    const unsubscribe = client.live.subscribe(
      (message) => {
        waiting.push(message);
        timer ??= setTimeout(flush, flushMs);
        // Without a socket no findings come by themselves: the scan that moved has its list read again.
        if (polling && message.type === "scan")
          void cache.invalidateQueries({ queryKey: ["findings", message.scan.id] });
      },
      (state) => {
        polling = state === "polling";
        if (state === "live") void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] === "scan" });
      },
    );
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [client, cache]);
}
