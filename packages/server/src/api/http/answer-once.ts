import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Kernel } from "../../kernel/index.ts";
import type { Answer, Dialect, Route } from "./contract.ts";
import { httpFaults } from "./faults.ts";
import { faultOf } from "./problem.ts";

/** Writes of a known caller are done once for each `Idempotency-Key`; a streamed body is nothing to compare. */
export function isDoneOnce<Doors>({ method, access, upload }: Route<Doors>): boolean {
  return method === "POST" && access !== "public" && upload === undefined;
}

/**
 * Does what a request asks, or answers as it was answered before when it repeats one with its `Idempotency-Key`. Only
 * success is kept: a refused request frees its key, and so does one that failed on our side before anything was committed.
 *
 * @throws Fault of `act`, `idempotency.*`, `http.invalid_input`
 */
export async function answerOnce<Doors>(
  kernel: Pick<Kernel, "idempotency">,
  dialect: Pick<Dialect<Doors>, "name">,
  route: Route<Doors>,
  request: FastifyRequest,
  reply: FastifyReply,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const key = keyOf(request);
  const principal = request.identified?.principal;
  if (key === undefined || principal === undefined || !isDoneOnce(route)) return act();
  const { teamId, keyId, userId } = principal;
  const use = { teamId, caller: keyId ?? userId, route: `${dialect.name} ${route.operationId}`, key };
  const said = JSON.stringify([request.params, request.query, request.body]);
  const turn = await kernel.idempotency.begin(use, createHash("sha256").update(said).digest());
  if (turn.kind === "repeat") {
    reply.header("Idempotency-Replayed", "true");
    const earlier: Answer = JSON.parse(turn.answer);
    return earlier;
  }
  const answer = await turn.perform(act).catch(async (error: unknown) => {
    await turn.release(faultOf(error).status >= 500);
    throw error;
  });
  const isLasting = answer.raw === undefined && answer.sessionCookie === undefined;
  await (isLasting ? turn.settle(JSON.stringify(answer)) : turn.release(false));
  return answer;
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key === "string" && key.length >= 1 && key.length <= 255) return key;
  throw httpFaults("http.invalid_input", {
    message: "The Idempotency-Key must have 1 to 255 characters.",
    fields: [{ field: "Idempotency-Key", reason: "must have 1 to 255 characters" }],
  });
}
