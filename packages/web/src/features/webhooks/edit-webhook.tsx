import type { Webhook } from "@gatewatch/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useClient } from "../../client/index.ts";
import { Dialog, useToast } from "../../design/index.ts";
import { webhooksKey } from "./queries.ts";
import { WebhookForm, type WebhookWish } from "./webhook-form.tsx";

/** Another address, other events: the secret and the log of deliveries stay. */
export function EditWebhook({ webhook, onClose }: { webhook: Webhook | undefined; onClose: () => void }) {
  return (
    <Dialog title="Edit webhook" open={webhook !== undefined} onClose={onClose} width={560}>
      {webhook === undefined ? null : <EditForm webhook={webhook} onClose={onClose} />}
    </Dialog>
  );
}

function EditForm({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const { url, description, events } = webhook;
  const save = useMutation({
    mutationFn: (wish: WebhookWish) => client.webhooks.update(webhook.id, wish),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: webhooksKey });
      onClose();
      toast("The webhook was changed. Its secret stays the same.");
    },
  });
  return (
    <WebhookForm
      wanted={{ url, description, events }}
      act="Save webhook"
      failed="The webhook stays as it was."
      sending={save}
      onClose={onClose}
    />
  );
}
