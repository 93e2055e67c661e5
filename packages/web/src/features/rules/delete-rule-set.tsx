import type { RuleSet } from "@gatewatch/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Failure, useClient } from "../../client/index.ts";
import { Confirm, useToast } from "../../design/index.ts";
import { ruleSetsKey } from "./queries.ts";

export function DeleteRuleSet({ ruleSet, onClose }: { ruleSet: RuleSet | undefined; onClose: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: ({ id, version }: RuleSet) => client.ruleSets.delete(id, version),
    onSuccess: (_done, one) => {
      void cache.invalidateQueries({ queryKey: ruleSetsKey });
      onClose();
      toast(`${one.name} was deleted.`);
    },
  });
  return (
    <Confirm
      open={ruleSet !== undefined}
      title={`Delete ${ruleSet?.name ?? ""}`}
      keepLabel="Keep rule set"
      actLabel="Delete rule set"
      pending={remove.isPending}
      onKeep={onClose}
      onAct={() => ruleSet !== undefined && remove.mutate(ruleSet)}
    >
      <p>Scans no longer run its rules. What they found stays, and no scan calls it fixed any more.</p>
      {remove.error === null || ruleSet === undefined ? null : (
        <Failure error={remove.error} what="The rule set was not deleted." onRetry={() => remove.mutate(ruleSet)} />
      )}
    </Confirm>
  );
}
