import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/**
 * Serves the built pages. Hashed assets may be kept for ever, the page itself never.
 *
 * @param folder the web package's `dist`; when it was not built, a page says how to do it
 * @returns the answer for every address that leads nowhere: the page, for a browser that asks for one
 */
export async function servePages(
  app: FastifyInstance,
  folder: string,
): Promise<(request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined> {
  const built = existsSync(join(folder, "index.html"));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      prefix: "/",
      index: false,
      wildcard: false, // a route for each built file: what is not one of them is the page's own address
      cacheControl: false,
      setHeaders(reply, path) {
        const hashed = path.includes(`${join(folder, "assets")}/`);
        reply.header("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  return (request, reply) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!isRead || !request.headers.accept?.includes("text/html")) return undefined;
    if (built) return reply.sendFile("index.html");
    return reply
      .status(200)
      .type("text/plain; charset=utf-8")
      .send("Gatewatch is running. Its pages are not built yet: run npm run build:web, then start again.\n");
  };
}
