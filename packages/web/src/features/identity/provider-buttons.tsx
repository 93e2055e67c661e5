import type { AuthProvider } from "@gatewatch/sdk";
import { useQuery } from "@tanstack/react-query";
import { useClient } from "../../client/index.ts";
import { Icon, Plain } from "../../design/index.ts";
import classes from "./identity.module.css";
import { providerLink } from "./provider-link.ts";

/** A way out to each identity provider; nothing where there is none, or while they cannot be read: the password works. */
export function ProviderButtons({ returnTo }: { returnTo: string }) {
  const client = useClient();
  const ways = useQuery({ queryKey: ["auth-providers"], queryFn: ({ signal }) => client.sso.providers(signal) });
  const outside = (ways.data ?? []).filter((provider) => provider.type !== "local");
  if (outside.length === 0) return null;
  return (
    <div className={classes.providers}>
      <p>or with</p>
      {outside.map((provider) => (
        <ProviderButton key={`${provider.type} ${provider.name}`} provider={provider} returnTo={returnTo} />
      ))}
    </div>
  );
}

function ProviderButton({ provider, returnTo }: { provider: AuthProvider; returnTo: string }) {
  return (
    <a className={classes.provider} href={providerLink(provider, returnTo)}>
      <Icon name="door" />
      <Plain text={provider.display_name} />
    </a>
  );
}
