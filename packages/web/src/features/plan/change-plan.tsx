import type { Plan, TeamPlan } from "@gatewatch/sdk";
import { NativeSelect } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, Reading, useClient } from "../../client/index.ts";
import { Actions, Button, Choice, Choices, Dialog, Form, Note, useToast } from "../../design/index.ts";
import { planNames, planText } from "./plan-words.ts";

/** The operator gives the team another plan. */
export function ChangePlan({
  plan,
  open,
  onClose,
}: {
  plan: TeamPlan | undefined;
  open: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog title="Change plan" open={open && plan !== undefined} onClose={onClose} width={560}>
      {plan === undefined ? null : <ChangeForm plan={plan} onClose={onClose} />}
    </Dialog>
  );
}

const anchorDays = [
  { value: "", label: "The first of the month" },
  ...Array.from({ length: 30 }, (_, at) => ({ value: String(at + 2), label: `Day ${at + 2}` })),
];

function ChangeForm({ plan, onClose }: { plan: TeamPlan; onClose: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const plans = useQuery({ queryKey: ["plans"], queryFn: ({ signal }) => client.plans.list(signal) });
  const [code, setCode] = useState<Plan["code"]>(plan.plan.code);
  const [anchor, setAnchor] = useState(plan.billing_anchor_day === null ? "" : String(plan.billing_anchor_day));
  const change = useMutation({
    mutationFn: () =>
      client.plans.set(plan.team_id, { plan: code, billing_anchor_day: anchor === "" ? null : Number(anchor) }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ["team-plan"] });
      void cache.invalidateQueries({ queryKey: ["usage"] });
      onClose();
      toast(`The plan is ${planNames[code]}.`);
    },
  });
  if (plans.data === undefined) {
    return <Reading query={plans} queryKey={["plans"]} what="plans" rows={4} />;
  }
  return (
    <Form onSubmit={() => change.mutate()}>
      {plans.data.meta.profile === "unlimited" ? (
        <Note>This installation limits no plan. The choice is recorded, and counts once plans are switched on.</Note>
      ) : null}
      <Choices legend="Plan">
        {plans.data.data.map((one) => (
          <Choice
            key={one.code}
            group="plan"
            checked={code === one.code}
            onChoose={() => setCode(one.code)}
            text={planText(one)}
          >
            {planNames[one.code]}
          </Choice>
        ))}
      </Choices>
      <NativeSelect
        label="Periods begin on"
        description="UTC; in shorter months on the last day"
        data={anchorDays}
        value={anchor}
        onChange={(event) => setAnchor(event.currentTarget.value)}
      />
      {change.error === null ? null : (
        <Failure error={change.error} what="The plan was not changed." onRetry={() => change.mutate()} />
      )}
      <Actions>
        <Button onClick={onClose}>Keep {planNames[plan.plan.code]}</Button>
        <Button type="submit" tone="primary" pending={change.isPending}>
          Change plan
        </Button>
      </Actions>
    </Form>
  );
}
