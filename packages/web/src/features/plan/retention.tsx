import type { TeamPlan } from "@gatewatch/sdk";
import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient, useMay } from "../../client/index.ts";
import { Actions, Button, Card, countOf, Form, Section, useToast } from "../../design/index.ts";

const daysAtMost = 36_500;

/** How long the team keeps what its scans found: never longer than the plan allows. */
export function Retention({ plan }: { plan: TeamPlan }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const may = useMay("team.write");
  const [days, setDays] = useState(plan.retention_days_wished === null ? "" : String(plan.retention_days_wished));
  const wrong =
    days === "" || (/^\d+$/.test(days) && Number(days) >= 1 && Number(days) <= daysAtMost)
      ? undefined
      : "A whole number of days from 1 to 36,500, or nothing.";
  const change = useMutation({
    mutationFn: () => client.plans.setRetention(plan.team_id, days === "" ? null : Number(days)),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ["team-plan"] });
      toast("Saved. What is older is removed by the next cleaning.");
    },
  });
  const text =
    plan.retention_days === null
      ? "What scans found is kept for good."
      : `What scans found is kept for ${countOf(plan.retention_days, "day")}. Then it is removed, and cannot be brought back.`;
  return (
    <Section title="Retention" text={text}>
      {may ? (
        <Card>
          <Form onSubmit={() => wrong === undefined && change.mutate()}>
            <TextInput
              label="Keep for (days)"
              description="Nothing: as long as the plan allows"
              inputMode="numeric"
              value={days}
              error={wrong}
              onChange={(event) => setDays(event.currentTarget.value.trim())}
            />
            {change.error === null ? null : (
              <Failure error={change.error} what="Nothing was changed." onRetry={() => change.mutate()} />
            )}
            <Actions>
              <Button type="submit" pending={change.isPending}>
                Save retention
              </Button>
            </Actions>
          </Form>
        </Card>
      ) : null}
    </Section>
  );
}
