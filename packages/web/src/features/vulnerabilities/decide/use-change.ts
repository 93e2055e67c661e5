import { ApiError, type Vulnerability, type VulnerabilityRow } from "@gatewatch/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useClient } from "../../../client/index.ts";
import { useToast } from "../../../design/index.ts";
import { patchRows, refreshVulnerabilities, stopReading } from "../queries.ts";
import type { Change } from "./change.ts";
import { isUnchanged } from "./differences.ts";
import { isReversible, undoOf } from "./undo.ts";

export interface Changing {
  readonly apply: (change: Change) => void;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** Somebody else changed it since it was read: how it stands now, and the change that waits. */
  readonly conflict: { readonly now: Vulnerability; readonly change: Change } | undefined;
  /** Records the waiting change over what stands now. */
  readonly overwrite: () => void;
  /** Leaves what stands now. */
  readonly keepTheirs: () => void;
}

/**
 * Changes one vulnerability, refused when it is no longer as it was read, or many at once. Shown before the server has
 * answered; the toast offers to take it back.
 *
 * @param rows as they are shown
 * @param said what was done, as a sentence
 */
export function useChange(
  rows: readonly VulnerabilityRow[],
  said: (change: Change) => string,
  onDone?: () => void,
): Changing {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const [conflict, setConflict] = useState<Changing["conflict"]>();
  const [one] = rows;

  async function send(change: Change, before: readonly VulnerabilityRow[]): Promise<void> {
    const [only] = before;
    if (before.length === 1 && only !== undefined) {
      const now = await client.vulnerabilities.update(only.id, change, only.version);
      // The next act may come before the list is read again: it stands on this version.
      patchRows(cache, new Set([now.id]), now);
    } else await client.vulnerabilities.bulk({ ...change, ids: rows.map(({ id }) => id) });
  }

  const takeBack = useMutation({
    mutationFn: async ({ before, change }: { before: readonly VulnerabilityRow[]; change: Change }) => {
      for (const request of undoOf(before, change)) await client.vulnerabilities.bulk(request);
    },
    onSuccess: () => toast("Taken back."),
    onError: (error) => toast(`It was not taken back: ${error.message}`),
    onSettled: () => refreshVulnerabilities(cache),
  });

  const change = useMutation({
    mutationFn: ({ wanted, before }: { wanted: Change; before: readonly VulnerabilityRow[] }) => send(wanted, before),
    onMutate: async ({ wanted }) => {
      await stopReading(cache);
      patchRows(cache, new Set(rows.map(({ id }) => id)), shownAtOnce(wanted));
    },
    onSuccess: (_done, { wanted, before }) => {
      setConflict(undefined);
      const back = () => takeBack.mutate({ before, change: wanted });
      toast(said(wanted), isReversible(wanted) ? back : undefined);
      onDone?.();
    },
    onError: async (error, { wanted, before }) => {
      if (!(error instanceof ApiError && error.status === 412) || one === undefined) return;
      const now = await client.vulnerabilities.get(one.id).catch(() => undefined);
      if (now === undefined) return;
      // A scan counts as a version too: where nothing that was decided on has changed, the decision stands.
      const [read] = before;
      if (read !== undefined && read.version < now.version && isUnchanged(read, now))
        change.mutate({ wanted, before: [now] });
      else setConflict({ now, change: wanted });
    },
    onSettled: () => refreshVulnerabilities(cache),
  });

  return {
    apply: (wanted) => change.mutate({ wanted, before: rows }),
    isPending: change.isPending,
    error: conflict === undefined ? change.error : null,
    conflict,
    overwrite: () => {
      if (conflict !== undefined) change.mutate({ wanted: conflict.change, before: [conflict.now] });
    },
    keepTheirs: () => {
      setConflict(undefined);
      change.reset();
      onDone?.();
    },
  };
}

function shownAtOnce({ status, severity, assignee, ticket_links: links }: Change): Partial<VulnerabilityRow> {
  return {
    ...(status === undefined ? {} : { status }),
    ...(severity === undefined || severity === null ? {} : { severity }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(links === undefined ? {} : { ticket_links: links }),
  };
}
