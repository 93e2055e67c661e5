/** A GitLab on this machine, as far as its API matters to a connection: who the token is of, its rights, its projects. */
import { once } from "node:events";
import { createServer } from "node:http";

export interface DemoInstance {
  readonly url: string;
  /** As an entry of GATEWATCH_ALLOW_TARGETS. */
  readonly host: string;
  close(): Promise<void>;
}

/** @param takes whether a token is a good one, asked with each request */
export async function startDemoInstance(takes: (token: string) => boolean): Promise<DemoInstance> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://127.0.0.1");
    const body = takes(String(request.headers["private-token"] ?? "")) ? bodyOf(pathname, searchParams) : undefined;
    response.writeHead(body === undefined ? 401 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(body ?? {}));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const host = `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  return {
    url: `http://${host}`,
    host,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function bodyOf(path: string, query: URLSearchParams): unknown {
  switch (path) {
    case "/api/v4/user":
      return { id: 7, username: "scanner", name: "Scanner" };
    case "/api/v4/personal_access_tokens/self":
      return { id: 9, scopes: ["read_api", "read_repository"], expires_at: "2031-02-03" };
    case "/api/v4/projects":
      return ["shop/storefront", "shop/warehouse"]
        .filter((name) => name.includes(query.get("search") ?? ""))
        .map((name) => ({
          path_with_namespace: name,
          web_url: `https://gitlab.example.com/${name}`,
          default_branch: "main",
          visibility: "private",
        }));
    default:
      return undefined;
  }
}
