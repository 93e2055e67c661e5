import type { WebhookEvent } from "@gatewatch/sdk";
import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { Failure } from "../../client/index.ts";
import { Actions, Button, CheckGrid, Choices, Form } from "../../design/index.ts";
import { eventWords, webhookEvents } from "./webhook-words.ts";

export interface WebhookWish {
  readonly url: string;
  readonly description: string;
  readonly events: WebhookEvent[];
}

/** Where to post, and which events: of a new webhook, or of one that stands. */
export function WebhookForm({
  wanted,
  act,
  failed,
  sending,
  onTyped,
  onClose,
}: {
  /** What the fields hold at first. */
  wanted: WebhookWish;
  act: string;
  /** What a refusal means, as a sentence. */
  failed: string;
  sending: {
    readonly mutate: (wish: WebhookWish) => void;
    readonly error: Error | null;
    readonly isPending: boolean;
  };
  onTyped?: (typed: WebhookWish) => void;
  onClose: () => void;
}) {
  const [typed, setTyped] = useState(wanted);
  const [sent, setSent] = useState(false);
  const { url, description, events } = typed;
  const wrong = {
    url: /^https?:\/\/\S+$/i.test(url.trim()) ? undefined : "An address such as https://example.com/hooks is needed.",
    events: events.length === 0 ? "Choose at least one event." : undefined,
  };
  const type = (change: Partial<WebhookWish>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    onTyped?.(next);
  };
  const send = () => sending.mutate({ url: url.trim(), description: description.trim(), events });
  const submit = () => {
    setSent(true);
    if (wrong.url === undefined && wrong.events === undefined) send();
  };
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
        onChange={(event) => type({ url: event.currentTarget.value })}
      />
      <TextInput
        label="Description"
        maxLength={500}
        autoComplete="off"
        value={description}
        onChange={(event) => type({ description: event.currentTarget.value })}
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
              onChange={({ currentTarget }) =>
                type({
                  events: webhookEvents.filter((one) => (one === event ? currentTarget.checked : events.includes(one))),
                })
              }
            />
          ))}
        </CheckGrid>
      </Choices>
      {sending.error === null ? null : <Failure error={sending.error} what={failed} onRetry={send} />}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" pending={sending.isPending}>
          {act}
        </Button>
      </Actions>
    </Form>
  );
}
