import type { Scan } from "@gatewatch/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Failure, useClient } from "../../../client/index.ts";
import { Button, Dialog } from "../../../design/index.ts";

/** Asks for the same scan once more, with the same settings. */
export function ScanAgain({ scan, onScan }: { scan: Scan; onScan: (scanId: string) => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const again = useMutation({
    mutationFn: () => client.scans.repeat(scan.id),
    onSuccess: ({ scanId }) => {
      void cache.invalidateQueries({ queryKey: ["scans"] });
      onScan(scanId);
    },
  });
  return (
    <>
      <Button icon="refresh" pending={again.isPending} onClick={() => again.mutate()}>
        Scan again
      </Button>
      <Dialog title="The scan was not started" open={again.error !== null} onClose={() => again.reset()}>
        {again.error === null ? null : (
          <Failure error={again.error} what="The scan was not started." onRetry={() => again.mutate()} />
        )}
      </Dialog>
    </>
  );
}
