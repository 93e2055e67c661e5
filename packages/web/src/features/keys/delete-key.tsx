import type { ApiKey } from "@gatewatch/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Failure, useClient } from "../../client/index.ts";
import { ageText, Confirm, Plain, secondsSince, useNow, useToast } from "../../design/index.ts";

export function DeleteKey({ apiKey, onClose }: { apiKey: ApiKey | undefined; onClose: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const now = useNow();
  const remove = useMutation({
    mutationFn: (key: ApiKey) => client.keys.delete(key.id),
    onSuccess: (_done, key) => {
      void cache.invalidateQueries({ queryKey: ["keys"] });
      onClose();
      toast(`${key.name} was deleted and no longer works.`);
    },
  });
  const close = () => {
    remove.reset();
    onClose();
  };
  return (
    <Confirm
      open={apiKey !== undefined}
      title={`Delete API key ${apiKey?.name ?? ""}`}
      keepLabel="Keep key"
      actLabel="Delete key"
      pending={remove.isPending}
      onKeep={close}
      onAct={() => apiKey !== undefined && remove.mutate(apiKey)}
    >
      {apiKey === undefined ? null : (
        <p>
          <Plain text={apiKey.name} /> stops working at once, everywhere, for good. {usedText(apiKey, now)}
        </p>
      )}
      {remove.error === null || apiKey === undefined ? null : (
        <Failure
          error={remove.error}
          what="The key was not deleted and still works."
          onRetry={() => remove.mutate(apiKey)}
        />
      )}
    </Confirm>
  );
}

function usedText(key: ApiKey, now: number): string {
  if (key.last_used_at === null) return "It was never used.";
  const from = key.last_used_ip === null ? "" : ` from ${key.last_used_ip}`;
  return `It was used ${ageText(secondsSince(key.last_used_at, now))} ago${from}.`;
}
