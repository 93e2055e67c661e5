import type { VulnerabilityPolicy } from "@gatewatch/sdk";
import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, type People, useClient } from "../../client/index.ts";
import { Actions, Button, Dialog, FieldRow, Form, useToast } from "../../design/index.ts";
import { ActFields } from "./act-fields.tsx";
import { MatchFields } from "./match-fields.tsx";
import { fieldsOf, requestOf, wrongOf } from "./policy-fields.ts";
import { PolicyPreview } from "./policy-preview.tsx";
import { policiesKey } from "./queries.ts";

/** Makes a policy or changes one, with what it would fit now. */
export function PolicyDialog({
  policy,
  people,
  onClose,
}: {
  /** `new` for one that does not exist yet; none: closed. */
  policy: VulnerabilityPolicy | "new" | undefined;
  people: People;
  onClose: () => void;
}) {
  return (
    <Dialog
      title={policy === "new" ? "New policy" : "Edit policy"}
      open={policy !== undefined}
      onClose={onClose}
      width={640}
    >
      {policy === undefined ? null : (
        <PolicyForm policy={policy === "new" ? undefined : policy} people={people} onClose={onClose} />
      )}
    </Dialog>
  );
}

function PolicyForm({
  policy,
  people,
  onClose,
}: {
  policy: VulnerabilityPolicy | undefined;
  people: People;
  onClose: () => void;
}) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const [fields, setFields] = useState(() => fieldsOf(policy));
  const [sent, setSent] = useState(false);
  const wrong = wrongOf(fields);
  const request = requestOf(fields, policy);
  const save = useMutation({
    mutationFn: () =>
      policy === undefined
        ? client.vulnerabilityPolicies.create(request)
        : client.vulnerabilityPolicies.replace(policy.id, request),
    onSuccess: ({ name }) => {
      void cache.invalidateQueries({ queryKey: policiesKey });
      void cache.invalidateQueries({ queryKey: ["vulnerabilities"] });
      onClose();
      toast(`${name} is in force.`);
    },
  });
  const submit = () => {
    setSent(true);
    if (Object.keys(wrong).length === 0) save.mutate();
  };
  const type = (change: Partial<typeof fields>) => setFields({ ...fields, ...change });
  const said = sent ? wrong : {};
  return (
    <Form onSubmit={submit}>
      <FieldRow>
        <TextInput
          label="Name"
          data-autofocus
          autoComplete="off"
          maxLength={100}
          value={fields.name}
          error={said.name}
          onChange={(event) => type({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Order, lowest first"
          inputMode="numeric"
          maxLength={5}
          value={fields.order}
          error={said.order}
          onChange={(event) => type({ order: event.currentTarget.value })}
        />
      </FieldRow>
      <MatchFields fields={fields} wrong={said} onType={type} />
      <PolicyPreview match={request.match} isReadable={wrong.cwe === undefined && wrong.olderThanDays === undefined} />
      <ActFields fields={fields} wrong={said} people={people} onType={type} />
      {save.error === null ? null : <Failure error={save.error} what="The policy was not saved." onRetry={submit} />}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" pending={save.isPending}>
          {policy === undefined ? "Make policy" : "Save policy"}
        </Button>
      </Actions>
    </Form>
  );
}
