/** Setup, sign-in, and what comes by a link: invitations, new passwords, devices. Never keeps a password beyond the form it was typed in. */
export { DevicePage } from "./device-page.tsx";
export { JoinPage } from "./join-page.tsx";
export { linkToken } from "./link-token.ts";
export { LoginPage } from "./login-page.tsx";
export { ResetPage } from "./reset-page.tsx";
export { SetupPage } from "./setup-page.tsx";
export { SignInOver } from "./sign-in-over.tsx";
