import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { ReportListPage, ReportPage } from "../../features/reports/index.ts";

export function ReportsRoute() {
  const navigate = useNavigate();
  const { type } = getRouteApi("/shell/reports").useSearch();
  return (
    <ReportListPage
      type={type}
      onType={(next) => void navigate({ to: "/reports", search: next === undefined ? {} : { type: next } })}
      onOpen={(reportId) => void navigate({ to: "/reports/$reportId", params: { reportId } })}
    />
  );
}

export function ReportRoute() {
  const navigate = useNavigate();
  const { reportId } = getRouteApi("/shell/reports/$reportId").useParams();
  return <ReportPage key={reportId} reportId={reportId} onReports={() => void navigate({ to: "/reports" })} />;
}
