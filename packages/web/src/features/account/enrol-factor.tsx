import { ApiError } from "@gatewatch/sdk";
import { PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient } from "../../client/index.ts";
import { Actions, Button, CopyValue, Dialog, Form } from "../../design/index.ts";
import classes from "./account.module.css";
import { QrCode } from "./qr-code.tsx";
import { factorKey } from "./queries.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";

/** Password, then the code to scan and its first answer, then the recovery codes: closed only when those are kept. */
export function EnrolFactor({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [codes, setCodes] = useState<readonly string[]>();
  const title = codes === undefined ? "Add second factor" : "Recovery codes";
  const close = () => {
    setCodes(undefined);
    onClose();
  };
  return (
    <Dialog title={title} open={open} keep={codes !== undefined} onClose={close} width={520}>
      {codes === undefined ? (
        <Steps onClose={close} onCodes={setCodes} />
      ) : (
        <RecoveryCodes codes={codes} onClose={close} />
      )}
    </Dialog>
  );
}

function Steps({ onClose, onCodes }: { onClose: () => void; onCodes: (codes: readonly string[]) => void }) {
  const client = useClient();
  const [password, setPassword] = useState("");
  const begin = useMutation({ mutationFn: () => client.account.enrolSecondFactor(password) });
  if (begin.data !== undefined) {
    return <Confirm secret={begin.data.secret} address={begin.data.otpauth_url} onClose={onClose} onCodes={onCodes} />;
  }
  return (
    <Form onSubmit={() => begin.mutate()}>
      <PasswordInput
        label="Present password"
        description="To know that it is you"
        autoComplete="current-password"
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ "aria-label": "Show present password" }}
      />
      {begin.error === null ? null : (
        <Failure error={begin.error} what="The second factor was not begun." onRetry={() => begin.mutate()} />
      )}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" pending={begin.isPending} disabled={password === ""}>
          Go on
        </Button>
      </Actions>
    </Form>
  );
}

function Confirm({
  secret,
  address,
  onClose,
  onCodes,
}: {
  secret: string;
  address: string;
  onClose: () => void;
  onCodes: (codes: readonly string[]) => void;
}) {
  const client = useClient();
  const cache = useQueryClient();
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => client.account.confirmSecondFactor(code.trim()),
    onSuccess: (codes) => {
      onCodes(codes);
      void cache.invalidateQueries({ queryKey: factorKey });
      void cache.invalidateQueries({ queryKey: ["session"] });
    },
    meta: { ownsUnauthorized: true },
  });
  return (
    <Form onSubmit={() => confirm.mutate()}>
      <p>Scan this with an authenticator app, or type the secret into it.</p>
      <div className={classes.qr}>
        <QrCode text={address} label="QR code of the second factor" />
      </div>
      <CopyValue name="Secret" value={secret} />
      <TextInput
        label="Code"
        description="The six digits that the app shows now"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        maxLength={8}
        value={code}
        error={confirm.error !== null && isWrongCode(confirm.error) ? confirm.error.message : undefined}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {confirm.error === null || isWrongCode(confirm.error) ? null : (
        <Failure error={confirm.error} what="The second factor is not on yet." onRetry={() => confirm.mutate()} />
      )}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" pending={confirm.isPending} disabled={code.trim().length < 6}>
          Turn on
        </Button>
      </Actions>
    </Form>
  );
}

function isWrongCode(error: Error): boolean {
  return error instanceof ApiError && (error.status === 400 || error.status === 401);
}
