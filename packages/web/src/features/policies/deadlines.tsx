import type { Sla } from "@gatewatch/sdk";
import { TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, Reading, useClient } from "../../client/index.ts";
import {
  Actions,
  Button,
  FieldRow,
  Form,
  Section,
  severityNames,
  severityOrder,
  useToast,
} from "../../design/index.ts";
import { slaKey, slaQuery } from "./queries.ts";

/** How many days a vulnerability may stay open, by its severity. */
export function Deadlines({ mayWrite }: { mayWrite: boolean }) {
  const sla = useQuery(slaQuery(useClient()));
  return (
    <Section
      title="Deadlines"
      text="Days from the first sighting, or the return, until a vulnerability is overdue. The clock stands while a risk is accepted. Empty means no deadline."
    >
      {sla.data === undefined ? (
        <Reading query={sla} queryKey={slaKey} what="deadlines" rows={2} />
      ) : (
        <DeadlineForm key={JSON.stringify(sla.data.days)} sla={sla.data} mayWrite={mayWrite} />
      )}
    </Section>
  );
}

type Typed = Record<(typeof severityOrder)[number], string>;

function DeadlineForm({ sla, mayWrite }: { sla: Sla; mayWrite: boolean }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const { critical, high, medium, low, info } = sla.days;
  const shown = (days: number | null) => (days === null ? "" : String(days));
  const [typed, setTyped] = useState<Typed>({
    critical: shown(critical),
    high: shown(high),
    medium: shown(medium),
    low: shown(low),
    info: shown(info),
  });
  const [sent, setSent] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      client.sla.set({
        critical: daysOf(typed.critical),
        high: daysOf(typed.high),
        medium: daysOf(typed.medium),
        low: daysOf(typed.low),
        info: daysOf(typed.info),
      }),
    onSuccess: (saved) => {
      cache.setQueryData(slaKey, saved);
      void cache.invalidateQueries({ queryKey: ["vulnerabilities"] });
      toast("Saved. The dates of all open vulnerabilities follow.");
    },
  });
  const submit = () => {
    setSent(true);
    if (severityOrder.every((severity) => isDays(typed[severity]))) save.mutate();
  };
  return (
    <Form onSubmit={submit}>
      <FieldRow>
        {severityOrder.map((severity) => (
          <TextInput
            key={severity}
            label={severityNames[severity]}
            inputMode="numeric"
            maxLength={4}
            placeholder="No deadline"
            disabled={!mayWrite}
            value={typed[severity]}
            error={sent && !isDays(typed[severity]) ? "1 to 3,650 days, or empty" : undefined}
            onChange={(event) => setTyped({ ...typed, [severity]: event.currentTarget.value })}
          />
        ))}
      </FieldRow>
      {save.error === null ? null : (
        <Failure error={save.error} what="The deadlines stay as they were." onRetry={submit} />
      )}
      {mayWrite ? (
        <Actions>
          <Button type="submit" pending={save.isPending}>
            Save deadlines
          </Button>
        </Actions>
      ) : null}
    </Form>
  );
}

function isDays(text: string): boolean {
  return text.trim() === "" || (/^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 3650);
}

function daysOf(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}
