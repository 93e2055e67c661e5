import type { WebhookDelivery } from "@gatewatch/sdk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Failure, Reading, useClient } from "../../client/index.ts";
import { Actions, Button, Dialog, EvidenceBlock, Facts, Plain, Since, State, useToast } from "../../design/index.ts";
import { deliveriesKey, deliveryQuery } from "./queries.ts";
import { deliveryStates } from "./webhook-words.ts";
import classes from "./webhooks.module.css";

/** One delivery: its body as it was sent, and every attempt. */
export function DeliveryDialog({
  webhookId,
  deliveryId,
  mayReplay,
  onClose,
}: {
  webhookId: string;
  deliveryId: string | undefined;
  mayReplay: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog title="Delivery" open={deliveryId !== undefined} onClose={onClose} width={640}>
      {deliveryId === undefined ? null : (
        <Delivery webhookId={webhookId} deliveryId={deliveryId} mayReplay={mayReplay} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Delivery({
  webhookId,
  deliveryId,
  mayReplay,
  onClose,
}: {
  webhookId: string;
  deliveryId: string;
  mayReplay: boolean;
  onClose: () => void;
}) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const delivery = useQuery(deliveryQuery(client, webhookId, deliveryId));
  const replay = useMutation({
    mutationFn: () => client.webhooks.replay(webhookId, deliveryId),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: deliveriesKey(webhookId) });
      onClose();
      toast("The same body is sent once more, under the same message id.");
    },
  });
  if (delivery.data === undefined) {
    return (
      <Reading
        query={delivery}
        queryKey={deliveryQuery(client, webhookId, deliveryId).queryKey}
        what="the delivery"
        rows={4}
      />
    );
  }
  const { event, state, message_id, created_at, body, log } = delivery.data;
  return (
    <>
      <Facts
        facts={[
          ["Event", <Plain key="event" text={event} />],
          [
            "State",
            <State key="state" shape={deliveryStates[state].shape}>
              {deliveryStates[state].name}
            </State>,
          ],
          ["Message id", <code key="id">{message_id}</code>],
          ["Made", <Since key="made" instant={created_at} />],
        ]}
      />
      <div className={classes.body}>
        <EvidenceBlock place="Body" text={readable(body)} />
      </div>
      <Attempts log={log} />
      {replay.error === null ? null : (
        <Failure error={replay.error} what="It was not sent again." onRetry={() => replay.mutate()} />
      )}
      {mayReplay ? (
        <Actions>
          <Button pending={replay.isPending} onClick={() => replay.mutate()}>
            Send again
          </Button>
        </Actions>
      ) : null}
    </>
  );
}

function Attempts({ log }: { log: WebhookDelivery["log"] }) {
  if (log.length === 0) return <p>Not tried yet.</p>;
  return (
    <ol className={classes.attempts}>
      {log.map((one) => (
        <li key={one.attempt}>
          Attempt {one.attempt}, <Since instant={one.at} />, {one.ms} ms:{" "}
          {one.status === null ? <Plain text={one.error ?? "no answer"} /> : `answered ${one.status}`}
          {one.excerpt === "" ? null : (
            <pre>
              <Plain text={one.excerpt} />
            </pre>
          )}
        </li>
      ))}
    </ol>
  );
}

/** JSON with its lines broken; anything else as it is. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
