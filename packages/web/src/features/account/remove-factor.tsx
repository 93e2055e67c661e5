import { PasswordInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient } from "../../client/index.ts";
import { Actions, Button, Dialog, Form, useToast } from "../../design/index.ts";
import { factorKey } from "./queries.ts";

export function RemoveFactor({ open, required, onClose }: { open: boolean; required: boolean; onClose: () => void }) {
  return (
    <Dialog title="Remove second factor" open={open} onClose={onClose} width={440}>
      <RemoveForm required={required} onClose={onClose} />
    </Dialog>
  );
}

function RemoveForm({ required, onClose }: { required: boolean; onClose: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const [password, setPassword] = useState("");
  const remove = useMutation({
    mutationFn: () => client.account.disableSecondFactor(password),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: factorKey });
      void cache.invalidateQueries({ queryKey: ["session"] });
      onClose();
      toast("The second factor is off. Its recovery codes no longer work.");
    },
  });
  return (
    <Form onSubmit={() => remove.mutate()}>
      <p>
        The password alone opens the account from then on, and the recovery codes stop working.
        {required ? " The team requires a second factor: you can do nothing else until you have added one again." : ""}
      </p>
      <PasswordInput
        label="Present password"
        autoComplete="current-password"
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ "aria-label": "Show present password" }}
      />
      {remove.error === null ? null : (
        <Failure error={remove.error} what="The second factor is still on." onRetry={() => remove.mutate()} />
      )}
      <Actions>
        <Button onClick={onClose}>Keep second factor</Button>
        <Button type="submit" tone="danger" pending={remove.isPending} disabled={password === ""}>
          Remove second factor
        </Button>
      </Actions>
    </Form>
  );
}
