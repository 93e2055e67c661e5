import type { Webhook, WebhookDelivery } from "@gatewatch/sdk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, Reading, useClient, useMay } from "../../client/index.ts";
import {
  Button,
  Confirm,
  ErrorBlock,
  Facts,
  Note,
  Page,
  Plain,
  Section,
  Sheet,
  Since,
  State,
  useToast,
} from "../../design/index.ts";
import { Deliveries } from "./deliveries.tsx";
import { EditWebhook } from "./edit-webhook.tsx";
import { deliveriesKey, webhooksKey, webhooksQuery } from "./queries.ts";
import { RotateSecret } from "./rotate-secret.tsx";
import { answerText, webhookState } from "./webhook-words.ts";

/** `/settings/webhooks/:id` */
export function WebhookPage({ webhookId, onWebhooks }: { webhookId: string; onWebhooks: () => void }) {
  const webhooks = useQuery(webhooksQuery(useClient()));
  const webhook = webhooks.data?.find((one) => one.id === webhookId);
  if (webhook !== undefined) return <Shown webhook={webhook} onWebhooks={onWebhooks} />;
  return (
    <Page title="Webhook">
      <Sheet>
        <Reading query={webhooks} queryKey={webhooksKey} what="the webhook" />
        {webhooks.data === undefined ? null : (
          <ErrorBlock title="Not in this team, or deleted." act={<Button onClick={onWebhooks}>All webhooks</Button>} />
        )}
      </Sheet>
    </Page>
  );
}

function Shown({ webhook, onWebhooks }: { webhook: Webhook; onWebhooks: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const may = useMay("integrations.write");
  const [editing, setEditing] = useState(false);
  const [rotating, setRotating] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [tested, setTested] = useState<WebhookDelivery>();
  const refresh = () => {
    void cache.invalidateQueries({ queryKey: webhooksKey });
    void cache.invalidateQueries({ queryKey: deliveriesKey(webhook.id) });
  };
  const turn = useMutation({
    mutationFn: (enabled: boolean) => client.webhooks.update(webhook.id, { enabled }),
    onSuccess: refresh,
  });
  const test = useMutation({
    mutationFn: () => client.webhooks.test(webhook.id),
    onSuccess: (delivery) => {
      setTested(delivery);
      refresh();
    },
  });
  const endPrevious = useMutation({
    mutationFn: () => client.webhooks.dropPreviousSecret(webhook.id),
    onSuccess: refresh,
  });
  const failed = [turn, test, endPrevious].find((one) => one.error !== null)?.error;
  const state = webhookState(webhook);
  return (
    <Page
      title={<Plain text={webhook.url} />}
      beside={<State shape={state.shape}>{state.name}</State>}
      acts={
        may ? (
          <>
            <Button onClick={() => setEditing(true)}>Edit</Button>
            <Button tone="primary" pending={test.isPending} onClick={() => test.mutate()}>
              Send test
            </Button>
          </>
        ) : null
      }
    >
      <Sheet>
        {failed ? <Failure error={failed} what="It was not done." /> : null}
        {tested === undefined ? null : <TestResult delivery={tested} />}
        <Facts
          facts={[
            ["Events", webhook.events.join(", ")],
            ...(webhook.description === ""
              ? []
              : [["Description", <Plain key="description" text={webhook.description} />] as const]),
            ["Created", <Since key="created" instant={webhook.created_at} />],
            ...(webhook.failing_since === null
              ? []
              : [["Failing", <Since key="failing" instant={webhook.failing_since} />] as const]),
          ]}
        />
        {may ? (
          <Section
            title="Secret and state"
            text="Requests are signed with the secret. A new one can work beside the old one while receivers change."
            acts={
              <>
                <Button onClick={() => setRotating(true)}>New secret</Button>
                <Button pending={turn.isPending} onClick={() => turn.mutate(!webhook.enabled)}>
                  {webhook.enabled ? "Switch off" : "Switch on"}
                </Button>
                <Button tone="delete" onClick={() => setRemoving(true)}>
                  Delete webhook
                </Button>
              </>
            }
          >
            {webhook.previous_secret_until === null ? null : (
              <Note>
                The secret before this one signs too, for receivers that have not changed yet.{" "}
                <Button tone="quiet" pending={endPrevious.isPending} onClick={() => endPrevious.mutate()}>
                  End it now
                </Button>
              </Note>
            )}
          </Section>
        ) : null}
        <Deliveries webhookId={webhook.id} mayReplay={may} />
      </Sheet>
      <EditWebhook webhook={editing ? webhook : undefined} onClose={() => setEditing(false)} />
      <RotateSecret webhookId={webhook.id} open={rotating} onClose={() => setRotating(false)} onDone={refresh} />
      <DeleteWebhook
        webhook={removing ? webhook : undefined}
        onClose={() => setRemoving(false)}
        onDeleted={onWebhooks}
      />
    </Page>
  );
}

function TestResult({ delivery }: { delivery: WebhookDelivery }) {
  if (delivery.state === "delivered") return <Note>The test arrived. {answerText(delivery)}.</Note>;
  return (
    <ErrorBlock title="The test did not arrive.">
      <Plain text={answerText(delivery)} />. Look at the receiver, then send another test.
    </ErrorBlock>
  );
}

function DeleteWebhook({
  webhook,
  onClose,
  onDeleted,
}: {
  webhook: Webhook | undefined;
  onClose: () => void;
  onDeleted: () => void;
}) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: (one: Webhook) => client.webhooks.delete(one.id),
    onSuccess: () => {
      onClose();
      onDeleted();
      void cache.invalidateQueries({ queryKey: webhooksKey });
      toast("The webhook was deleted; nothing more is sent to it.");
    },
  });
  return (
    <Confirm
      open={webhook !== undefined}
      title="Delete webhook"
      keepLabel="Keep webhook"
      actLabel="Delete webhook"
      pending={remove.isPending}
      onKeep={onClose}
      onAct={() => webhook !== undefined && remove.mutate(webhook)}
    >
      <p>
        <Plain text={webhook?.url ?? ""} /> is told nothing more, and the log of its deliveries is removed.{" "}
        {webhook?.last_delivery_at == null ? (
          "Nothing was sent to it yet."
        ) : (
          <>
            Something was sent to it <Since instant={webhook.last_delivery_at} />.
          </>
        )}
      </p>
      {remove.error === null || webhook === undefined ? null : (
        <Failure error={remove.error} what="The webhook was not deleted." onRetry={() => remove.mutate(webhook)} />
      )}
    </Confirm>
  );
}
