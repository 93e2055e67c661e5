import { sql } from "kysely";
import pg from "pg";
import type { Clock } from "../clock/index.ts";
import type { Db, Tx } from "./pool.ts";

/** A handler gets the payload of each NOTIFY on its channel; `undefined` means "some may have been missed, look again". */
export type NotificationHandler = (payload: string | undefined) => void;

export interface Listener {
  /** Starts to listen on a channel. Several handlers may share one. */
  on(channel: string, handler: NotificationHandler): Promise<void>;
  close(): Promise<void>;
}

/** Sends a NOTIFY; inside a transaction it leaves when that commits. The payload is an id or less: 8,000 bytes at most. */
export async function notify(db: Db | Tx, channel: string, payload: string): Promise<void> {
  await sql`SELECT pg_notify(${channel}, ${payload})`.execute(db);
}

/**
 * One dedicated connection for LISTEN, reopened with growing pauses for as long as it takes; after each reopening every
 * handler is told to look again.
 */
export function listen(url: string, clock: Clock, onError: (error: unknown) => void): Listener {
  const handlers = new Map<string, Set<NotificationHandler>>();
  const closing = new AbortController();
  let client: pg.Client | undefined;
  let opening: Promise<void> | undefined;

  const open = async (): Promise<void> => {
    for (let delayMs = 100; !closing.signal.aborted; delayMs = Math.min(delayMs * 2, 2000)) {
      const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: "gatewatch-listen" });
      try {
        next.on("notification", ({ channel, payload }) => {
          for (const handler of handlers.get(channel) ?? []) handler(payload ?? "");
        });
        // Stays for the life of the client: an error that nobody hears would end the process.
        next.on("error", (error) => reopen(next, error));
        await next.connect();
        next.once("end", () => reopen(next, undefined));
        for (const channel of handlers.keys()) await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
        client = next;
        return;
      } catch (error) {
        onError(error);
        next.end().catch(() => {});
        await clock.sleep(delayMs, closing.signal).catch(() => {});
      }
    }
  };

  const reopen = (lost: pg.Client, error: unknown): void => {
    if (client !== lost || closing.signal.aborted) return;
    client = undefined;
    if (error !== undefined) onError(error);
    opening = open().then(() => {
      for (const set of handlers.values()) for (const handler of set) handler(undefined);
    });
  };

  return {
    async on(channel, handler) {
      const known = handlers.get(channel);
      if (known) known.add(handler);
      else handlers.set(channel, new Set([handler]));
      opening ??= open();
      await opening;
      if (!known) await client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    },
    async close() {
      closing.abort(new Error("closed"));
      const last = client;
      client = undefined;
      await last?.end();
      await opening;
    },
  };
}
