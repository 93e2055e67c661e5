import { useNavigate } from "@tanstack/react-router";
import { IntegrationsPage } from "../../features/integrations/index.ts";

export function IntegrationsRoute() {
  const navigate = useNavigate();
  return <IntegrationsPage onScan={(scanId) => void navigate({ to: "/scans/$scanId", params: { scanId } })} />;
}
