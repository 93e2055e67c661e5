import type { FastifyRequest } from "fastify";
import { httpFaults } from "./faults.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site makes a browser send in its user's name: writes and WebSockets that are carried by the
 * cookie must prove the same origin, and nobody's writes (sign-in, setup) must not come from elsewhere.
 *
 * @param publicUrl where people reach this server when it is not the request's own host
 * @throws Fault `http.cross_site`
 */
export function checkOrigin(
  request: FastifyRequest,
  caller: { readonly byCookie: boolean; readonly anonymous: boolean },
  publicUrl: string | undefined,
): void {
  if (reading.has(request.method) && !request.ws) return;
  if (!caller.byCookie && !caller.anonymous) return;
  const origin = request.headers.origin;
  const site = request.headers["sec-fetch-site"];
  if (origin !== undefined ? isOwn(origin, request, publicUrl) : site === "same-origin") return;
  // Without a cookie there is nothing to abuse unless a browser says where it comes from.
  if (caller.anonymous && origin === undefined && (site === undefined || site === "none")) return;
  throw httpFaults("http.cross_site", {
    message:
      "This request came from another site. Use the product's own pages, or send an API key instead of the cookie.",
  });
}

function isOwn(origin: string, request: FastifyRequest, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const { host, origin: normal } = new URL(origin);
  return host === request.host || (publicUrl !== undefined && normal === new URL(publicUrl).origin);
}
