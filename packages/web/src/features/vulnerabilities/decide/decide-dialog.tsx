import type { VulnerabilityRow, VulnerabilityStatus } from "@gatewatch/sdk";
import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { Failure, type People, useDraft } from "../../../client/index.ts";
import {
  Actions,
  Button,
  Choice,
  Choices,
  countOf,
  Dialog,
  FieldRow,
  Form,
  Note,
  Plain,
  severityNames,
  severityOrder,
  useNow,
  vulnerabilityStatuses,
  vulnerabilityStatusNames,
} from "../../../design/index.ts";
import { consequenceText, needsReason, statusWords } from "../words.ts";
import type { Change } from "./change.ts";
import { Conflict } from "./conflict.tsx";
import { DryRun } from "./dry-run.tsx";
import { useChange } from "./use-change.ts";

/** Decides about one vulnerability or many: what, why, until when, and what follows from it. */
export function DecideDialog({
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
  const title = rows.length > 1 ? `Decide about ${countOf(rows.length, "vulnerability", "vulnerabilities")}` : "Decide";
  return (
    <Dialog title={title} open={rows.length > 0} onClose={onClose} width={560}>
      {rows.length === 0 ? null : <DecideForm rows={rows} people={people} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

type SeverityWish = "leave" | "as_found" | (typeof severityOrder)[number];
const severityWishes: readonly { value: SeverityWish; label: string }[] = [
  { value: "leave", label: "Leave as it is" },
  { value: "as_found", label: "As the engine found it" },
  ...severityOrder.map((value) => ({ value, label: severityNames[value] })),
];

function DecideForm({
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
  // What it was when the dialog opened: a refresh behind it must not pass somebody else's change off as read.
  const [rows] = useState(shown);
  const [only] = rows.length === 1 ? rows : [];
  const [status, setStatus] = useState<VulnerabilityStatus | undefined>(only?.status);
  const [comment, setComment] = useDraft(`vulnerabilities.comment.${only?.id ?? "many"}`);
  const [until, setUntil] = useState("");
  const [severity, setSeverity] = useState<SeverityWish>("leave");
  const [sent, setSent] = useState(false);
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const endsAt = status === "accepted_risk" && until !== "" ? `${until}T23:59:59.000Z` : undefined;
  const keepsStatus = only !== undefined && status === only.status && endsAt === undefined;
  const asksReason = (status !== undefined && !keepsStatus && needsReason(status)) || isLevel(severity);
  const change: Change = {
    ...(status === undefined || keepsStatus ? {} : { status }),
    ...(comment.trim() === "" ? {} : { comment: comment.trim() }),
    ...(endsAt === undefined ? {} : { expires_at: endsAt }),
    ...(severity === "leave" ? {} : { severity: severity === "as_found" ? null : severity }),
  };
  const isEmpty = Object.keys(change).length === 0;
  const wrong = {
    status: isEmpty ? "Choose another state, or write a note." : undefined,
    comment: asksReason && comment.trim() === "" ? "Say why, for those who look at it later." : undefined,
    until: until !== "" && until <= today ? "A day after today." : undefined,
  };
  const changing = useChange(
    rows,
    (done) => {
      const what = done.status === undefined ? "Noted" : vulnerabilityStatusNames[done.status];
      return rows.length === 1 ? `${what}.` : `${countOf(rows.length, "vulnerability", "vulnerabilities")}: ${what}.`;
    },
    () => {
      setComment("");
      onClose();
      onDone();
    },
  );
  const submit = () => {
    setSent(true);
    if (wrong.status === undefined && wrong.comment === undefined && wrong.until === undefined) changing.apply(change);
  };
  if (changing.conflict !== undefined && only !== undefined)
    return <Conflict read={only} changing={changing} people={people} />;
  return (
    <Form onSubmit={submit}>
      {only === undefined ? null : (
        <p>
          <Plain text={only.title} />
        </p>
      )}
      <Choices legend="State" wrong={sent ? wrong.status : undefined}>
        {vulnerabilityStatuses.map((one) => (
          <Choice
            key={one}
            group="status"
            checked={status === one}
            onChoose={() => setStatus(one)}
            {...(status === one ? { text: consequenceText(one, endsAt) } : {})}
          >
            {vulnerabilityStatusNames[one]}
          </Choice>
        ))}
      </Choices>
      <Textarea
        label="Reason"
        description={asksReason ? "Kept in the history" : "Kept in the history; may stay empty"}
        rows={2}
        maxLength={5000}
        value={comment}
        error={sent ? wrong.comment : undefined}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <FieldRow>
        <NativeSelect
          label="Severity"
          data={[...severityWishes]}
          value={severity}
          onChange={({ currentTarget }) =>
            setSeverity(severityWishes.find(({ value }) => value === currentTarget.value)?.value ?? "leave")
          }
        />
        {status === "accepted_risk" ? (
          <TextInput
            label="Until"
            type="date"
            min={today}
            value={until}
            error={sent ? wrong.until : undefined}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        ) : null}
      </FieldRow>
      {rows.length > 1 ? (
        isEmpty ? (
          <Note>Choose a state to see what would change.</Note>
        ) : (
          <DryRun rows={rows} change={change} asksReason={asksReason} />
        )
      ) : null}
      {changing.error === null ? null : <Failure error={changing.error} what="Nothing was decided." onRetry={submit} />}
      <Actions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" tone="primary" pending={changing.isPending}>
          {actName(change, rows.length)}
        </Button>
      </Actions>
    </Form>
  );
}

function actName({ status }: Change, count: number): string {
  const act = status === undefined ? "Record" : statusWords[status].act;
  return count === 1 ? act : `${act} for ${countOf(count, "vulnerability", "vulnerabilities")}`;
}

function isLevel(wish: SeverityWish): boolean {
  return wish !== "leave" && wish !== "as_found";
}
