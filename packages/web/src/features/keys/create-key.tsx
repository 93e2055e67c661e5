import type { CreatedKey, Scope } from "@gatewatch/sdk";
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient, useDraft, useSession } from "../../client/index.ts";
import { Actions, Button, CheckGrid, Choice, Choices, Dialog, Form, Note } from "../../design/index.ts";
import { scopeWords } from "./key-words.ts";

const lifetimes = [
  { value: "30d", label: "In 30 days" },
  { value: "90d", label: "In 90 days" },
  { value: "1y", label: "In 1 year" },
  { value: "never", label: "Never" },
];

export function CreateKey({
  open,
  onClose,
  onCreated,
}: {
  open: boolean;
  onClose: () => void;
  onCreated: (key: CreatedKey) => void;
}) {
  return (
    <Dialog title="Create API Key" open={open} onClose={onClose} width={520}>
      <CreateKeyForm onClose={onClose} onCreated={onCreated} />
    </Dialog>
  );
}

function CreateKeyForm({ onClose, onCreated }: { onClose: () => void; onCreated: (key: CreatedKey) => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const grantable = useSession()?.permissions ?? [];
  const [name, setName] = useDraft("keys.name");
  const [lifetime, setLifetime] = useState("90d");
  const [narrowed, setNarrowed] = useState(false);
  const [scopes, setScopes] = useState<readonly Scope[]>(["scans.read", "scans.run"]);
  const [missing, setMissing] = useState<"name" | "scopes">();
  const create = useMutation({
    mutationFn: () =>
      client.keys.create({ name: name.trim(), expires_in: lifetime, ...(narrowed ? { scopes: [...scopes] } : {}) }),
    onSuccess: (key) => {
      setName("");
      void cache.invalidateQueries({ queryKey: ["keys"] });
      onCreated(key);
    },
  });
  const submit = () => {
    const lacks = name.trim() === "" ? "name" : narrowed && scopes.length === 0 ? "scopes" : undefined;
    setMissing(lacks);
    if (lacks === undefined) create.mutate();
  };
  const toggle = (scope: Scope, on: boolean) =>
    setScopes(on ? [...scopes, scope] : scopes.filter((one) => one !== scope));

  return (
    <Form onSubmit={submit}>
      <TextInput
        label="Name"
        description="Where it will be used"
        placeholder="Build pipeline"
        required
        withAsterisk={false}
        data-autofocus
        maxLength={100}
        autoComplete="off"
        value={name}
        error={missing === "name" && name.trim() === "" ? "A key needs a name." : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label="Expires"
        data={lifetimes}
        value={lifetime}
        onChange={(event) => setLifetime(event.currentTarget.value)}
      />
      <Choices
        legend="Scopes"
        wrong={missing === "scopes" && scopes.length === 0 ? "Choose at least one scope." : undefined}
      >
        <Choice group="scopes" checked={!narrowed} onChoose={() => setNarrowed(false)}>
          Everything my role allows
        </Choice>
        <Choice group="scopes" checked={narrowed} onChoose={() => setNarrowed(true)}>
          Only these
        </Choice>
        {narrowed ? (
          <CheckGrid>
            {grantable.map((scope) => (
              <Checkbox
                key={scope}
                size="xs"
                color="var(--gw-accent)"
                label={scopeWords[scope]}
                checked={scopes.includes(scope)}
                onChange={(event) => toggle(scope, event.currentTarget.checked)}
              />
            ))}
          </CheckGrid>
        ) : null}
      </Choices>
      {lifetime === "never" ? (
        <Note tone="warning">Works until somebody deletes it. Keys that expire are forgotten with less harm.</Note>
      ) : null}
      {create.error === null ? null : (
        <Failure error={create.error} what="The key was not created." onRetry={() => create.mutate()} />
      )}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" pending={create.isPending}>
          Create key
        </Button>
      </Actions>
    </Form>
  );
}
