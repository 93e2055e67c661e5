import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Principal } from "../../kernel/actor.ts";
import type { Answer, Dialect, Input, Route } from "./contract.ts";
import { httpFaults } from "./faults.ts";
import type { GateRule } from "./gate.ts";
import type { Hub } from "./live/hub.ts";
import { describeRoutes } from "./openapi.ts";
import { sendAnswer } from "./send.ts";
import "./request.ts";

/** Gives one dialect its routes, its WebSocket and its OpenAPI document, all below its prefix. */
export async function mountDialect<Doors>(
  app: FastifyInstance,
  dialect: Dialect<Doors>,
  deps: { readonly doors: Doors; readonly hub: Hub<Doors>; readonly isSecure: (request: FastifyRequest) => boolean },
): Promise<void> {
  const { doors, hub, isSecure } = deps;
  await app.register(
    async (scope) => {
      await describeRoutes(scope, dialect);
      const uploadTypes = new Set(dialect.routes.flatMap((route) => route.upload?.mediaTypes ?? []));
      for (const type of uploadTypes) scope.addContentTypeParser(type, (_request, _payload, done) => done(null));
      for (const route of dialect.routes) {
        scope.route({
          method: route.method,
          url: route.url,
          config: { rule: ruleOf(route) },
          schema: documented(dialect, route),
          handler: async (request, reply) => {
            const answer = await route.handle(inputOf(request), doors);
            const status = isKnown(request, answer) ? 304 : (route.success ?? 200);
            return sendAnswer(reply, status, answer, isSecure(request));
          },
        });
      }
      const socket = dialect.createSocket?.();
      if (socket) {
        scope.route({
          method: "GET",
          url: "/ws",
          websocket: true,
          config: { rule: { access: socket.access, limitClass: "standard", mediaTypes: undefined } },
          preHandler: async (request) => {
            if (!hub.hasRoom(principalOf(request).teamId)) throw tooManySockets();
          },
          handler: (connection, request) => hub.add(connection, principalOf(request), socket),
        });
      }
      const rule: GateRule = { access: "public", limitClass: "standard", mediaTypes: undefined };
      scope.get("/openapi.json", { config: { rule }, schema: { hide: true } }, () => scope.swagger());
    },
    { prefix: dialect.prefix },
  );
}

function ruleOf<Doors>(route: Route<Doors>): GateRule {
  const bodyType = route.takesForm ? "application/x-www-form-urlencoded" : "application/json";
  const mediaTypes = route.upload?.mediaTypes ?? (route.schema.body ? [bodyType] : undefined);
  return { access: route.access, limitClass: route.limitClass ?? "standard", mediaTypes };
}

function inputOf(request: FastifyRequest): Input<unknown, unknown, unknown, Principal | undefined> {
  return {
    params: request.params,
    query: request.query,
    body: request.body,
    principal: request.identified?.principal,
    openSession: request.identified?.openSession,
    origin: { ip: request.ip, userAgent: request.headers["user-agent"] ?? "" },
    idempotencyKey: idempotencyKeyOf(request),
    ifMatch: request.headers["if-match"],
    stream: request.raw,
  };
}

/** RFC 9110 §13.1.2: the weak comparison, of reads only. */
function isKnown(request: FastifyRequest, { etag }: Answer): boolean {
  const sent = request.headers["if-none-match"];
  if (etag === undefined || sent === undefined || request.method !== "GET") return false;
  return sent.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}

function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key === "string" && key.length >= 1 && key.length <= 255) return key;
  throw httpFaults("http.invalid_input", {
    message: "The Idempotency-Key must have 1 to 255 characters.",
    fields: [{ field: "Idempotency-Key", reason: "must have 1 to 255 characters" }],
  });
}

/** Only reached behind the gate, which lets nobody through to a WebSocket without a principal. */
function principalOf(request: FastifyRequest): Principal {
  const principal = request.identified?.principal;
  if (!principal) throw httpFaults("http.unauthenticated", { message: "Credentials are missing." });
  return principal;
}

function documented<Doors>(dialect: Dialect<Doors>, route: Route<Doors>) {
  const { params, query, body, answer } = route.schema;
  const success = route.produces
    ? { description: route.summary, content: { [route.produces]: { schema: z.string() } } }
    : answer;
  return {
    ...(route.isHidden ? { hide: true } : {}),
    operationId: route.operationId,
    summary: route.summary,
    tags: [route.tag],
    security: route.access === "public" ? [] : [{ ApiKeyAuth: [] }, { BearerAuth: [] }],
    ...(route.upload ? { consumes: [...route.upload.mediaTypes] } : {}),
    ...(route.takesForm ? { consumes: ["application/x-www-form-urlencoded"] } : {}),
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    response: { [route.success ?? 200]: success, "4xx": dialect.errorSchema, "5xx": dialect.errorSchema },
  };
}

function tooManySockets() {
  return httpFaults("http.too_many_sockets", {
    message: "Your team has 200 live connections open, which is the most. Close some, then connect again.",
    retryAfterSeconds: 30,
  });
}
