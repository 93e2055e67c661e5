import type { Integration } from "@gatewatch/sdk";
import { PasswordInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient } from "../../client/index.ts";
import { Actions, Button, Dialog, Form, useToast } from "../../design/index.ts";
import { tokenWords } from "./provider-words.ts";
import { integrationsKey } from "./queries.ts";

export function ReplaceToken({ integration, onClose }: { integration: Integration | undefined; onClose: () => void }) {
  return (
    <Dialog
      title={`Replace token of ${integration?.instance ?? ""}`}
      open={integration !== undefined}
      onClose={onClose}
    >
      {integration === undefined ? null : <ReplaceForm integration={integration} onClose={onClose} />}
    </Dialog>
  );
}

function ReplaceForm({ integration, onClose }: { integration: Integration; onClose: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const [token, setToken] = useState("");
  const replace = useMutation({
    mutationFn: () => client.integrations.replaceToken(integration.id, token.trim()),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: integrationsKey });
      onClose();
      toast("The new token works and is used from now on.");
    },
  });
  return (
    <Form onSubmit={() => replace.mutate()}>
      <PasswordInput
        label="New token"
        description={tokenWords[integration.provider]}
        autoComplete="off"
        data-autofocus
        maxLength={1000}
        value={token}
        onChange={(event) => setToken(event.currentTarget.value)}
        visibilityToggleButtonProps={{ "aria-label": "Show new token" }}
      />
      {replace.error === null ? null : (
        <Failure error={replace.error} what="The old token stays." onRetry={() => replace.mutate()} />
      )}
      <Actions>
        <Button onClick={onClose}>Keep old token</Button>
        <Button type="submit" tone="primary" pending={replace.isPending} disabled={token.trim() === ""}>
          Check and replace
        </Button>
      </Actions>
    </Form>
  );
}
