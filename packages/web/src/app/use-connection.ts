import { createContext, use, useSyncExternalStore } from "react";
import type { Connection, ConnectionState } from "./connection.ts";

export const ConnectionContext = createContext<Connection | undefined>(undefined);

export function useConnection(): [state: ConnectionState, connection: Connection] {
  const connection = use(ConnectionContext);
  if (connection === undefined) throw new Error("No connection: the page is outside of the app.");
  return [useSyncExternalStore(connection.subscribe, () => connection.state), connection];
}
