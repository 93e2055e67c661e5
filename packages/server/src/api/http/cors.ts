import type { FastifyReply, FastifyRequest } from "fastify";

const exposed =
  "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, traceparent, Link, Location, ETag, Idempotency-Replayed, Deprecation, Sunset";

/**
 * Pages of any origin may call the API with a key of their own. Cookies never take part: `*` without
 * `Allow-Credentials` makes browsers leave them out.
 */
export function allowOrigins(reply: FastifyReply): void {
  reply.header("Access-Control-Allow-Origin", "*").header("Access-Control-Expose-Headers", exposed);
}

/** True for the question a browser asks before it sends a key across origins. */
export function isPreflight(request: FastifyRequest): boolean {
  return request.method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined;
}

/** Answers it: every method and header that a route may take, for ten minutes. */
export function answerPreflight(reply: FastifyReply): FastifyReply {
  return reply
    .status(204)
    .header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
    .header(
      "Access-Control-Allow-Headers",
      "Authorization, X-API-Key, Content-Type, Accept, Idempotency-Key, If-Match, If-None-Match, X-Request-Id, traceparent",
    )
    .header("Access-Control-Max-Age", "600")
    .send();
}
