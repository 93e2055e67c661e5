import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useLocation, useNavigate } from "@tanstack/react-router";
import { DevicePage, JoinPage, linkToken, ResetPage } from "../../features/identity/index.ts";
import { useAfterSignIn } from "./after-sign-in.ts";

export function JoinRoute() {
  const goOn = useAfterSignIn();
  const cache = useQueryClient();
  return (
    <JoinPage
      token={linkToken(useLocation().hash)}
      onJoined={() => goOn()}
      onSignedOut={() => cache.invalidateQueries({ queryKey: ["session"] })}
    />
  );
}

export function ResetRoute() {
  return <ResetPage token={linkToken(useLocation().hash)} />;
}

export function DeviceRoute() {
  const navigate = useNavigate();
  const { user_code: userCode } = getRouteApi("/shell/device").useSearch();
  return (
    <DevicePage
      userCode={userCode}
      onUserCode={(next) => void navigate({ to: "/device", search: next === undefined ? {} : { user_code: next } })}
    />
  );
}
