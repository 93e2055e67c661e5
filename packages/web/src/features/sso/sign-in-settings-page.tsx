import { useQuery } from "@tanstack/react-query";
import { Reading, useClient, useMay } from "../../client/index.ts";
import { Page, Sheet } from "../../design/index.ts";
import { Providers } from "./providers.tsx";
import { ssoKey, ssoQuery } from "./queries.ts";
import { Scim } from "./scim.tsx";
import { SignInRules } from "./sign-in-rules.tsx";

/** `/settings/sign-in` */
export function SignInSettingsPage() {
  const sso = useQuery(ssoQuery(useClient()));
  const may = useMay("sso.write");
  return (
    <Page title="Sign-in">
      <Sheet narrow lead="How the people of this team prove who they are.">
        <SignInRules />
        <Reading query={sso} queryKey={ssoKey} what="identity providers" rows={4} />
        {sso.data === undefined ? null : (
          <>
            <Providers
              providers={[
                ...sso.data.oidc.map((one) => ({ kind: "oidc" as const, ...one })),
                ...sso.data.saml.map((one) => ({ kind: "saml" as const, ...one })),
              ]}
              mayChange={may}
            />
            <Scim key={JSON.stringify(sso.data.settings)} settings={sso.data.settings} mayChange={may} />
          </>
        )}
      </Sheet>
    </Page>
  );
}
