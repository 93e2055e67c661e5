import type { Scan } from "@gatewatch/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient } from "../../../client/index.ts";
import { Button, Confirm, countOf, useToast } from "../../../design/index.ts";
import { patchScan } from "../queries.ts";

export function CancelScan({ scan }: { scan: Scan }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const [asked, setAsked] = useState(false);
  const cancel = useMutation({
    mutationFn: () => client.scans.cancel(scan.id),
    onSuccess: (cancelled) => {
      setAsked(false);
      patchScan(cache, cancelled);
      toast(`${scan.name} was cancelled.`);
    },
  });
  return (
    <>
      <Button icon="cancel" pending={cancel.isPending} onClick={() => setAsked(true)}>
        Cancel scan
      </Button>
      <Confirm
        open={asked}
        title={`Cancel the scan of ${scan.name}`}
        keepLabel="Keep running"
        actLabel="Cancel scan"
        pending={cancel.isPending}
        onKeep={() => setAsked(false)}
        onAct={() => cancel.mutate()}
      >
        <p>
          Stops within 2 s and cannot be resumed. {countOf(scan.counts.total, "finding")} until now{" "}
          {scan.counts.total === 1 ? "is" : "are"} kept; nothing counts as fixed.
        </p>
        {cancel.error === null ? null : (
          <Failure error={cancel.error} what="The scan was not cancelled." onRetry={() => cancel.mutate()} />
        )}
      </Confirm>
    </>
  );
}
