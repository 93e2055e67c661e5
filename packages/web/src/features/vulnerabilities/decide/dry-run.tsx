import type { BulkDecided, VulnerabilityRow } from "@gatewatch/sdk";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Failure, useClient } from "../../../client/index.ts";
import { countOf, countText, Note, vulnerabilityStatusNames } from "../../../design/index.ts";
import type { Change } from "./change.ts";

/** What the server says would change, before anything does. */
export function DryRun({
  rows,
  change,
  asksReason,
}: {
  rows: readonly VulnerabilityRow[];
  change: Change;
  asksReason: boolean;
}) {
  const client = useClient();
  // The reason's wording does not matter to what changes: while it is typed nothing is asked anew.
  const { comment, ...rest } = change;
  const asked = { ...rest, ...(asksReason || comment !== undefined ? { comment: "Dry run" } : {}) };
  const ids = rows.map(({ id }) => id);
  const dryRun = useQuery({
    queryKey: ["dry-run", asked, ids],
    queryFn: () => client.vulnerabilities.bulk({ ...asked, ids, dry_run: true }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  if (dryRun.isError)
    return (
      <Failure error={dryRun.error} what="What would change could not be read." onRetry={() => void dryRun.refetch()} />
    );
  if (dryRun.data === undefined) return <Note>Asking the server what would change…</Note>;
  return (
    <Note>
      <DryRunText decided={dryRun.data} />
    </Note>
  );
}

function DryRunText({ decided: { matched, changed, not_found: gone, transitions } }: { decided: BulkDecided }) {
  const moves = transitions.filter(({ from, to }) => from !== to);
  return (
    <div role="status" data-testid="dry-run">
      <p>
        {changed === 0
          ? "Nothing would change: all of them stand so already."
          : `${countText(changed)} of ${countOf(matched, "vulnerability", "vulnerabilities")} would change.`}
        {gone.length === 0 ? "" : ` ${countOf(gone.length, "is", "are")} no longer there.`}
      </p>
      <ul>
        {moves.map(({ from, to, count }) => (
          <li key={`${from} ${to}`}>
            {countText(count)}: {vulnerabilityStatusNames[from]} → {vulnerabilityStatusNames[to]}
          </li>
        ))}
      </ul>
    </div>
  );
}
