import type { RuleSet } from "@gatewatch/sdk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, Reading, useClient, useMay } from "../../client/index.ts";
import {
  Button,
  countOf,
  Empty,
  Page,
  Plain,
  RuleActs,
  Sheet,
  Since,
  State,
  Table,
  type TableColumn,
  Tag,
} from "../../design/index.ts";
import { DeleteRuleSet } from "./delete-rule-set.tsx";
import { ruleSetsKey, ruleSetsQuery } from "./queries.ts";
import { RuleSetDialog } from "./rule-set-dialog.tsx";

const columns: readonly [TableColumn<RuleSet>, ...TableColumn<RuleSet>[]] = [
  { name: "Set", cell: ({ name }) => <Plain text={name} /> },
  { name: "Run", cell: ({ rules }) => countOf(rules, "rule") },
  {
    name: "Problems",
    cell: ({ problem_total: total }) => (total === 0 ? "None" : <Tag tone="warning">{countOf(total, "problem")}</Tag>),
  },
  {
    name: "State",
    cell: ({ enabled }) => <State shape={enabled ? "check" : "struck"}>{enabled ? "On" : "Off"}</State>,
  },
  { name: "Changed", wideOnly: true, cell: ({ updated_at: at }) => <Since instant={at} /> },
];

/** `/settings/rules` */
export function RulesPage() {
  const client = useClient();
  const cache = useQueryClient();
  const ruleSets = useQuery(ruleSetsQuery(client));
  const may = useMay("rules.write");
  /** Which one is looked at; `new` for one that does not exist yet. */
  const [open, setOpen] = useState<RuleSet | "new">();
  const [removing, setRemoving] = useState<RuleSet>();
  const turn = useMutation({
    mutationFn: ({ id, enabled, version }: RuleSet) => client.ruleSets.update(id, { enabled: !enabled }, version),
    onSettled: () => cache.invalidateQueries({ queryKey: ruleSetsKey }),
  });
  return (
    <Page
      title="Rules"
      acts={
        may ? (
          <Button tone="primary" icon="plus" onClick={() => setOpen("new")}>
            New rule set
          </Button>
        ) : null
      }
    >
      <Sheet lead="Rules of your own for code, in Semgrep's YAML. Every scan of a repository runs the sets that are on, beside the rules that come with Gatewatch.">
        <Reading query={ruleSets} queryKey={ruleSetsKey} what="rule sets" rows={3} />
        {turn.error === null ? null : <Failure error={turn.error} what="The rule set stays as it was." />}
        {ruleSets.data?.length === 0 ? (
          <Empty title="No rule set yet">
            Paste rules or upload a file; each problem is told with its line, and the rules can be tried on code first.
          </Empty>
        ) : null}
        {ruleSets.data !== undefined && ruleSets.data.length > 0 ? (
          <Table
            label="Rule sets"
            columns={columns}
            rows={ruleSets.data}
            keyOf={({ id }) => id}
            acts={(one) =>
              may ? (
                <RuleActs
                  row={one}
                  turning={turn.isPending && turn.variables.id === one.id}
                  onEdit={setOpen}
                  onTurn={turn.mutate}
                  onDelete={setRemoving}
                />
              ) : (
                <Button tone="quiet" aria-label={`Show ${one.name}`} onClick={() => setOpen(one)}>
                  Show
                </Button>
              )
            }
          />
        ) : null}
      </Sheet>
      <RuleSetDialog ruleSet={open} mayWrite={may} onClose={() => setOpen(undefined)} />
      <DeleteRuleSet ruleSet={removing} onClose={() => setRemoving(undefined)} />
    </Page>
  );
}
