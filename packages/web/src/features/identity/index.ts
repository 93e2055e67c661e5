/** Setup and sign-in. Never keeps a password beyond the form it was typed in. */
export { LoginPage } from "./login-page.tsx";
export { SetupPage } from "./setup-page.tsx";
export { SignInOver } from "./sign-in-over.tsx";
