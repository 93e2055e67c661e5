import type { VulnerabilityPolicy } from "@gatewatch/sdk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, Reading, repositoriesQuery, useClient, useMay, usePeople } from "../../client/index.ts";
import {
  Button,
  Confirm,
  Empty,
  Page,
  Plain,
  RuleActs,
  Section,
  Sheet,
  State,
  Table,
  type TableColumn,
  useToast,
} from "../../design/index.ts";
import { Deadlines } from "./deadlines.tsx";
import { PolicyDialog } from "./policy-dialog.tsx";
import { doesText, fitsText } from "./policy-words.ts";
import { policiesKey, policiesQuery } from "./queries.ts";
import { SuppressionReasons } from "./suppression-reasons.tsx";

/** `/settings/policies` */
export function PoliciesPage() {
  const client = useClient();
  const cache = useQueryClient();
  const policies = useQuery(policiesQuery(client));
  const repositories = useQuery(repositoriesQuery(client));
  const people = usePeople();
  const may = useMay("rules.write");
  /** Which one is edited; `new` for one that does not exist yet. */
  const [editing, setEditing] = useState<VulnerabilityPolicy | "new">();
  const [removing, setRemoving] = useState<VulnerabilityPolicy>();
  const turn = useMutation({
    mutationFn: ({ id, name, enabled, order, match, act }: VulnerabilityPolicy) =>
      client.vulnerabilityPolicies.replace(id, { name, order, match, act, enabled: !enabled }),
    onSuccess: () => cache.invalidateQueries({ queryKey: policiesKey }),
  });
  const repositoryName = (id: string) => repositories.data?.find((one) => one.id === id)?.name ?? "one repository";
  const columns: readonly [TableColumn<VulnerabilityPolicy>, ...TableColumn<VulnerabilityPolicy>[]] = [
    { name: "Policy", cell: ({ name }) => <Plain text={name} /> },
    { name: "Fits", wraps: true, cell: ({ match }) => <Plain text={fitsText(match, repositoryName)} /> },
    { name: "Does", wraps: true, cell: ({ act }) => <Plain text={doesText(act, people.nameOf)} /> },
    {
      name: "State",
      cell: ({ enabled }) => <State shape={enabled ? "check" : "struck"}>{enabled ? "On" : "Off"}</State>,
    },
    { name: "Order", wideOnly: true, cell: ({ order }) => order },
  ];
  return (
    <Page
      title="Policies"
      acts={
        may ? (
          <Button tone="primary" icon="plus" onClick={() => setEditing("new")}>
            New policy
          </Button>
        ) : null
      }
    >
      <Sheet lead="What the team decides once about every vulnerability of a kind. What a person decided is never touched.">
        <Deadlines mayWrite={may} />
        <SuppressionReasons />
        <Section title="Policies" text="They act in their order; the first that decides something keeps it.">
          <Reading query={policies} queryKey={policiesKey} what="policies" rows={3} />
          {turn.error === null ? null : <Failure error={turn.error} what="The policy stays as it was." />}
          {policies.data?.length === 0 ? (
            <Empty title="No policy yet">
              A policy accepts what is never deployed, lowers what does not matter here, assigns, or fails the gate of a
              scan.
            </Empty>
          ) : null}
          {policies.data !== undefined && policies.data.length > 0 ? (
            <Table
              label="Policies"
              columns={columns}
              rows={policies.data}
              keyOf={({ id }) => id}
              acts={
                may
                  ? (one) => (
                      <RuleActs
                        row={one}
                        turning={turn.isPending && turn.variables.id === one.id}
                        onEdit={setEditing}
                        onTurn={turn.mutate}
                        onDelete={setRemoving}
                      />
                    )
                  : undefined
              }
            />
          ) : null}
        </Section>
      </Sheet>
      <PolicyDialog policy={editing} people={people} onClose={() => setEditing(undefined)} />
      <DeletePolicy policy={removing} onClose={() => setRemoving(undefined)} />
    </Page>
  );
}

function DeletePolicy({ policy, onClose }: { policy: VulnerabilityPolicy | undefined; onClose: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: (one: VulnerabilityPolicy) => client.vulnerabilityPolicies.delete(one.id),
    onSuccess: (_done, one) => {
      void cache.invalidateQueries({ queryKey: policiesKey });
      onClose();
      toast(`${one.name} was deleted.`);
    },
  });
  return (
    <Confirm
      open={policy !== undefined}
      title={`Delete ${policy?.name ?? ""}`}
      keepLabel="Keep policy"
      actLabel="Delete policy"
      pending={remove.isPending}
      onKeep={onClose}
      onAct={() => policy !== undefined && remove.mutate(policy)}
    >
      <p>It decides nothing more. What it decided until now stays in the history of each vulnerability.</p>
      {remove.error === null || policy === undefined ? null : (
        <Failure error={remove.error} what="The policy was not deleted." onRetry={() => remove.mutate(policy)} />
      )}
    </Confirm>
  );
}
