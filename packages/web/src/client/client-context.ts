import type { Client } from "@gatewatch/sdk";
import { createContext, use } from "react";

const Context = createContext<Client | undefined>(undefined);
export const ClientProvider = Context;

/** The sdk client that the app was started with. */
export function useClient(): Client {
  const client = use(Context);
  if (client === undefined) throw new Error("No client: the page is outside of the app.");
  return client;
}
