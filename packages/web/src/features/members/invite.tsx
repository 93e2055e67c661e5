import type { CreatedInvitation, Role } from "@gatewatch/sdk";
import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, roleNames, useClient, useDraft, useSession } from "../../client/index.ts";
import { Actions, Button, Choice, Choices, Dialog, dayText, Form, Note, ShownOnce } from "../../design/index.ts";
import { invitationsKey } from "./queries.ts";
import { rolesUpTo, roleWords } from "./role-words.ts";

/** The address and the role, then the link. */
export function Invite({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [made, setMade] = useState<CreatedInvitation>();
  const close = () => {
    setMade(undefined);
    onClose();
  };
  return (
    <Dialog
      title={made === undefined ? "Invite member" : `Invitation for ${made.email}`}
      open={open}
      keep={made !== undefined}
      onClose={close}
      width={540}
    >
      {made === undefined ? <InviteForm onClose={close} onMade={setMade} /> : <Link made={made} onClose={close} />}
    </Dialog>
  );
}

function InviteForm({ onClose, onMade }: { onClose: () => void; onMade: (made: CreatedInvitation) => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const mine = useSession()?.role ?? "read_only";
  const [email, setEmail] = useDraft("members.invite");
  const [role, setRole] = useState<Role>("member");
  const [sent, setSent] = useState(false);
  const wrong = /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? undefined : "An address such as jo@example.com is needed.";
  const invite = useMutation({
    mutationFn: () => client.members.invite({ email: email.trim(), role }),
    onSuccess: (made) => {
      setEmail("");
      void cache.invalidateQueries({ queryKey: invitationsKey });
      onMade(made);
    },
  });
  const submit = () => {
    setSent(true);
    if (wrong === undefined) invite.mutate();
  };
  return (
    <Form onSubmit={submit}>
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="off"
        required
        withAsterisk={false}
        data-autofocus
        value={email}
        error={sent ? wrong : undefined}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Choices legend="Role">
        {rolesUpTo(mine).map((one) => (
          <Choice key={one} group="role" checked={role === one} onChoose={() => setRole(one)} text={roleWords[one]}>
            {roleNames[one]}
          </Choice>
        ))}
      </Choices>
      {invite.error === null ? null : (
        <Failure error={invite.error} what="Nobody was invited." onRetry={() => invite.mutate()} />
      )}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" pending={invite.isPending}>
          Make invitation
        </Button>
      </Actions>
    </Form>
  );
}

function Link({ made, onClose }: { made: CreatedInvitation; onClose: () => void }) {
  return (
    <>
      <Note tone="warning">
        {made.mailed
          ? "The link was mailed, and is shown here once."
          : "This server sends no mail: pass the link on yourself. It is shown this once."}{" "}
        Whoever opens it takes the place, until {dayText(made.expires_at)}.
      </Note>
      <ShownOnce value={made.link} label="Copy link" />
      <Actions>
        <Button onClick={onClose}>I have passed it on</Button>
      </Actions>
    </>
  );
}
