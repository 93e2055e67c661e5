import type { VulnerabilityRow } from "@gatewatch/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient } from "../../../client/index.ts";
import {
  Actions,
  Button,
  Choice,
  Choices,
  countOf,
  Dialog,
  Form,
  Note,
  Plain,
  useToast,
} from "../../../design/index.ts";
import { refreshVulnerabilities } from "../queries.ts";

/** Shows several vulnerabilities of one target as one, which keeps its id; each can be taken out again. */
export function MergeDialog({
  rows,
  onClose,
  onDone,
}: {
  /** None: closed. */
  rows: readonly VulnerabilityRow[];
  onClose: () => void;
  onDone: () => void;
}) {
  return (
    <Dialog
      title={`Merge ${countOf(rows.length, "vulnerability", "vulnerabilities")}`}
      open={rows.length > 0}
      onClose={onClose}
      width={560}
    >
      {rows.length === 0 ? null : <MergeForm rows={rows} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function MergeForm({
  rows: shown,
  onClose,
  onDone,
}: {
  rows: readonly VulnerabilityRow[];
  onClose: () => void;
  onDone: () => void;
}) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const [rows] = useState(shown);
  const [into, setInto] = useState(rows[0]?.id ?? "");
  const others = rows.map(({ id }) => id).filter((id) => id !== into);
  const takeBack = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await client.vulnerabilities.unmerge(id);
    },
    onSuccess: () => toast("Unmerged."),
    onError: (error) => toast(`Not unmerged: ${error.message}`),
    onSettled: () => refreshVulnerabilities(cache),
  });
  const merge = useMutation({
    mutationFn: async () => {
      for (const id of others) await client.vulnerabilities.merge(id, into);
    },
    onSuccess: () => {
      toast(`Merged ${countOf(rows.length, "vulnerability", "vulnerabilities")} into one.`, () =>
        takeBack.mutate(others),
      );
      onClose();
      onDone();
    },
    onSettled: () => refreshVulnerabilities(cache),
  });
  const isOneTarget = rows.every((row) => row.target_id === rows[0]?.target_id);
  return (
    <Form onSubmit={() => merge.mutate()}>
      {isOneTarget ? null : (
        <Note tone="warning">They lie in different targets. Only vulnerabilities of one target can be merged.</Note>
      )}
      <Choices legend="Which one stays">
        {rows.map((row) => (
          <Choice key={row.id} group="into" checked={row.id === into} onChoose={() => setInto(row.id)} text={row.place}>
            <Plain text={row.title} />
          </Choice>
        ))}
      </Choices>
      <p>It keeps its id, its state and its history. The others are shown as parts of it until they are unmerged.</p>
      {merge.error === null ? null : (
        <Failure error={merge.error} what="Not all were merged." onRetry={() => merge.mutate()} />
      )}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" pending={merge.isPending} disabled={!isOneTarget}>
          Merge
        </Button>
      </Actions>
    </Form>
  );
}
