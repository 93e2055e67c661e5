import { Readable } from "node:stream";
import type { Fault } from "@gatewatch/base/fault";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Answer, Dialect } from "./contract.ts";
import { sessionCookie, signInCookie } from "./credentials.ts";
import { addLink } from "./deprecation.ts";
import { type Problem, problemOf } from "./problem.ts";

/** Sends a handler's answer: JSON by its schema, or the raw body with its own media type. */
export function sendAnswer(reply: FastifyReply, status: number, answer: Answer, secureCookies: boolean): FastifyReply {
  const { Link: link, ...headers } = answer.headers ?? {};
  reply.status(status).headers(headers);
  if (link !== undefined) addLink(reply, link);
  if (answer.unavailableSeconds !== undefined)
    reply.status(503).header("Retry-After", String(answer.unavailableSeconds));
  if (answer.etag !== undefined) reply.header("ETag", answer.etag);
  if (answer.sessionCookie !== undefined) {
    const options = { path: "/", httpOnly: true, sameSite: "lax", secure: secureCookies } as const;
    if (answer.sessionCookie === null) reply.clearCookie(sessionCookie, options);
    else reply.setCookie(sessionCookie, answer.sessionCookie, options);
  }
  if (answer.signInCookie !== undefined) {
    // The provider's own page posts the answer back: only `None` rides along with that, and only over https.
    const sameSite = secureCookies ? "none" : "lax";
    const options = { path: "/api/v1/auth", httpOnly: true, sameSite, secure: secureCookies, maxAge: 600 } as const;
    reply.setCookie(signInCookie, answer.signInCookie, options);
  }
  if (answer.redirect !== undefined) return reply.redirect(answer.redirect, 302);
  if (answer.raw) {
    const { mediaType, body } = answer.raw;
    return reply.type(mediaType).send(typeof body === "string" || Buffer.isBuffer(body) ? body : Readable.from(body));
  }
  return reply.send(answer.body);
}

/** Sends an error in its dialect's shape; native clients may ask for RFC 9457 instead. */
export function sendFault<Doors>(
  request: FastifyRequest,
  reply: FastifyReply,
  fault: Fault,
  dialect: Dialect<Doors>,
): FastifyReply {
  const problem = problemOf(fault, request.id);
  if (problem.retryAfterSeconds !== undefined) reply.header("Retry-After", String(problem.retryAfterSeconds));
  if (problem.status === 401) reply.header("WWW-Authenticate", 'Bearer realm="gatewatch"');
  const asProblem = dialect.name === "native" && request.headers.accept?.includes("application/problem+json");
  const body = asProblem ? problemDetails(problem, request.url) : dialect.renderProblem(problem);
  return reply
    .status(problem.status)
    .type(asProblem ? "application/problem+json" : (dialect.mediaType ?? "application/json; charset=utf-8"))
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body);
}

/** Tells a browser that was refused on its way through another site: only a page of ours can say it to a person. */
export function sendToSignIn(request: FastifyRequest, reply: FastifyReply, fault: Fault): FastifyReply {
  if (fault.retryAfterSeconds !== undefined) reply.header("Retry-After", String(fault.retryAfterSeconds));
  const error = fault.code.slice(fault.code.indexOf(".") + 1);
  return reply.redirect(`/login?${new URLSearchParams({ error, request_id: request.id })}`, 302);
}

/** Where a fault is described. */
export function docsUrl(code: string): string {
  return `/docs/faults#${code}`;
}

function problemDetails(problem: Problem, url: string): unknown {
  return {
    type: docsUrl(problem.code),
    title: problem.word,
    status: problem.status,
    detail: problem.message,
    instance: url.split("?")[0],
    request_id: problem.requestId,
    ...(problem.fields.length > 0 ? { errors: problem.fields } : {}),
    ...(problem.retryAfterSeconds === undefined ? {} : { retry_after: problem.retryAfterSeconds }),
  };
}
