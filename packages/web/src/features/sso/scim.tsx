import type { SsoSettings } from "@gatewatch/sdk";
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, useClient, useMay } from "../../client/index.ts";
import {
  Actions,
  Button,
  Card,
  Choices,
  CopyValue,
  FieldRow,
  Form,
  Plain,
  Section,
  useToast,
} from "../../design/index.ts";
import { GroupRoleMap, roleChoices, roleOf } from "./group-role-map.tsx";
import { ssoKey } from "./queries.ts";

/** Who keeps a password for emergencies, and how people and groups that come by SCIM get their roles. */
export function Scim({ settings, mayChange }: { settings: SsoSettings; mayChange: boolean }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const [role, setRole] = useState(settings.scim_default_role);
  const [adminGroup, setAdminGroup] = useState(settings.scim_admin_group ?? "");
  const [groupRoles, setGroupRoles] = useState(settings.scim_group_roles);
  const [breakGlass, setBreakGlass] = useState<readonly string[]>(settings.break_glass_users);
  const save = useMutation({
    mutationFn: () =>
      client.sso.change({
        scim_default_role: role,
        scim_admin_group: adminGroup.trim() === "" ? null : adminGroup.trim(),
        scim_group_roles: groupRoles.filter(({ group }) => group.trim() !== ""),
        break_glass_users: [...breakGlass],
      }),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ssoKey });
      toast("Saved. Roles follow with the next change that the provider sends.");
    },
  });
  return (
    <Section
      title="SCIM and emergencies"
      text="A provider can make, change and remove people and groups by itself. Give it this address, and as its token an API key of an Admin with the scope sso.write."
    >
      <Card>
        <CopyValue name="SCIM address" value={settings.scim_base_url} />
        <Form onSubmit={() => save.mutate()}>
          <FieldRow>
            <NativeSelect
              label="Role without a group"
              data={roleChoices}
              value={role}
              onChange={(event) => setRole(roleOf(event.currentTarget.value))}
            />
            <TextInput
              label="Group of administrators"
              maxLength={200}
              value={adminGroup}
              onChange={(event) => setAdminGroup(event.currentTarget.value)}
            />
          </FieldRow>
          <GroupRoleMap legend="Roles by group" roles={groupRoles} onRoles={(next) => setGroupRoles([...next])} />
          <BreakGlass chosen={breakGlass} onChosen={setBreakGlass} />
          {save.error === null ? null : (
            <Failure error={save.error} what="Nothing was saved." onRetry={() => save.mutate()} />
          )}
          {mayChange ? (
            <Actions>
              <Button type="submit" pending={save.isPending}>
                Save
              </Button>
            </Actions>
          ) : null}
        </Form>
      </Card>
    </Section>
  );
}

/** Administrators whose password works although a provider is required. */
function BreakGlass({ chosen, onChosen }: { chosen: readonly string[]; onChosen: (ids: readonly string[]) => void }) {
  const client = useClient();
  const may = useMay("members.read");
  const people = useQuery({
    queryKey: ["admins-with-password"],
    queryFn: async ({ signal }) =>
      (await client.members.list({ per_page: 200 }, signal)).data.filter(
        (one) => one.role === "admin" && one.provider === "local",
      ),
    enabled: may,
  });
  return (
    <Choices legend="Password for emergencies">
      {people.data?.length === 0 ? <p>No Admin has a password.</p> : null}
      {(people.data ?? []).map((one) => (
        <Checkbox
          key={one.id}
          size="xs"
          color="var(--gw-accent)"
          label={<Plain text={one.email} />}
          checked={chosen.includes(one.id)}
          onChange={(event) =>
            onChosen(event.currentTarget.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
          }
        />
      ))}
    </Choices>
  );
}
