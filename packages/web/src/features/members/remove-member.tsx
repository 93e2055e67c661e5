import type { Person } from "@gatewatch/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Failure, useClient } from "../../client/index.ts";
import { Confirm, Plain, Since, useToast } from "../../design/index.ts";
import { membersKey } from "./queries.ts";

export function RemoveMember({ person, onClose }: { person: Person | undefined; onClose: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: (one: Person) => client.members.remove(one.id),
    onSuccess: (_done, one) => {
      void cache.invalidateQueries({ queryKey: membersKey });
      onClose();
      toast(`${one.email} is no longer in the team.`);
    },
  });
  const close = () => {
    remove.reset();
    onClose();
  };
  return (
    <Confirm
      open={person !== undefined}
      title={`Remove ${person?.email ?? ""}`}
      keepLabel="Keep member"
      actLabel="Remove member"
      pending={remove.isPending}
      onKeep={close}
      onAct={() => person !== undefined && remove.mutate(person)}
    >
      {person === undefined ? null : (
        <p>
          <Plain text={person.name || person.email} /> is signed out and every API key of theirs in this team stops at
          once.{" "}
          {person.last_login_at === null ? (
            "They never signed in."
          ) : (
            <>
              They last signed in <Since instant={person.last_login_at} />.
            </>
          )}
        </p>
      )}
      {remove.error === null || person === undefined ? null : (
        <Failure error={remove.error} what="Nobody was removed." onRetry={() => remove.mutate(person)} />
      )}
    </Confirm>
  );
}
