import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient, useDraft } from "../../client/index.ts";
import { Button, Form, lackOf, NewPassword, Note } from "../../design/index.ts";
import { DoorFrame } from "./door-frame.tsx";
import classes from "./identity.module.css";

/** `/reset` asks for a link by mail, `/reset#token=` sets the new password. */
export function ResetPage({ token }: { token: string | undefined }) {
  return token === undefined ? (
    <DoorFrame title="New password" text="A link to set one is sent to the address, if an account has it.">
      <AskForLink />
    </DoorFrame>
  ) : (
    <DoorFrame title="New password" text="Every session of the account ends when it is set. The link works once.">
      <SetPassword token={token} />
    </DoorFrame>
  );
}

function AskForLink() {
  const client = useClient();
  const [email, setEmail] = useDraft("sign-in.email");
  const ask = useMutation({ mutationFn: () => client.account.requestReset(email.trim()) });
  if (ask.isSuccess) {
    return (
      <Note>
        If an account has this address and this server can send mail, the link is on its way. Where there is no mail, an
        administrator of the team can make a link.
      </Note>
    );
  }
  return (
    <Form onSubmit={() => ask.mutate()}>
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {ask.error === null ? null : (
        <Failure error={ask.error} what="The link was not asked for." onRetry={() => ask.mutate()} />
      )}
      <Button type="submit" tone="primary" pending={ask.isPending} className={classes.submit}>
        Send a link
      </Button>
      <p className={classes.aside}>
        <a href="/login">Back to sign-in</a>
      </p>
    </Form>
  );
}

function SetPassword({ token }: { token: string }) {
  const client = useClient();
  const [password, setPassword] = useState("");
  const [sent, setSent] = useState(false);
  const set = useMutation({ mutationFn: () => client.account.completeReset(token, password) });
  const submit = () => {
    setSent(true);
    if (lackOf(password) === undefined) set.mutate();
  };
  if (set.isSuccess) {
    return (
      <div className={classes.form}>
        <Note>The new password is set. Sessions that were open have ended.</Note>
        <a href="/login">Sign in</a>
      </div>
    );
  }
  return (
    <Form onSubmit={submit}>
      <NewPassword
        label="New password"
        value={password}
        wrong={sent ? lackOf(password) : undefined}
        onValue={setPassword}
      />
      {set.error === null ? null : (
        <Failure error={set.error} what="The password was not set." onRetry={() => set.mutate()} />
      )}
      <Button type="submit" tone="primary" pending={set.isPending} className={classes.submit}>
        Set password
      </Button>
    </Form>
  );
}
