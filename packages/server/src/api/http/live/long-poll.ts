/** `Prefer: wait=30` (RFC 7240 §4.3): a read of a scan is answered at the scan's first change, or when the time is over. */
import type { Clock } from "@gatewatch/base/clock";
import { readId } from "@gatewatch/base/ids";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Events } from "../../../kernel/events/index.ts";
import type { Answer, Route } from "../contract.ts";

const waitSecondsMost = 60;
/** Requests of this process that wait at once; those beyond are answered as they are. */
const waitingMost = 1000;

export type LongPoll<Doors> = (
  route: Route<Doors>,
  request: FastifyRequest,
  reply: FastifyReply,
  doors: Doors,
  read: () => Promise<Answer>,
) => Promise<Answer>;

export function createLongPoll<Doors>({
  events,
  clock,
}: {
  readonly events: Pick<Events, "onLive">;
  readonly clock: Clock;
}): LongPoll<Doors> {
  let waiting = 0;

  return async ({ follows }, request, reply, doors, read) => {
    const seconds = follows && waitOf(request.headers.prefer);
    const params = Object.entries(request.params ?? {});
    const id = follows && readId(String(params.find(([name]) => name === follows.param)?.[1]));
    const teamId = request.identified?.principal?.teamId;
    if (!follows || !teamId || seconds === undefined || id === undefined || waiting >= waitingMost) return read();
    let wake = () => {};
    let isChanged = false;
    const stop = events.onLive((event) => {
      if (event !== undefined && event.id !== id) return;
      isChanged = true;
      wake();
    });
    const end = new AbortController();
    const abort = () => end.abort(new Error("gone"));
    request.raw.socket.once("close", abort);
    waiting++;
    try {
      const first = await follows.watch(teamId, id, doors);
      reply.header("Preference-Applied", `wait=${seconds}`);
      const untilMs = clock.monotonicMs() + seconds * 1000;
      for (
        let now = first;
        !now.isOver && now.version === first.version;
        now = await follows.watch(teamId, id, doors)
      ) {
        const leftMs = untilMs - clock.monotonicMs();
        if (leftMs <= 0 || end.signal.aborted) break;
        if (!isChanged) {
          const rest = new AbortController();
          wake = () => rest.abort(new Error("changed"));
          await clock.sleep(leftMs, AbortSignal.any([rest.signal, end.signal])).catch(() => {});
        }
        isChanged = false;
      }
      return await read();
    } finally {
      waiting--;
      stop();
      request.raw.socket.off("close", abort);
    }
  };
}

function waitOf(header: string | string[] | undefined): number | undefined {
  const text = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,4})"?/i.exec(String(header ?? ""))?.[1];
  const seconds = Number(text ?? 0);
  return seconds > 0 ? Math.min(seconds, waitSecondsMost) : undefined;
}
