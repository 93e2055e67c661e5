import { PasswordInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient } from "../../client/index.ts";
import { Actions, Button, Card, FieldRow, Form, lackOf, NewPassword, Section, useToast } from "../../design/index.ts";
import { sessionsKey } from "./queries.ts";

export function PasswordSection() {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [sent, setSent] = useState(false);
  const change = useMutation({
    mutationFn: () => client.account.changePassword(current, next),
    onSuccess: () => {
      setCurrent("");
      setNext("");
      setSent(false);
      void cache.invalidateQueries({ queryKey: sessionsKey });
      toast("The password is changed. Your other sessions have ended.");
    },
  });
  const submit = () => {
    setSent(true);
    if (lackOf(next) === undefined && current !== "") change.mutate();
  };
  return (
    <Section title="Password">
      <Card>
        <Form onSubmit={submit}>
          <FieldRow>
            <PasswordInput
              label="Present password"
              description="To know that it is you"
              autoComplete="current-password"
              value={current}
              error={sent && current === "" ? "The present password is missing." : undefined}
              onChange={(event) => setCurrent(event.currentTarget.value)}
              visibilityToggleButtonProps={{ "aria-label": "Show present password" }}
            />
            <NewPassword label="New password" value={next} wrong={sent ? lackOf(next) : undefined} onValue={setNext} />
          </FieldRow>
          {change.error === null ? null : (
            <Failure error={change.error} what="The password was not changed." onRetry={() => change.mutate()} />
          )}
          <Actions>
            <Button type="submit" pending={change.isPending}>
              Change password
            </Button>
          </Actions>
        </Form>
      </Card>
    </Section>
  );
}
