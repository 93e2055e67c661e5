import type { Integration } from "@gatewatch/sdk";
import { PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient, useDraft } from "../../client/index.ts";
import { Actions, Button, Choice, Choices, Dialog, Form, useToast } from "../../design/index.ts";
import { providerNames, tokenWords } from "./provider-words.ts";
import { integrationsKey } from "./queries.ts";

export function Connect({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog title="Connect source control" open={open} onClose={onClose} width={520}>
      <ConnectForm onClose={onClose} />
    </Dialog>
  );
}

function ConnectForm({ onClose }: { onClose: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const [provider, setProvider] = useState<Integration["provider"]>("gitlab");
  const [url, setUrl] = useDraft("integrations.url");
  const [token, setToken] = useState("");
  const [sent, setSent] = useState(false);
  const connect = useMutation({
    mutationFn: () =>
      client.integrations.connect({ provider, token: token.trim(), ...(url.trim() === "" ? {} : { url: url.trim() }) }),
    onSuccess: (made) => {
      setUrl("");
      void cache.invalidateQueries({ queryKey: integrationsKey });
      onClose();
      toast(`${made.instance} is connected as ${made.account}.`);
    },
  });
  const submit = () => {
    setSent(true);
    if (token.trim() !== "") connect.mutate();
  };
  return (
    <Form onSubmit={submit}>
      <Choices legend="Kind">
        {(["gitlab", "github"] as const).map((one) => (
          <Choice key={one} group="provider" checked={provider === one} onChoose={() => setProvider(one)}>
            {providerNames[one]}
          </Choice>
        ))}
      </Choices>
      <TextInput
        label="Address"
        description="Of your own instance; nothing for the public one"
        placeholder={`https://${provider}.example.com`}
        type="url"
        autoComplete="off"
        maxLength={300}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <PasswordInput
        label="Token"
        description={tokenWords[provider]}
        autoComplete="off"
        maxLength={1000}
        value={token}
        error={sent && token.trim() === "" ? "The token is missing." : undefined}
        onChange={(event) => setToken(event.currentTarget.value)}
        visibilityToggleButtonProps={{ "aria-label": "Show token" }}
      />
      {connect.error === null ? null : (
        <Failure error={connect.error} what="Nothing was connected." onRetry={() => connect.mutate()} />
      )}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" pending={connect.isPending}>
          Check and connect
        </Button>
      </Actions>
    </Form>
  );
}
