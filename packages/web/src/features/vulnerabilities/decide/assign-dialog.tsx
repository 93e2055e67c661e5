import type { VulnerabilityRow } from "@gatewatch/sdk";
import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { Failure, type People } from "../../../client/index.ts";
import { Actions, Button, countOf, Dialog, Form, Note } from "../../../design/index.ts";
import { Conflict } from "./conflict.tsx";
import { useChange } from "./use-change.ts";

const nobody = "none";

/** Gives one vulnerability or many to a member of the team, or to nobody. */
export function AssignDialog({
  rows,
  people,
  onClose,
  onDone,
}: {
  /** None: closed. */
  rows: readonly VulnerabilityRow[];
  people: People;
  onClose: () => void;
  onDone: () => void;
}) {
  const title = rows.length > 1 ? `Assign ${countOf(rows.length, "vulnerability", "vulnerabilities")}` : "Assign";
  return (
    <Dialog title={title} open={rows.length > 0} onClose={onClose} width={420}>
      {rows.length === 0 ? null : <AssignForm rows={rows} people={people} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function AssignForm({
  rows: shown,
  people,
  onClose,
  onDone,
}: {
  rows: readonly VulnerabilityRow[];
  people: People;
  onClose: () => void;
  onDone: () => void;
}) {
  const [rows] = useState(shown);
  const [only] = rows.length === 1 ? rows : [];
  const [who, setWho] = useState(only?.assignee ?? people.me ?? nobody);
  const changing = useChange(
    rows,
    ({ assignee }) => (assignee == null ? "Assigned to nobody." : `Assigned to ${people.nameOf(assignee)}.`),
    () => {
      onClose();
      onDone();
    },
  );
  const apply = () => changing.apply({ assignee: who === nobody ? null : who });
  if (changing.conflict !== undefined && only !== undefined)
    return <Conflict read={only} changing={changing} people={people} />;
  const known = people.choices.some(({ value }) => value === who) || who === nobody;
  return (
    <Form onSubmit={apply}>
      <NativeSelect
        label="Who works on it"
        data-autofocus
        value={who}
        data={[
          { value: nobody, label: "Nobody" },
          ...people.choices.map(({ value, name }) => ({ value, label: name })),
          ...(known ? [] : [{ value: who, label: people.nameOf(who) }]),
        ]}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      {people.choices.length < 2 ? (
        <Note>Who else is in the team is seen by those who may read its members.</Note>
      ) : null}
      {changing.error === null ? null : <Failure error={changing.error} what="Nobody was assigned." onRetry={apply} />}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" pending={changing.isPending}>
          Assign
        </Button>
      </Actions>
    </Form>
  );
}
