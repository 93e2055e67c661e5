import type { EngineName, Severity } from "@gatewatch/sdk";
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { repositoriesQuery, useClient } from "../../client/index.ts";
import { CheckGrid, Choices, engineNames, FieldRow } from "../../design/index.ts";
import type { PolicyFields, PolicyWrong } from "./policy-fields.ts";

const severities: readonly { value: Severity | ""; label: string }[] = [
  { value: "", label: "Any" },
  { value: "critical", label: "Critical" },
  { value: "high", label: "High and above" },
  { value: "medium", label: "Medium and above" },
  { value: "low", label: "Low and above" },
];
const confidences = [
  { value: "", label: "Any" },
  { value: "4", label: "Medium and above" },
  { value: "8", label: "High" },
];
const engines = ["secrets", "dependencies", "config", "code", "web", "host"] as const satisfies readonly EngineName[];

/** Which vulnerabilities a policy is about; every part narrows. */
export function MatchFields({
  fields,
  wrong,
  onType,
}: {
  fields: PolicyFields;
  wrong: PolicyWrong;
  onType: (change: Partial<PolicyFields>) => void;
}) {
  const repositories = useQuery(repositoriesQuery(useClient()));
  const { confidenceAtLeast: confidence } = fields;
  return (
    <>
      <FieldRow>
        <NativeSelect
          label="Severity"
          data={[...severities]}
          value={fields.severityAtLeast}
          onChange={({ currentTarget }) =>
            onType({ severityAtLeast: severities.find(({ value }) => value === currentTarget.value)?.value ?? "" })
          }
        />
        <NativeSelect
          label="Confidence"
          data={[
            ...confidences,
            ...(confidences.some(({ value }) => value === confidence)
              ? []
              : [{ value: confidence, label: `${confidence} of 10 and above` }]),
          ]}
          value={confidence}
          onChange={(event) => onType({ confidenceAtLeast: event.currentTarget.value })}
        />
      </FieldRow>
      <FieldRow>
        <NativeSelect
          label="Repository"
          data={[
            { value: "", label: "All targets" },
            ...(repositories.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={fields.repository}
          onChange={(event) => onType({ repository: event.currentTarget.value })}
        />
        <TextInput
          label="Path, with * in a folder and ** across"
          placeholder="test/**"
          autoComplete="off"
          maxLength={500}
          value={fields.path}
          onChange={(event) => onType({ path: event.currentTarget.value })}
        />
      </FieldRow>
      <FieldRow>
        <TextInput
          label="Rule begins with"
          autoComplete="off"
          maxLength={300}
          value={fields.rulePrefix}
          onChange={(event) => onType({ rulePrefix: event.currentTarget.value })}
        />
        <TextInput
          label="Weakness"
          placeholder="CWE-79, CWE-89"
          autoComplete="off"
          maxLength={600}
          value={fields.cwe}
          error={wrong.cwe}
          onChange={(event) => onType({ cwe: event.currentTarget.value })}
        />
        <TextInput
          label="Known for more days than"
          inputMode="numeric"
          maxLength={4}
          value={fields.olderThanDays}
          error={wrong.olderThanDays}
          onChange={(event) => onType({ olderThanDays: event.currentTarget.value })}
        />
      </FieldRow>
      <Choices legend="Engines; none means all">
        <CheckGrid>
          {engines.map((engine) => (
            <Checkbox
              key={engine}
              size="xs"
              color="var(--gw-accent)"
              label={engineNames[engine]}
              checked={fields.engines.includes(engine)}
              onChange={({ currentTarget: { checked } }) =>
                onType({ engines: engines.filter((one) => (one === engine ? checked : fields.engines.includes(one))) })
              }
            />
          ))}
        </CheckGrid>
      </Choices>
    </>
  );
}
