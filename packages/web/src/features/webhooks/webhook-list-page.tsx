import type { Webhook } from "@gatewatch/sdk";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Reading, useClient, useMay } from "../../client/index.ts";
import { Button, Empty, Page, Plain, Sheet, Since, State, Table, type TableColumn } from "../../design/index.ts";
import { CreateWebhook } from "./create-webhook.tsx";
import { webhooksKey, webhooksQuery } from "./queries.ts";
import { webhookState } from "./webhook-words.ts";
import classes from "./webhooks.module.css";

/** `/settings/webhooks` */
export function WebhookListPage({ linkTo }: { linkTo: (webhookId: string, text: ReactNode) => ReactNode }) {
  const webhooks = useQuery(webhooksQuery(useClient()));
  const may = useMay("integrations.write");
  const [creating, setCreating] = useState(false);
  const columns: readonly [TableColumn<Webhook>, ...TableColumn<Webhook>[]] = [
    {
      name: "Address",
      cell: (webhook) => (
        <span className={classes.address}>
          {linkTo(webhook.id, <Plain text={webhook.url} />)}
          {webhook.description === "" ? null : (
            <small>
              <Plain text={webhook.description} />
            </small>
          )}
        </span>
      ),
    },
    { name: "Events", wraps: true, wideOnly: true, cell: (webhook) => webhook.events.join(", ") },
    {
      name: "State",
      cell: (webhook) => <State shape={webhookState(webhook).shape}>{webhookState(webhook).name}</State>,
    },
    {
      name: "Last sent",
      cell: (webhook) => (webhook.last_delivery_at === null ? "Never" : <Since instant={webhook.last_delivery_at} />),
    },
  ];
  return (
    <Page
      title="Webhooks"
      acts={
        may ? (
          <Button tone="primary" icon="plus" onClick={() => setCreating(true)}>
            Create webhook
          </Button>
        ) : null
      }
    >
      <Sheet lead="Each webhook is told of the events it chose, as a signed POST. What could not be delivered is tried again for a day.">
        <Reading query={webhooks} queryKey={webhooksKey} what="webhooks" rows={3} />
        {webhooks.data?.length === 0 ? (
          <Empty title="No webhook yet">
            Programs that want to know at once (a chat, a ticket system, a pipeline) appear here, with what was sent to
            them.
          </Empty>
        ) : null}
        {webhooks.data !== undefined && webhooks.data.length > 0 ? (
          <Table label="Webhooks" columns={columns} rows={webhooks.data} keyOf={(webhook) => webhook.id} />
        ) : null}
      </Sheet>
      <CreateWebhook open={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}
