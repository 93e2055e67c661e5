import type { WebhookEvent, WebhookWithSecret } from "@gatewatch/sdk";
import { Checkbox, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient, useDraft } from "../../client/index.ts";
import { Actions, Button, CheckGrid, Choices, Dialog, Form } from "../../design/index.ts";
import { NewSecret } from "./new-secret.tsx";
import { webhooksKey } from "./queries.ts";
import { eventWords, webhookEvents } from "./webhook-words.ts";

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
  const [events, setEvents] = useState<readonly WebhookEvent[]>(["scan.completed", "scan.failed"]);
  const [sent, setSent] = useState(false);
  const wrong = {
    url: /^https?:\/\/\S+$/i.test(url.trim()) ? undefined : "An address such as https://example.com/hooks is needed.",
    events: events.length === 0 ? "Choose at least one event." : undefined,
  };
  const create = useMutation({
    mutationFn: () => client.webhooks.create({ url: url.trim(), description: description.trim(), events: [...events] }),
    onSuccess: (made) => {
      setUrl("");
      setDescription("");
      void cache.invalidateQueries({ queryKey: webhooksKey });
      onMade(made);
    },
  });
  const submit = () => {
    setSent(true);
    if (wrong.url === undefined && wrong.events === undefined) create.mutate();
  };
  const toggle = (event: WebhookEvent, on: boolean) =>
    setEvents(on ? [...events, event] : events.filter((one) => one !== event));
  return (
    <Form onSubmit={submit}>
      <TextInput
        label="Address"
        description="Where events are posted to. Private addresses need GATEWATCH_ALLOW_TARGETS"
        placeholder="https://example.com/hooks/gatewatch"
        type="url"
        autoComplete="off"
        data-autofocus
        maxLength={2048}
        value={url}
        error={sent ? wrong.url : undefined}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TextInput
        label="Description"
        maxLength={500}
        autoComplete="off"
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <Choices legend="Events" wrong={sent ? wrong.events : undefined}>
        <CheckGrid>
          {webhookEvents.map((event) => (
            <Checkbox
              key={event}
              size="xs"
              color="var(--gw-accent)"
              label={eventWords[event]}
              description={event}
              checked={events.includes(event)}
              onChange={(change) => toggle(event, change.currentTarget.checked)}
            />
          ))}
        </CheckGrid>
      </Choices>
      {create.error === null ? null : (
        <Failure error={create.error} what="The webhook was not created." onRetry={() => create.mutate()} />
      )}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" pending={create.isPending}>
          Create webhook
        </Button>
      </Actions>
    </Form>
  );
}
