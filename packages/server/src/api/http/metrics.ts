import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Kernel } from "../../kernel/index.ts";
import { identify } from "./credentials.ts";
import { httpFaults } from "./faults.ts";

/** What the server tells the metrics, and how it gets their text. */
export interface MetricsPort {
  answered(request: {
    readonly dialect: string;
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }): void;
  render(): Promise<{ readonly mediaType: string; readonly text: string }>;
  /** A scraper's own token (`GATEWATCH_METRICS_TOKEN_FILE`). */
  readonly token: string | undefined;
}

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * `GET /metrics`, for those alone who may see the whole platform: the scraper's token, or a key or session of an
 * administrator of the first team with the right `team.read`. Loopback opens nothing: a reverse proxy comes from there.
 */
export function serveMetrics(
  app: FastifyInstance,
  kernel: Pick<Kernel, "identity" | "keys" | "teams">,
  metrics: MetricsPort,
  dialectOf: (url: string) => string,
): void {
  app.addHook("onResponse", async (request, reply) => {
    metrics.answered({
      dialect: dialectOf(request.url),
      method: methods.has(request.method) ? request.method : "other",
      route: request.routeOptions.url ?? "unmatched",
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
  });
  app.get("/metrics", async (request, reply) => {
    reply.header("Cache-Control", "no-store");
    await refuseOthers(kernel, metrics.token, request);
    return send(reply, await metrics.render());
  });
}

function send(reply: FastifyReply, { mediaType, text }: { mediaType: string; text: string }): FastifyReply {
  return reply.type(mediaType).send(text);
}

async function refuseOthers(
  kernel: Pick<Kernel, "identity" | "keys" | "teams">,
  token: string | undefined,
  request: FastifyRequest,
): Promise<void> {
  const sent = /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? "")?.[1];
  if (token !== undefined && sent !== undefined && equal(sent, token)) return;
  const { principal, fault } = await identify(kernel, request, true);
  if (fault) throw fault;
  if (!principal) {
    throw httpFaults("http.unauthenticated", {
      message:
        "Metrics need the token of GATEWATCH_METRICS_TOKEN_FILE, or a key of an administrator, as Authorization: Bearer.",
    });
  }
  const first = await kernel.teams.firstAdmin();
  const isPlatforms = principal.role === "admin" && first?.team.id === principal.teamId;
  if (isPlatforms && principal.permissions.has("team.read")) return;
  throw httpFaults("http.forbidden", {
    message:
      'Metrics tell of the whole platform: only an administrator of its first team with the right "team.read" may read them.',
    fields: [{ field: "scope", reason: "team.read is needed" }],
  });
}

// Digests have one length, so that the comparison takes the same time for every guess.
function equal(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
