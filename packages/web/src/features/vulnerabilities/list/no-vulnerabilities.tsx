import { Button, Empty } from "../../../design/index.ts";
import { type FilterName, filtersOf, type VulnerabilitySearch } from "../search.ts";
import { viewNames } from "../words.ts";

const filterWords: Record<FilterName, string> = {
  q: "the words",
  severity: "the severity",
  status: "the state",
  repository: "the repository",
  assignee: "the assignee",
  sla: "the due date",
};
/** The narrowest first. */
const blamed: readonly FilterName[] = ["q", "assignee", "sla", "repository", "severity", "status"];

/** Why there is no row, and the one act that brings some. */
export function NoVulnerabilities({
  search,
  onSearch,
  onScan,
}: {
  search: VulnerabilitySearch;
  onSearch: (change: VulnerabilitySearch) => void;
  onScan: () => void;
}) {
  const { view = "open" } = search;
  const set = filtersOf(search);
  const [hides] = blamed.filter((name) => set.includes(name));
  if (hides !== undefined) {
    return (
      <Empty
        title={`Nothing fits ${set.map((name) => filterWords[name]).join(" and ")}`}
        act={<Button onClick={() => onSearch({ [hides]: undefined })}>Leave out {filterWords[hides]}</Button>}
      />
    );
  }
  switch (view) {
    case "open":
      return (
        <Empty title="Nothing is open" act={<Button onClick={onScan}>New scan</Button>}>
          What scans find appears here once, however often they see it, and stays until it is fixed or decided about.
        </Empty>
      );
    case "all":
      return (
        <Empty title="No vulnerability yet" act={<Button onClick={onScan}>New scan</Button>}>
          What scans find appears here once, however often they see it.
        </Empty>
      );
    case "mine":
    case "unassigned":
    case "overdue":
    case "decided":
    case "fixed":
      return (
        <Empty
          title={`Nothing is in the view ${viewNames[view]}`}
          act={<Button onClick={() => onSearch({ view: undefined })}>Show open ones</Button>}
        />
      );
  }
}
