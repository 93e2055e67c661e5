import { NativeSelect } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient } from "../../client/index.ts";
import { Actions, Button, Dialog, Form } from "../../design/index.ts";
import { NewSecret } from "./new-secret.tsx";

const overlaps = [
  { value: "0", label: "Not at all: it stops now" },
  { value: "3600", label: "For 1 h" },
  { value: "86400", label: "For 1 d" },
  { value: "604800", label: "For 7 d" },
];

export function RotateSecret({
  webhookId,
  open,
  onClose,
  onDone,
}: {
  webhookId: string;
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const [secret, setSecret] = useState<string>();
  const close = () => {
    setSecret(undefined);
    onClose();
  };
  return (
    <Dialog title="New secret" open={open} keep={secret !== undefined} onClose={close} width={520}>
      {secret === undefined ? (
        <RotateForm
          webhookId={webhookId}
          onClose={close}
          onSecret={(value) => {
            setSecret(value);
            onDone();
          }}
        />
      ) : (
        <NewSecret secret={secret} onClose={close} />
      )}
    </Dialog>
  );
}

function RotateForm({
  webhookId,
  onClose,
  onSecret,
}: {
  webhookId: string;
  onClose: () => void;
  onSecret: (secret: string) => void;
}) {
  const client = useClient();
  const [overlap, setOverlap] = useState("86400");
  const rotate = useMutation({
    mutationFn: () => client.webhooks.rotateSecret(webhookId, Number(overlap)),
    onSuccess: (made) => onSecret(made.secret),
  });
  return (
    <Form onSubmit={() => rotate.mutate()}>
      <NativeSelect
        label="The old secret goes on"
        description="Requests carry both signatures meanwhile"
        data={overlaps}
        value={overlap}
        onChange={(event) => setOverlap(event.currentTarget.value)}
      />
      {rotate.error === null ? null : (
        <Failure error={rotate.error} what="The secret was not changed." onRetry={() => rotate.mutate()} />
      )}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" pending={rotate.isPending}>
          Make new secret
        </Button>
      </Actions>
    </Form>
  );
}
