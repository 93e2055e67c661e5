import type { Severity, VulnerabilityStatus } from "@gatewatch/sdk";
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import type { People } from "../../client/index.ts";
import {
  FieldRow,
  severityNames,
  severityOrder,
  vulnerabilityStatuses,
  vulnerabilityStatusNames,
} from "../../design/index.ts";
import type { PolicyFields, PolicyWrong } from "./policy-fields.ts";

const decisions: readonly { value: VulnerabilityStatus | ""; label: string }[] = [
  { value: "", label: "Nothing" },
  ...vulnerabilityStatuses.map((value) => ({ value, label: vulnerabilityStatusNames[value] })),
];
const severities: readonly { value: Severity | ""; label: string }[] = [
  { value: "", label: "Leave as it is" },
  ...severityOrder.map((value) => ({ value, label: severityNames[value] })),
];

/** What a policy does to what fits. */
export function ActFields({
  fields,
  wrong,
  people,
  onType,
}: {
  fields: PolicyFields;
  wrong: PolicyWrong;
  people: People;
  onType: (change: Partial<PolicyFields>) => void;
}) {
  const { assign } = fields;
  const isKnown = assign === "" || people.choices.some(({ value }) => value === assign);
  return (
    <>
      <FieldRow>
        <NativeSelect
          label="Decide"
          data={[...decisions]}
          value={fields.status}
          error={wrong.status}
          onChange={({ currentTarget }) =>
            onType({ status: decisions.find(({ value }) => value === currentTarget.value)?.value ?? "" })
          }
        />
        {fields.status === "accepted_risk" ? (
          <TextInput
            label="For days"
            placeholder="Without an end"
            inputMode="numeric"
            maxLength={4}
            value={fields.expiresInDays}
            error={wrong.expiresInDays}
            onChange={(event) => onType({ expiresInDays: event.currentTarget.value })}
          />
        ) : null}
      </FieldRow>
      {fields.status === "" ? null : (
        <TextInput
          label="Reason"
          description="Kept in the history of each"
          autoComplete="off"
          maxLength={1000}
          value={fields.reason}
          error={wrong.reason}
          onChange={(event) => onType({ reason: event.currentTarget.value })}
        />
      )}
      <FieldRow>
        <NativeSelect
          label="Set severity"
          data={[...severities]}
          value={fields.severity}
          onChange={({ currentTarget }) =>
            onType({ severity: severities.find(({ value }) => value === currentTarget.value)?.value ?? "" })
          }
        />
        <NativeSelect
          label="Assign to"
          data={[
            { value: "", label: "Leave as it is" },
            ...people.choices.map(({ value, name }) => ({ value, label: name })),
            ...(isKnown ? [] : [{ value: assign, label: people.nameOf(assign) }]),
          ]}
          value={assign}
          onChange={(event) => onType({ assign: event.currentTarget.value })}
        />
      </FieldRow>
      <Checkbox
        size="xs"
        color="var(--gw-accent)"
        label="Fail the gate of every scan that shows one of them open"
        checked={fields.failGate}
        onChange={(event) => onType({ failGate: event.currentTarget.checked })}
      />
    </>
  );
}
