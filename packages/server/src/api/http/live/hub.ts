/** The listeners of this process: who holds them, what they are told, and when they are closed. */

import type { Clock } from "@gatewatch/base/clock";
import { messageOf } from "@gatewatch/base/fault";
import { newId } from "@gatewatch/base/ids";
import type { Log } from "@gatewatch/base/log";
import type { Random } from "@gatewatch/base/random";
import type { Principal, TeamId } from "../../../kernel/actor.ts";
import type { DeliveredEvent, EventLog } from "../../../kernel/events/index.ts";
import type { LiveBody, LiveChange, SocketMessage, SocketRoute } from "../contract.ts";
import type { Sink } from "./sink.ts";
import { Throttle } from "./throttle.ts";

const toldEveryMs = 250;
const beatEveryMs = 30_000;
const listenersPerTeamMax = 200;
/** Lasting messages that a listener who comes back is sent; who missed more starts anew. */
const missedMost = 1000;

interface Listener<Doors> {
  readonly sink: Sink;
  readonly principal: Principal;
  readonly route: SocketRoute<Doors>;
  readonly mayListen: (principal: Principal) => boolean;
  /** The last lasting message it was told; `undefined` before its hello. */
  position: number | undefined;
}

export interface Hub<Doors> {
  /** True while the team may open one more. */
  hasRoom(teamId: TeamId): boolean;
  /**
   * @param mayListen asked again whenever the principal changes: a listener that may not any more is closed
   * @param resume what the listener says it saw last: a `seq` or `resume_token`; anything else counts as too old
   */
  add(
    sink: Sink,
    principal: Principal,
    route: SocketRoute<Doors>,
    mayListen: (principal: Principal) => boolean,
    resume: string | undefined,
  ): void;
  /** Says goodbye to every listener and stops listening. */
  close(): void;
}

export function createHub<Doors>(deps: {
  readonly doors: Doors;
  readonly events: Pick<EventLog, "onLive" | "position" | "since">;
  /** The principal as it is now, `undefined` once it was revoked. */
  readonly revive: (principal: Principal) => Promise<Principal | undefined>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}): Hub<Doors> {
  const { doors, events, revive, clock, random, log } = deps;
  const listeners = new Set<Listener<Doors>>();
  const ofTeam = (teamId: TeamId) => [...listeners].filter(({ principal }) => principal.teamId === teamId);

  const send = ({ sink, position = 0 }: Listener<Doors>, body: LiveBody, lastingSeq?: number): void => {
    const { type, ...rest } = body;
    sink.send(JSON.stringify({ type, seq: lastingSeq ?? position, ...rest }), type, lastingSeq);
  };
  /** Tells some listeners what their routes make of it, each route asked once. */
  const tell = async (
    some: readonly Listener<Doors>[],
    messagesOf: (route: SocketRoute<Doors>) => Promise<readonly SocketMessage[]>,
    lastingSeq?: number,
  ): Promise<void> => {
    for (const [route, concerned] of Map.groupBy(some, (listener) => listener.route)) {
      try {
        const messages = await messagesOf(route);
        for (const listener of concerned)
          for (const { needs, body } of messages)
            if (listener.principal.permissions.has(needs)) send(listener, body, lastingSeq);
      } catch (error) {
        log.debug({ error: messageOf(error) }, "a live change could not be told");
      }
    }
  };
  const greeted = (teamId: TeamId) => ofTeam(teamId).filter(({ position }) => position !== undefined);
  const throttle = new Throttle<LiveChange>(clock, toldEveryMs, (change) =>
    tell(greeted(change.teamId), (route) => route.messages(doors, change)),
  );

  /** Tells a team's listeners the lasting events that they have not seen, in order; one run at a time. */
  const catchUp = async (teamId: TeamId): Promise<void> => {
    for (;;) {
      const waiting = greeted(teamId);
      if (waiting.length === 0) return;
      const from = Math.min(...waiting.map(({ position = 0 }) => position));
      const missed = await events.since(teamId, from, missedMost);
      if (missed === undefined) return startAnew(waiting, teamId);
      for (const event of missed) await tellLasting(teamId, event);
      if (missed.length < missedMost) return;
    }
  };
  const tellLasting = async (teamId: TeamId, event: DeliveredEvent): Promise<void> => {
    const behind = greeted(teamId).filter(({ position = 0 }) => position < event.position);
    for (const listener of behind) listener.position = event.position;
    await tell(behind, (route) => route.lasting(doors, event), event.position);
  };
  const startAnew = async (some: readonly Listener<Doors>[], teamId: TeamId): Promise<void> => {
    const position = await events.position(teamId);
    for (const listener of some) {
      listener.position = position;
      send(listener, listener.route.reset(), position);
    }
  };
  const runs = new Map<TeamId, { again: boolean }>();
  const requestCatchUp = (teamId: TeamId): void => {
    const running = runs.get(teamId);
    if (running) {
      running.again = true;
      return;
    }
    if (ofTeam(teamId).length === 0) return;
    const run = { again: true };
    runs.set(teamId, run);
    void (async () => {
      while (run.again) {
        run.again = false;
        await catchUp(teamId).catch((error: unknown) =>
          log.debug({ error: messageOf(error) }, "lasting events could not be told"),
        );
      }
      runs.delete(teamId);
    })();
  };

  /** Closes the listeners whose principal is no longer what it was when they were opened. */
  const recheck = async (some: readonly Listener<Doors>[]): Promise<void> => {
    await Promise.all(
      some.map(async ({ sink, principal, route, mayListen }) => {
        const now = await revive(principal).catch(() => principal); // the database is away: that revokes nobody
        if (!now?.permissions.has(route.access) || !mayListen(now)) sink.close("revoked");
      }),
    );
  };

  const stopListening = events.onLive((event) => {
    if (event === undefined) {
      void recheck([...listeners]);
      for (const teamId of new Set([...listeners].map(({ principal }) => principal.teamId))) requestCatchUp(teamId);
      return;
    }
    const { teamId, type, id } = event;
    switch (type) {
      case "principal":
        return void recheck(
          [...listeners].filter(
            ({ principal }) =>
              principal.keyId === id ||
              principal.sessionId === id ||
              principal.userId === id ||
              principal.teamId === id,
          ),
        );
      case "event":
        return requestCatchUp(teamId);
      case "scan":
      case "findings":
        return throttle.push(`${type}:${id}`, { teamId, type, id });
      case "plan":
        return void recheck(ofTeam(teamId));
      default:
        return type satisfies never;
    }
  });

  const stopBeating = new AbortController();
  void (async () => {
    for (;;) {
      await clock.sleep(beatEveryMs, stopBeating.signal);
      for (const { sink } of listeners) if (!sink.beat()) sink.close("dead");
      await recheck([...listeners]);
    }
  })().catch(() => {});

  const greet = async (listener: Listener<Doors>, resume: string | undefined): Promise<void> => {
    const { teamId } = listener.principal;
    const now = await events.position(teamId);
    const from = resume === undefined ? now : readPosition(resume);
    const missed = from === undefined ? undefined : await events.since(teamId, from, missedMost + 1);
    listener.position = now;
    // The hello's own place is where the listener stands, so that one lost right after it misses nothing.
    const canResume = from !== undefined && missed !== undefined && missed.length <= missedMost;
    if (canResume) listener.position = from;
    send(listener, listener.route.hello(newId(clock, random), tokenOf(listener.position)), listener.position);
    if (!canResume) send(listener, listener.route.reset(), now);
    requestCatchUp(teamId);
  };

  return {
    hasRoom: (teamId) => ofTeam(teamId).length < listenersPerTeamMax,
    add(sink, principal, route, mayListen, resume) {
      const listener: Listener<Doors> = { sink, principal, route, mayListen, position: undefined };
      listeners.add(listener);
      sink.onClose(() => listeners.delete(listener));
      greet(listener, resume).catch((error: unknown) => {
        log.debug({ error: messageOf(error) }, "a listener could not be greeted");
        sink.close("dead");
      });
      void recheck([listener]); // it may have been revoked while it was being opened
    },
    close() {
      stopListening();
      stopBeating.abort(new Error("closed"));
      for (const { sink } of listeners) sink.close("stopping");
    },
  };
}

function tokenOf(position: number): string {
  return `r${position}`;
}

function readPosition(text: string): number | undefined {
  const digits = /^r?(\d{1,15})$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
