import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { AuditPage } from "../../features/audit/index.ts";

export function AuditRoute() {
  const navigate = useNavigate();
  const search = getRouteApi("/shell/settings/audit-log").useSearch();
  return <AuditPage search={search} onSearch={(next) => void navigate({ to: "/settings/audit-log", search: next })} />;
}
