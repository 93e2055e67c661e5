import type { GroupRole, Role } from "@gatewatch/sdk";
import { NativeSelect, TextInput } from "@mantine/core";
import { roleNames } from "../../client/index.ts";
import { Button, Choices, IconButton } from "../../design/index.ts";
import classes from "./sso.module.css";

export const roleChoices: { value: Role; label: string }[] = (["admin", "manager", "member", "read_only"] as const).map(
  (role) => ({ value: role, label: roleNames[role] }),
);

export function roleOf(text: string): Role {
  return roleChoices.find(({ value }) => value === text)?.value ?? "read_only";
}

/** Which group gives which role; the most powerful of several counts. */
export function GroupRoleMap({
  legend,
  roles,
  onRoles,
}: {
  legend: string;
  roles: readonly GroupRole[];
  onRoles: (roles: readonly GroupRole[]) => void;
}) {
  return (
    <Choices legend={legend}>
      <div className={classes.map}>
        {roles.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list
          <div key={at} className={classes.mapRow}>
            <TextInput
              aria-label={`Group ${at + 1}`}
              placeholder="Name of the group at the provider"
              maxLength={200}
              value={one.group}
              onChange={(event) => onRoles(roles.with(at, { ...one, group: event.currentTarget.value }))}
            />
            <NativeSelect
              aria-label={`Role of group ${at + 1}`}
              data={roleChoices}
              value={one.role}
              onChange={(event) => onRoles(roles.with(at, { ...one, role: roleOf(event.currentTarget.value) }))}
            />
            <IconButton icon="close" label={`Remove group ${at + 1}`} onClick={() => onRoles(roles.toSpliced(at, 1))} />
          </div>
        ))}
        <div>
          <Button tone="quiet" icon="plus" onClick={() => onRoles([...roles, { group: "", role: "member" }])}>
            Add group
          </Button>
        </div>
      </div>
    </Choices>
  );
}
