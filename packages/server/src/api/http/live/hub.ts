/** The open WebSockets of this process: who holds them, what they are told, and when they are closed. */

import type { WebSocket } from "@fastify/websocket";
import type { Clock } from "@gatewatch/base/clock";
import { messageOf } from "@gatewatch/base/fault";
import { newId } from "@gatewatch/base/ids";
import type { Log } from "@gatewatch/base/log";
import type { Random } from "@gatewatch/base/random";
import type { Principal, TeamId } from "../../../kernel/actor.ts";
import type { Events } from "../../../kernel/events/index.ts";
import type { LiveChange, SocketRoute } from "../contract.ts";
import { Throttle } from "./throttle.ts";

/** Close codes of RFC 6455 §7.4.1 and its registry. */
const goingAway = 1001;
const policyViolation = 1008;
const tryAgainLater = 1013;

const toldEveryMs = 250;
const pingEveryMs = 30_000;
const bufferedBytesMax = 1024 * 1024;
const socketsPerTeamMax = 200;

interface Connection<Doors> {
  readonly socket: WebSocket;
  readonly principal: Principal;
  readonly route: SocketRoute<Doors>;
  answered: boolean;
}

export interface Hub<Doors> {
  /** True while the team may open one more. */
  hasRoom(teamId: TeamId): boolean;
  add(socket: WebSocket, principal: Principal, route: SocketRoute<Doors>): void;
  /** Says goodbye to every socket (1001) and stops listening. */
  close(): void;
}

export function createHub<Doors>(deps: {
  readonly doors: Doors;
  readonly events: Events;
  /** The principal as it is now, `undefined` once it was revoked. */
  readonly revive: (principal: Principal) => Promise<Principal | undefined>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}): Hub<Doors> {
  const { doors, events, revive, clock, random, log } = deps;
  const connections = new Set<Connection<Doors>>();

  const tell = async (change: LiveChange): Promise<void> => {
    const concerned = [...connections].filter(({ principal }) => principal.teamId === change.teamId);
    for (const route of new Set(concerned.map((connection) => connection.route))) {
      try {
        const messages = await route.messages(doors, change);
        const told = messages.map(({ needs, body }) => ({ needs, text: JSON.stringify(body) }));
        for (const connection of concerned) {
          const { permissions } = connection.principal;
          const texts = told.filter(({ needs }) => permissions.has(needs)).map(({ text }) => text);
          if (connection.route === route) send(connection, texts);
        }
      } catch (error) {
        log.debug({ error: messageOf(error) }, "a live change could not be told");
      }
    }
  };
  const throttle = new Throttle<LiveChange>(clock, toldEveryMs, tell);

  /** Closes the sockets whose principal is no longer what it was when they were opened. */
  const recheck = async (some: readonly Connection<Doors>[]): Promise<void> => {
    for (const { socket, principal, route } of some) {
      const now = await revive(principal).catch(() => principal); // the database is away: that revokes nobody
      if (!now?.permissions.has(route.access)) socket.close(policyViolation, "credentials revoked");
    }
  };

  const stopListening = events.onLive((event) => {
    if (event === undefined) return void recheck([...connections]);
    if (event.type === "principal") {
      const { id } = event;
      const held = ({ principal }: Connection<Doors>) =>
        principal.keyId === id || principal.sessionId === id || principal.userId === id;
      return void recheck([...connections].filter(held));
    }
    const { teamId, type, id } = event;
    if (type === "plan" || type === "event") return;
    throttle.push(`${type}:${id}`, { teamId, type, id });
  });

  const stopPinging = new AbortController();
  void (async () => {
    for (;;) {
      await clock.sleep(pingEveryMs, stopPinging.signal);
      for (const connection of connections) {
        if (!connection.answered) connection.socket.terminate();
        connection.answered = false;
        connection.socket.ping();
      }
      await recheck([...connections]);
    }
  })().catch(() => {});

  return {
    hasRoom: (teamId) =>
      [...connections].filter(({ principal }) => principal.teamId === teamId).length < socketsPerTeamMax,
    add(socket, principal, route) {
      const connection: Connection<Doors> = { socket, principal, route, answered: true };
      connections.add(connection);
      socket.on("close", () => connections.delete(connection));
      socket.on("pong", () => {
        connection.answered = true;
      });
      send(connection, [JSON.stringify(route.hello(newId(clock, random)))]);
      void recheck([connection]); // it may have been revoked while the socket was being opened
    },
    close() {
      stopListening();
      stopPinging.abort(new Error("closed"));
      for (const { socket } of connections) socket.close(goingAway, "server stops");
    },
  };
}

/** A client that does not keep up is let go; it reads the present state again when it comes back. */
function send(connection: Pick<Connection<never>, "socket">, texts: readonly string[]): void {
  const { socket } = connection;
  for (const text of texts) {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > bufferedBytesMax) socket.close(tryAgainLater, "too slow");
    else socket.send(text);
  }
}
