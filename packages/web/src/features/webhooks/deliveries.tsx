import type { WebhookDeliveryRow } from "@gatewatch/sdk";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Reading, useClient } from "../../client/index.ts";
import {
  Button,
  countOf,
  Note,
  Plain,
  Section,
  Since,
  State,
  Table,
  type TableColumn,
  Tag,
} from "../../design/index.ts";
import { DeliveryDialog } from "./delivery-dialog.tsx";
import { deliveriesKey, deliveriesQuery } from "./queries.ts";
import { answerText, deliveryStates } from "./webhook-words.ts";

const columns: readonly [TableColumn<WebhookDeliveryRow>, ...TableColumn<WebhookDeliveryRow>[]] = [
  {
    name: "Event",
    cell: (one) => (
      <>
        <Plain text={one.event} /> {one.replay_of === null ? null : <Tag>Replay</Tag>}
      </>
    ),
  },
  {
    name: "State",
    cell: (one) => <State shape={deliveryStates[one.state].shape}>{deliveryStates[one.state].name}</State>,
  },
  { name: "Answer", wraps: true, cell: (one) => <Plain text={answerText(one)} /> },
  { name: "Attempts", wideOnly: true, cell: (one) => countOf(one.attempts, "attempt") },
  { name: "Made", cell: (one) => <Since instant={one.created_at} /> },
];

/** What was sent in the last 30 days, newest first. */
export function Deliveries({ webhookId, mayReplay }: { webhookId: string; mayReplay: boolean }) {
  const list = useInfiniteQuery(deliveriesQuery(useClient(), webhookId));
  const [open, setOpen] = useState<string>();
  const rows = list.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Section title="Deliveries" text="The last 30 days, newest first.">
      <Reading query={list} queryKey={deliveriesKey(webhookId)} what="deliveries" rows={3} />
      {list.isSuccess && rows.length === 0 ? (
        <Note>Nothing was sent yet. Send a test, or wait for one of the events.</Note>
      ) : null}
      {rows.length > 0 ? (
        <Table
          label="Deliveries"
          columns={columns}
          rows={rows}
          keyOf={(one) => one.id}
          acts={(one) => (
            <Button tone="quiet" aria-label={`Open delivery of ${one.event}`} onClick={() => setOpen(one.id)}>
              Open
            </Button>
          )}
        />
      ) : null}
      {list.hasNextPage ? (
        <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
      <DeliveryDialog
        webhookId={webhookId}
        deliveryId={open}
        mayReplay={mayReplay}
        onClose={() => setOpen(undefined)}
      />
    </Section>
  );
}
