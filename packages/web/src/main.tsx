import { createClient } from "@gatewatch/sdk";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { createConnection } from "./app/connection.ts";
import { createAppRouter } from "./app/router.tsx";
import { createQueryClient } from "./client/index.ts";

const connection = createConnection();
const client = createClient({ baseUrl: window.location.origin, onWait: connection.waiting });
const cache = createQueryClient({
  onSignedOut: connection.sessionEnded,
  onUnreachable: connection.lost,
});
const router = createAppRouter({ client, cache });

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App client={client} cache={cache} connection={connection} router={router} />
  </StrictMode>,
);
