import { ApiError, type InvitationLook } from "@gatewatch/sdk";
import { PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, Reading, roleNames, useClient, useSession } from "../../client/index.ts";
import { Button, ErrorBlock, Form, lackOf, NewPassword, Note, Plain } from "../../design/index.ts";
import { DoorFrame } from "./door-frame.tsx";
import { FactorField, factorBody, noProof } from "./factor-field.tsx";
import classes from "./identity.module.css";

/** `/join#token=`: takes the place in the team that an invitation offers. */
export function JoinPage({
  token,
  onJoined,
  onSignedOut,
}: {
  token: string | undefined;
  onJoined: () => void | Promise<void>;
  onSignedOut: () => void | Promise<void>;
}) {
  const client = useClient();
  const session = useSession();
  const look = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => client.members.lookAtInvitation(token ?? ""),
    enabled: token !== undefined,
    retry: false,
  });
  if (token === undefined) {
    return (
      <DoorFrame title="Join a team" text="An invitation is a link that somebody of the team passes on.">
        <Note>Open the whole link: it begins with the address of this page and ends with join#token=…</Note>
      </DoorFrame>
    );
  }
  if (look.isError) {
    return (
      <DoorFrame title="Join a team" text="The link could not be used.">
        <Failure error={look.error} what="The invitation could not be read." onRetry={() => void look.refetch()} />
      </DoorFrame>
    );
  }
  if (look.data === undefined || session === undefined) {
    return (
      <DoorFrame title="Join a team" text="One moment.">
        <Reading query={look} queryKey={["invitation", token]} what="the invitation" rows={3} />
      </DoorFrame>
    );
  }
  const { team_name, email, role } = look.data;
  const present = session.user?.email;
  const other = present !== undefined && present.toLowerCase() !== email.toLowerCase();
  return (
    <DoorFrame title={`Join ${team_name}`} text={`As ${email}, with the role ${roleNames[role]}.`}>
      {other ? (
        <OtherPerson present={present} onSignedOut={onSignedOut} />
      ) : (
        <JoinForm token={token} look={look.data} signedIn={present !== undefined} onJoined={onJoined} />
      )}
    </DoorFrame>
  );
}

function OtherPerson({ present, onSignedOut }: { present: string; onSignedOut: () => void | Promise<void> }) {
  const client = useClient();
  const signOut = useMutation({ mutationFn: () => client.auth.logout(), onSuccess: () => onSignedOut() });
  return (
    <div className={classes.form}>
      <Note tone="warning">
        You are signed in as <Plain text={present} />, and the invitation is for another address.
      </Note>
      {signOut.error === null ? null : (
        <Failure error={signOut.error} what="Signing out did not work." onRetry={() => signOut.mutate()} />
      )}
      <Button tone="primary" pending={signOut.isPending} className={classes.submit} onClick={() => signOut.mutate()}>
        Sign out and go on
      </Button>
    </div>
  );
}

function JoinForm({
  token,
  look,
  signedIn,
  onJoined,
}: {
  token: string;
  look: InvitationLook;
  signedIn: boolean;
  onJoined: () => void | Promise<void>;
}) {
  const client = useClient();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [asksFactor, setAsksFactor] = useState(false);
  const [proof, setProof] = useState(noProof);
  const [sent, setSent] = useState(false);
  const isNew = !signedIn && !look.has_account;
  const join = useMutation({
    mutationFn: () =>
      client.members.acceptInvitation({
        token,
        ...(signedIn ? {} : { password, ...factorBody(proof) }),
        ...(isNew && name.trim() !== "" ? { name: name.trim() } : {}),
      }),
    onSuccess: () => onJoined(),
    onError: (error) => {
      if (error instanceof ApiError && error.code === "totp_required") setAsksFactor(true);
    },
    meta: { ownsUnauthorized: true },
  });
  const asked = join.error instanceof ApiError && join.error.code === "totp_required";
  const failed = join.error !== null && !asked ? join.error : undefined;
  const refused = failed instanceof ApiError && failed.status === 401 ? failed : undefined;
  const submit = () => {
    setSent(true);
    if (!isNew || lackOf(password) === undefined) join.mutate();
  };
  return (
    <Form onSubmit={submit}>
      {isNew ? (
        <>
          <TextInput
            label="Your name"
            autoComplete="name"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NewPassword value={password} wrong={sent ? lackOf(password) : undefined} onValue={setPassword} />
        </>
      ) : null}
      {signedIn || isNew ? null : (
        <PasswordInput
          label="Password of your account"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ "aria-label": "Show password" }}
        />
      )}
      {asksFactor ? <FactorField proof={proof} onProof={setProof} /> : null}
      {refused === undefined ? null : <ErrorBlock title={refused.message} />}
      {failed === undefined || refused !== undefined ? null : (
        <Failure error={failed} what="Joining did not work." onRetry={() => join.mutate()} />
      )}
      <Button type="submit" tone="primary" pending={join.isPending} className={classes.submit}>
        Join
      </Button>
    </Form>
  );
}
