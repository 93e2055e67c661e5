import type { Client, Role, Scope, Session } from "@gatewatch/sdk";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useClient } from "./client-context.ts";

export const roleNames: Record<Role, string> = {
  admin: "Admin",
  manager: "Manager",
  member: "Member",
  read_only: "Read Only",
};

export function sessionQuery(client: Client) {
  return queryOptions({
    queryKey: ["session"],
    queryFn: ({ signal }) => client.auth.session(signal),
    staleTime: 60_000,
  });
}

/** Who is signed in; `undefined` until it is known. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery(useClient())).data;
}

/** Whether the signed-in person may do this; true while unknown, the server decides anyway. */
export function useMay(scope: Scope): boolean {
  return useSession()?.permissions.includes(scope) ?? true;
}
