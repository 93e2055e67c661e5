import { Checkbox } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Failure, Reading, teamSettingsKey, teamSettingsQuery, useClient, useMay } from "../../client/index.ts";
import { Section, useToast } from "../../design/index.ts";

/** Whether a comment in the code needs a reason to silence a finding. */
export function SuppressionReasons() {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const may = useMay("team.write");
  const settings = useQuery(teamSettingsQuery(client));
  const change = useMutation({
    mutationFn: (required: boolean) => client.teams.changeSettings({ suppression_reasons_required: required }),
    onSuccess: (saved) => {
      cache.setQueryData(teamSettingsKey, saved);
      toast("Saved. The next scans follow.");
    },
  });
  return (
    <Section
      title="Suppressions"
      text="A comment gatewatch-ignore[rule]: reason in the code silences a finding. Each scan lists what was silenced."
    >
      {settings.data === undefined ? (
        <Reading query={settings} queryKey={teamSettingsKey} what="the setting" rows={1} />
      ) : (
        <Checkbox
          size="xs"
          color="var(--gw-accent)"
          label="A comment without a reason silences nothing"
          disabled={!may || change.isPending}
          checked={settings.data.suppression_reasons_required}
          onChange={(event) => change.mutate(event.currentTarget.checked)}
        />
      )}
      {change.error === null ? null : <Failure error={change.error} what="The setting stays as it was." />}
    </Section>
  );
}
