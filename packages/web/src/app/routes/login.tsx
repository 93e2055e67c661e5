import { getRouteApi } from "@tanstack/react-router";
import { LoginPage } from "../../features/identity/index.ts";
import { useAfterSignIn } from "./after-sign-in.ts";

export function LoginRoute() {
  const { to } = getRouteApi("/login").useSearch();
  const goOn = useAfterSignIn();
  return <LoginPage returnTo={to ?? "/"} onSignedIn={() => goOn(to)} />;
}
