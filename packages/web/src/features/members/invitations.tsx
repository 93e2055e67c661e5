import type { Invitation } from "@gatewatch/sdk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Failure, Reading, roleNames, useClient } from "../../client/index.ts";
import { Button, dayText, Plain, Section, Since, Table, type TableColumn, useToast } from "../../design/index.ts";
import { invitationsKey, invitationsQuery } from "./queries.ts";

const columns: readonly [TableColumn<Invitation>, ...TableColumn<Invitation>[]] = [
  { name: "E-mail", cell: (one) => <Plain text={one.email} /> },
  { name: "Role", cell: (one) => roleNames[one.role] },
  { name: "Made", cell: (one) => <Since instant={one.created_at} /> },
  { name: "Open until", cell: (one) => <time dateTime={one.expires_at}>{dayText(one.expires_at)}</time> },
];

/** Those that nobody has accepted yet; nothing while there are none. */
export function Invitations({ mayChange }: { mayChange: boolean }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const invitations = useQuery(invitationsQuery(client));
  const revoke = useMutation({
    mutationFn: (one: Invitation) => client.members.revokeInvitation(one.id),
    onSuccess: (_done, one) => {
      void cache.invalidateQueries({ queryKey: invitationsKey });
      toast(`The link for ${one.email} no longer works.`);
    },
  });
  if (invitations.data?.length === 0) return null;
  return (
    <Section title="Open invitations" text="Each link works once, for seven days.">
      <Reading query={invitations} queryKey={invitationsKey} what="invitations" rows={2} />
      {revoke.error === null ? null : <Failure error={revoke.error} what="The invitation was not revoked." />}
      {invitations.data === undefined ? null : (
        <Table
          label="Open invitations"
          columns={columns}
          rows={invitations.data}
          keyOf={(one) => one.id}
          acts={
            mayChange
              ? (one) => (
                  <Button
                    tone="delete"
                    aria-label={`Revoke invitation for ${one.email}`}
                    pending={revoke.isPending && revoke.variables?.id === one.id}
                    onClick={() => revoke.mutate(one)}
                  >
                    Revoke
                  </Button>
                )
              : undefined
          }
        />
      )}
    </Section>
  );
}
