import { ApiError } from "@gatewatch/sdk";
import { PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient, useDraft } from "../../client/index.ts";
import { Button, ErrorBlock, Form } from "../../design/index.ts";
import { FactorField, factorBody, noProof } from "./factor-field.tsx";
import classes from "./identity.module.css";
import { ProviderButtons } from "./provider-buttons.tsx";

/**
 * Password, then the second factor when the server asks for it; or a provider, which leads back to `returnTo`.
 * `onSignedIn` runs when the session stands.
 */
export function SignInForm({ returnTo, onSignedIn }: { returnTo: string; onSignedIn: () => void | Promise<void> }) {
  const client = useClient();
  const [email, setEmail] = useDraft("sign-in.email");
  const [password, setPassword] = useState("");
  const [asksFactor, setAsksFactor] = useState(false);
  const [proof, setProof] = useState(noProof);
  const signIn = useMutation({
    mutationFn: () => client.auth.login({ username: email, password, ...factorBody(proof) }),
    onSuccess: () => onSignedIn(),
    onError: (error) => {
      if (isFactorAsked(error)) setAsksFactor(true);
    },
    meta: { ownsUnauthorized: true },
  });
  const failed = signIn.error !== null && !isFactorAsked(signIn.error) ? signIn.error : undefined;
  const refused = failed instanceof ApiError && failed.status === 401 ? failed : undefined;
  const back = () => {
    signIn.reset();
    setProof(noProof);
    setPassword("");
    setAsksFactor(false);
  };

  if (asksFactor) {
    return (
      <Form onSubmit={() => signIn.mutate()}>
        <FactorField proof={proof} onProof={setProof} wrong={refused?.message} />
        {failed !== undefined && refused === undefined ? (
          <Failure error={failed} what="Signing in did not work." onRetry={() => signIn.mutate()} />
        ) : null}
        <Button type="submit" tone="primary" pending={signIn.isPending} className={classes.submit}>
          Sign in
        </Button>
        <Button tone="quiet" onClick={back}>
          Sign in as somebody else
        </Button>
      </Form>
    );
  }

  return (
    <>
      <Form onSubmit={() => signIn.mutate()}>
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
        {refused !== undefined ? (
          <ErrorBlock title="E-mail and password do not belong together.">
            An administrator of the team can make a link for a new password, an operator can with{" "}
            <code>gatewatch users</code>.
          </ErrorBlock>
        ) : null}
        {failed !== undefined && refused === undefined ? (
          <Failure error={failed} what="Signing in did not work." onRetry={() => signIn.mutate()} />
        ) : null}
        <Button type="submit" tone="primary" pending={signIn.isPending} className={classes.submit}>
          Sign in
        </Button>
      </Form>
      <p className={classes.aside}>
        <a href="/reset">Forgot the password</a>
      </p>
      <ProviderButtons returnTo={returnTo} />
    </>
  );
}

function isFactorAsked(error: Error | null): boolean {
  return error instanceof ApiError && error.code === "totp_required";
}
