import type { TeamSettings } from "@gatewatch/sdk";
import { Checkbox, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, teamSettingsKey, teamSettingsQuery, useClient, useMay } from "../../client/index.ts";
import { Actions, Button, Card, Form, Section, useToast } from "../../design/index.ts";

const hoursAtMost = 168;

export function SignInRules() {
  const settings = useQuery(teamSettingsQuery(useClient()));
  if (settings.isError && settings.data === undefined) {
    return (
      <Failure error={settings.error} what="The rules could not be read." onRetry={() => void settings.refetch()} />
    );
  }
  return (
    <Section title="Rules">
      {settings.data === undefined ? null : <RulesForm key={JSON.stringify(settings.data)} settings={settings.data} />}
    </Section>
  );
}

function RulesForm({ settings }: { settings: TeamSettings }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const may = useMay("team.write");
  const [required, setRequired] = useState(settings.second_factor_required);
  const [hours, setHours] = useState(String(settings.session_duration_hours));
  const wrong =
    /^\d{1,3}$/.test(hours) && Number(hours) >= 1 && Number(hours) <= hoursAtMost
      ? undefined
      : `A whole number of hours from 1 to ${hoursAtMost}.`;
  const change = useMutation({
    mutationFn: () =>
      client.teams.changeSettings({ second_factor_required: required, session_duration_hours: Number(hours) }),
    onSuccess: (saved) => {
      cache.setQueryData(teamSettingsKey, saved);
      void cache.invalidateQueries({ queryKey: ["session"] });
      toast("The rules are saved.");
    },
  });
  return (
    <Card>
      <Form onSubmit={() => wrong === undefined && change.mutate()}>
        <Checkbox
          size="xs"
          color="var(--gw-accent)"
          label="Everybody with a password needs a second factor"
          description="Who has none is asked to add one before anything else works."
          disabled={!may}
          checked={required}
          onChange={(event) => setRequired(event.currentTarget.checked)}
        />
        <TextInput
          label="Sessions end after (hours)"
          inputMode="numeric"
          disabled={!may}
          value={hours}
          error={wrong}
          onChange={(event) => setHours(event.currentTarget.value.trim())}
        />
        {change.error === null ? null : (
          <Failure error={change.error} what="The rules were not saved." onRetry={() => change.mutate()} />
        )}
        {may ? (
          <Actions>
            <Button type="submit" pending={change.isPending}>
              Save rules
            </Button>
          </Actions>
        ) : (
          <p>Needs team.write. An Admin of the team can change this.</p>
        )}
      </Form>
    </Card>
  );
}
