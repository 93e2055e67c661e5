import { getRouteApi } from "@tanstack/react-router";
import { SetupPage } from "../../features/identity/index.ts";
import { useAfterSignIn } from "./after-sign-in.ts";

export function SetupRoute() {
  const { token } = getRouteApi("/setup").useSearch();
  const goOn = useAfterSignIn();
  return <SetupPage token={token} onSignedIn={() => goOn()} />;
}
