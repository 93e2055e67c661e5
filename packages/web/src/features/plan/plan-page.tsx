import type { TeamPlan, Usage } from "@gatewatch/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, Reading, useClient, useMay, useSession } from "../../client/index.ts";
import { Button, Card, countText, dayText, Facts, Note, Page, Section, Share, Sheet } from "../../design/index.ts";
import { ChangePlan } from "./change-plan.tsx";
import { limitText, planNames, planText, usedText } from "./plan-words.ts";
import { Retention } from "./retention.tsx";

export const usageKey = ["usage"] as const;

/** `/settings/plan` */
export function PlanPage() {
  const client = useClient();
  const team = useSession()?.team?.id;
  const maySeePlan = useMay("team.read");
  const usage = useQuery({ queryKey: usageKey, queryFn: ({ signal }) => client.plans.usage(signal) });
  const plan = useQuery({
    queryKey: ["team-plan", team],
    queryFn: ({ signal }) => client.plans.ofTeam(team ?? "", signal),
    enabled: team !== undefined && maySeePlan,
  });
  const [changing, setChanging] = useState(false);
  return (
    <Page
      title="Plan and usage"
      acts={plan.data?.is_operator ? <Button onClick={() => setChanging(true)}>Change plan</Button> : null}
    >
      <Sheet narrow>
        {usage.data === undefined ? (
          <Reading query={usage} queryKey={usageKey} what="the usage" rows={4} />
        ) : (
          <UsageCard usage={usage.data} />
        )}
        {plan.isError && plan.data === undefined ? (
          <Failure error={plan.error} what="The plan could not be read." onRetry={() => void plan.refetch()} />
        ) : null}
        {plan.data === undefined ? null : <PlanSection plan={plan.data} />}
        {plan.data === undefined ? null : <Retention plan={plan.data} />}
        {usage.data === undefined || usage.data.request_limits.length === 0 ? null : (
          <Section
            title="Request limits"
            text="Counted over a window that slides. Whoever meets one is told when it opens again."
          >
            <Facts facts={usage.data.request_limits.map((limit) => [limit.name, limitText(limit)] as const)} />
          </Section>
        )}
      </Sheet>
      <ChangePlan plan={plan.data} open={changing} onClose={() => setChanging(false)} />
    </Page>
  );
}

function UsageCard({ usage }: { usage: Usage }) {
  return (
    <Section
      title="This period"
      text={`${dayText(usage.period_start)} to ${dayText(usage.period_end)}, counted anew after it.`}
    >
      <Card>
        <Share
          name="Scans"
          used={usage.scans_used}
          limit={usage.scans_limit}
          text={usedText(usage.scans_used, usage.scans_limit)}
        />
        <Share
          name="Running now"
          used={usage.scans_running}
          limit={usage.concurrent_scans}
          text={usedText(usage.scans_running, usage.concurrent_scans)}
        />
        <Share name="Requests" used={usage.requests_used} limit={null} text={countText(usage.requests_used)} />
      </Card>
    </Section>
  );
}

function PlanSection({ plan }: { plan: TeamPlan }) {
  return (
    <Section title="Plan">
      <Facts
        facts={[
          ["Plan", planNames[plan.plan.code]],
          ["Gives", planText(plan.plan)],
          [
            "Period",
            plan.billing_anchor_day === null
              ? "The calendar month, UTC"
              : `From day ${plan.billing_anchor_day} of each month, UTC`,
          ],
        ]}
      />
      {plan.is_operator ? null : (
        <Note>The operator of this server changes plans: an Admin of the team that was founded first.</Note>
      )}
    </Section>
  );
}
