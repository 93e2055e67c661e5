import type { WebhookWithSecret } from "@gatewatch/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useClient, useDraft } from "../../client/index.ts";
import { Dialog } from "../../design/index.ts";
import { NewSecret } from "./new-secret.tsx";
import { webhooksKey } from "./queries.ts";
import { WebhookForm, type WebhookWish } from "./webhook-form.tsx";

/** Address and events, then the secret. */
export function CreateWebhook({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [made, setMade] = useState<WebhookWithSecret>();
  const close = () => {
    setMade(undefined);
    onClose();
  };
  return (
    <Dialog
      title={made === undefined ? "Create webhook" : "Secret of the webhook"}
      open={open}
      keep={made !== undefined}
      onClose={close}
      width={560}
    >
      {made === undefined ? (
        <CreateForm onClose={close} onMade={setMade} />
      ) : (
        <NewSecret secret={made.secret} onClose={close} />
      )}
    </Dialog>
  );
}

function CreateForm({ onClose, onMade }: { onClose: () => void; onMade: (made: WebhookWithSecret) => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const [url, setUrl] = useDraft("webhooks.url");
  const [description, setDescription] = useDraft("webhooks.description");
  const create = useMutation({
    mutationFn: (wish: WebhookWish) => client.webhooks.create(wish),
    onSuccess: (made) => {
      setUrl("");
      setDescription("");
      void cache.invalidateQueries({ queryKey: webhooksKey });
      onMade(made);
    },
  });
  return (
    <WebhookForm
      wanted={{ url, description, events: ["scan.completed", "scan.failed"] }}
      act="Create webhook"
      failed="The webhook was not created."
      sending={create}
      onTyped={(typed) => {
        setUrl(typed.url);
        setDescription(typed.description);
      }}
      onClose={onClose}
    />
  );
}
