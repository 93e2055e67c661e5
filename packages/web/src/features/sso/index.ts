/** How the team's people sign in: rules, identity providers, SCIM. A client secret is sent once and never shown. */
export { SignInSettingsPage } from "./sign-in-settings-page.tsx";
