import type { Client } from "@gatewatch/sdk";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { ClientProvider } from "../client/index.ts";
import { DesignProvider } from "../design/index.ts";
import { SignInOver } from "../features/identity/index.ts";
import type { Connection } from "./connection.ts";
import type { createAppRouter } from "./router.tsx";
import { ConnectionContext, useConnection } from "./use-connection.ts";

export interface AppPorts {
  readonly client: Client;
  readonly cache: QueryClient;
  readonly connection: Connection;
  readonly router: ReturnType<typeof createAppRouter>;
}

export function App({ client, cache, connection, router }: AppPorts) {
  return (
    <QueryClientProvider client={cache}>
      <ClientProvider value={client}>
        <ConnectionContext value={connection}>
          <DesignProvider>
            <RouterProvider router={router} />
            <SessionEnded cache={cache} />
          </DesignProvider>
        </ConnectionContext>
      </ClientProvider>
    </QueryClientProvider>
  );
}

/** Sign-in over the page, with everything on it kept. */
function SessionEnded({ cache }: { cache: QueryClient }) {
  const [{ signInNeeded }, connection] = useConnection();
  return (
    <SignInOver
      open={signInNeeded}
      onSignedIn={async () => {
        connection.signedIn();
        await cache.invalidateQueries();
      }}
    />
  );
}
