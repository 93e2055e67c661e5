/** A page on this machine with what a web scan has to say about: no security headers, a loose cookie, a form. */
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout } from "node:timers/promises";

export interface DemoPage {
  readonly url: string;
  /** As an entry of GATEWATCH_ALLOW_TARGETS. */
  readonly host: string;
  close(): Promise<void>;
}

/** `delayMs`: how long it thinks about each request. */
export async function startDemoPage(delayMs = 0): Promise<DemoPage> {
  const server = createServer(async (request, response) => {
    await setTimeout(delayMs);
    const known = request.url === "/";
    response.writeHead(known ? 200 : 404, {
      "content-type": "text/html; charset=utf-8",
      "set-cookie": "session=1; Path=/",
    });
    response.end(
      known ? "<!doctype html><title>Shop</title><form method=post><input type=password name=p></form>" : "Not here",
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const host = `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return {
    url: `http://${host}/`,
    host,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
