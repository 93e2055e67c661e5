import type { FastifyReply } from "fastify";
import type { Deprecation } from "./contract.ts";

/** `Deprecation` (RFC 9745: a structured date), `Sunset` (RFC 8594: an HTTP date), and where to read on. */
export function announceDeprecation(reply: FastifyReply, { since, sunset, link }: Deprecation): void {
  reply.header("Deprecation", `@${Math.floor(new Date(since).getTime() / 1000)}`);
  if (sunset !== undefined) reply.header("Sunset", new Date(sunset).toUTCString());
  addLink(reply, `<${link}>; rel="deprecation"; type="text/html"`);
  if (sunset !== undefined) addLink(reply, `<${link}>; rel="sunset"; type="text/html"`);
}

/** Adds to what `Link` says already. */
export function addLink(reply: FastifyReply, link: string): void {
  const before = reply.getHeader("Link");
  reply.header("Link", before === undefined ? link : `${String(before)}, ${link}`);
}
