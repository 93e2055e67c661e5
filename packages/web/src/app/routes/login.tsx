import { getRouteApi } from "@tanstack/react-router";
import { LoginPage } from "../../features/identity/index.ts";
import { useAfterSignIn } from "./after-sign-in.ts";

export function LoginRoute() {
  const { to, error, request_id: requestId } = getRouteApi("/login").useSearch();
  const refusal = error === undefined ? undefined : { code: error, requestId };
  const goOn = useAfterSignIn();
  return <LoginPage returnTo={to ?? "/"} refusal={refusal} onSignedIn={() => goOn(to)} />;
}
