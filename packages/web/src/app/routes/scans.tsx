import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { NewScanPage, ScanListPage, ScanPage } from "../../features/scans/index.ts";

export function StartRoute() {
  const navigate = useNavigate();
  return <NewScanPage onStarted={(scanId) => void navigate({ to: "/scans/$scanId", params: { scanId } })} />;
}

export function ScansRoute() {
  const navigate = useNavigate();
  const { status } = getRouteApi("/shell/scans").useSearch();
  return (
    <ScanListPage
      status={status}
      onStatus={(next) => void navigate({ to: "/scans", search: next === undefined ? {} : { status: next } })}
      onOpen={(scanId) => void navigate({ to: "/scans/$scanId", params: { scanId } })}
      onNew={() => void navigate({ to: "/start" })}
    />
  );
}

export function ScanRoute() {
  const navigate = useNavigate();
  const route = getRouteApi("/shell/scans/$scanId");
  const { scanId } = route.useParams();
  const { v } = route.useSearch();
  return (
    <ScanPage
      key={scanId}
      scanId={scanId}
      findingId={v}
      // From closed to open is a step that Back takes back; from one finding to the next is not.
      onFinding={(next) =>
        void navigate({
          to: "/scans/$scanId",
          params: { scanId },
          search: next === undefined ? {} : { v: next },
          replace: v !== undefined && next !== undefined,
        })
      }
      onScan={(next) => void navigate({ to: "/scans/$scanId", params: { scanId: next } })}
      onScans={() => void navigate({ to: "/scans" })}
    />
  );
}
