import { roleNames, useSession } from "../../client/index.ts";
import { Facts, Note, Page, Plain, Section, Sheet } from "../../design/index.ts";
import { PasswordSection } from "./password-section.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";

/** `/settings/account` */
export function AccountPage() {
  const session = useSession();
  const user = session?.user ?? undefined;
  const local = user?.provider === "local";
  const mustAdd = session?.second_factor?.required === true && !session.second_factor.enabled;
  return (
    <Page title="Profile and security">
      <Sheet narrow>
        {mustAdd ? (
          <Note tone="warning">
            The team requires a second factor. Add one below; until then nothing else can be done.
          </Note>
        ) : null}
        {user === undefined ? null : (
          <Facts
            facts={[
              ["Name", <Plain key="name" text={user.name} />],
              ["E-mail", <Plain key="email" text={user.email} />],
              ["Role", session?.role ? roleNames[session.role] : "Not known"],
              ["Signs in with", local ? "Password" : <Plain key="provider" text={user.provider} />],
            ]}
          />
        )}
        {local ? <PasswordSection /> : null}
        {local ? (
          <SecondFactorSection />
        ) : (
          <Section title="Password and second factor" text="Your identity provider keeps both. Change them there." />
        )}
        <SessionsSection />
      </Sheet>
    </Page>
  );
}
