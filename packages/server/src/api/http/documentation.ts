import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { tagRead } from "./entity-tag.ts";
import type { ApiDocument } from "./openapi-document.ts";

/** What the room of the documentation gives: every file of it by its path. */
export interface Documentation {
  readonly file: (path: string) => { readonly mediaType: string; readonly body: string } | undefined;
  /** Content-Security-Policy of its pages. */
  readonly security: string;
}

/** Makes the documentation from each API's document, by the API's name. */
export type Document = (apis: ReadonlyMap<string, ApiDocument>) => Documentation;

/** Serves it at `/docs`, to everybody. It is made when it is first asked for. */
export async function serveDocumentation(
  app: FastifyInstance,
  make: () => Documentation,
  nothing: (request: FastifyRequest, reply: FastifyReply) => FastifyReply,
): Promise<void> {
  let made: Documentation | undefined;
  await app.register(async (scope) => {
    scope.addHook("onSend", tagRead);
    for (const url of ["/docs", "/docs/*"]) {
      scope.get(url, (request, reply) => {
        made ??= make();
        const file = made.file(request.url.split("?")[0] ?? "");
        if (!file) return nothing(request, reply);
        return reply
          .header("Content-Security-Policy", made.security)
          .header("Cache-Control", "no-cache")
          .type(file.mediaType)
          .send(file.body);
      });
    }
  });
}
