import { Menu, useMantineColorScheme } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { roleNames, useClient, useSession } from "../client/index.ts";
import { Icon, type IconName, Plain } from "../design/index.ts";
import classes from "./shell.module.css";

const schemes: readonly { value: "auto" | "light" | "dark"; name: string; icon: IconName }[] = [
  { value: "auto", name: "As the system", icon: "monitor" },
  { value: "light", name: "Light", icon: "sun" },
  { value: "dark", name: "Dark", icon: "moon" },
];

const schemeOf = (value: string) => schemes.find((scheme) => scheme.value === value)?.value ?? "auto";

/** Team and person; the scheme, the keys, the way out. */
export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const session = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useMutation({
    mutationFn: () => client.auth.logout(),
    onSuccess: async () => {
      await navigate({ to: "/login" });
      cache.clear();
    },
  });
  const team = session?.team?.name ?? "Gatewatch";
  return (
    <Menu position="bottom-start" width={224} radius={8} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className={classes.account} aria-label={`${team}, account menu`}>
          <img src="/icon.svg" width="20" height="20" alt="" />
          <span className={classes.team}>
            <Plain text={team} />
          </span>
          <span className={classes.accountWord}>More</span>
          <Icon name="down" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {session?.user === undefined || session.user === null ? null : (
          <Menu.Label className={classes.person}>
            <Plain text={session.user.email} />
            {session.role === null ? null : <span>{roleNames[session.role]}</span>}
          </Menu.Label>
        )}
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(schemeOf(value))}>
          {schemes.map(({ value, name, icon }) => (
            <Menu.RadioItem
              key={value}
              value={value}
              closeMenuOnClick
              checkIcon={<Icon name="check" />}
              rightSection={<Icon name={icon} />}
            >
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="keyboard" />} onClick={onShortcuts}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="sign-out" />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
