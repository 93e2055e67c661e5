import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient, useDraft } from "../../client/index.ts";
import { Button, Form, lackOf, NewPassword, Note } from "../../design/index.ts";
import { DoorFrame } from "./door-frame.tsx";
import classes from "./identity.module.css";

/** The first admin. `token` is of the one-time link that the server printed. */
export function SetupPage({
  token,
  onSignedIn,
}: {
  token: string | undefined;
  onSignedIn: () => void | Promise<void>;
}) {
  if (token === undefined) {
    return (
      <DoorFrame
        title="Set up this server"
        text="The first admin is made with the link that the server prints when it starts."
      >
        <Note>Open the link that begins with the address of this page and ends with setup?token=…</Note>
      </DoorFrame>
    );
  }
  return (
    <DoorFrame
      title="Set up this server"
      text="This makes the first admin and the team. The link works once, then it is spent."
    >
      <SetupForm token={token} onSignedIn={onSignedIn} />
    </DoorFrame>
  );
}

function SetupForm({ token, onSignedIn }: { token: string; onSignedIn: () => void | Promise<void> }) {
  const client = useClient();
  const [email, setEmail] = useDraft("setup.email");
  const [team, setTeam] = useDraft("setup.team");
  const [password, setPassword] = useState("");
  const [sent, setSent] = useState(false);
  const setup = useMutation({
    mutationFn: () =>
      client.setup.complete({ token, email, password, ...(team.trim() === "" ? {} : { team_name: team }) }),
    onSuccess: () => onSignedIn(),
    meta: { ownsUnauthorized: true },
  });
  const submit = () => {
    setSent(true);
    if (lackOf(password) === undefined) setup.mutate();
  };
  return (
    <Form onSubmit={submit}>
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <NewPassword value={password} wrong={sent ? lackOf(password) : undefined} onValue={setPassword} />
      <TextInput
        label="Team name"
        description="Can be changed later"
        maxLength={80}
        value={team}
        onChange={(event) => setTeam(event.currentTarget.value)}
      />
      {setup.error === null ? null : (
        <Failure error={setup.error} what="The admin could not be made." onRetry={() => setup.mutate()} />
      )}
      <Button type="submit" tone="primary" pending={setup.isPending} className={classes.submit}>
        Make admin and sign in
      </Button>
    </Form>
  );
}
