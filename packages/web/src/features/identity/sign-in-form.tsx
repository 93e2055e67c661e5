import { ApiError } from "@gatewatch/sdk";
import { PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Failure, useClient, useDraft } from "../../client/index.ts";
import { Button, ErrorBlock } from "../../design/index.ts";
import classes from "./identity.module.css";

/** E-mail and password; `onSignedIn` runs when the session stands. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void | Promise<void> }) {
  const client = useClient();
  const [email, setEmail] = useDraft("sign-in.email");
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () => client.auth.login({ username: email, password }),
    onSuccess: () => onSignedIn(),
    meta: { ownsUnauthorized: true },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  const wrong = signIn.error instanceof ApiError && signIn.error.status === 401;
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label="E-mail or user name"
        autoComplete="username"
        required
        withAsterisk={false}
        data-autofocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ "aria-label": "Show password" }}
      />
      {wrong ? (
        <ErrorBlock title="E-mail and password do not belong together.">
          An operator can set a new password with <code>gatewatch users</code>.
        </ErrorBlock>
      ) : null}
      {signIn.error !== null && !wrong ? (
        <Failure error={signIn.error} what="Signing in did not work." onRetry={() => signIn.mutate()} />
      ) : null}
      <Button type="submit" tone="primary" pending={signIn.isPending} className={classes.submit}>
        Sign in
      </Button>
    </form>
  );
}
