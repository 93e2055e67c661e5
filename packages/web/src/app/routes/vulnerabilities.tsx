import { getRouteApi, Navigate, useNavigate } from "@tanstack/react-router";
import { VulnerabilityListPage } from "../../features/vulnerabilities/index.ts";

export function VulnerabilitiesRoute() {
  const navigate = useNavigate();
  const search = getRouteApi("/shell/vulnerabilities").useSearch();
  return (
    <VulnerabilityListPage
      search={search}
      // From closed to open is a step that Back takes back; from one to the next is not, nor is typing.
      onSearch={(next) =>
        void navigate({
          to: "/vulnerabilities",
          search: next,
          replace: (search.v !== undefined && next.v !== undefined) || search.q !== next.q,
        })
      }
      onScan={() => void navigate({ to: "/start" })}
    />
  );
}

/** `/vulnerabilities/:id`: the address that is passed on, whatever the list shows. */
export function VulnerabilityRoute() {
  const { vulnerabilityId } = getRouteApi("/shell/vulnerabilities/$vulnerabilityId").useParams();
  return <Navigate to="/vulnerabilities" search={{ view: "all", v: vulnerabilityId }} replace />;
}
