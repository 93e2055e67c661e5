import { hash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * Gives every JSON answer of a read an entity tag, unless its route gave one, and answers 304 without a body to a client
 * that has it already (RFC 9110 §13.1.2: the weak comparison).
 *
 * @returns what is to be sent
 */
export async function tagRead(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead || reply.statusCode !== 200 || typeof payload !== "string") return payload;
  const bytes = Buffer.from(payload); // once, for the tag and for the socket
  const own = reply.getHeader("ETag");
  const tag = own === undefined ? `W/"${hash("sha1", bytes, "base64url")}"` : String(own);
  if (own === undefined) reply.header("ETag", tag);
  const known = request.headers["if-none-match"];
  if (known === undefined || !names(known, tag)) return bytes;
  reply.status(304).removeHeader("Content-Length").removeHeader("Content-Type");
  return null;
}

function names(header: string, tag: string): boolean {
  const opaque = (text: string) => text.trim().replace(/^W\//, "");
  return header.split(",").some((sent) => sent.trim() === "*" || opaque(sent) === opaque(tag));
}
