import type { Client } from "@gatewatch/sdk";
import { queryOptions } from "@tanstack/react-query";

export const ssoKey = ["sso"] as const;

/** Everything that the page shows of single sign-on, read together. */
export function ssoQuery(client: Client) {
  return queryOptions({
    queryKey: ssoKey,
    queryFn: async ({ signal }) => {
      const [oidc, saml, settings] = await Promise.all([
        client.sso.oidc.list(signal),
        client.sso.saml.list(signal),
        client.sso.settings(signal),
      ]);
      return { oidc, saml, settings };
    },
  });
}
