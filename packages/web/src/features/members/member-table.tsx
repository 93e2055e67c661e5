import type { Person } from "@gatewatch/sdk";
import { roleNames } from "../../client/index.ts";
import { Button, Plain, Since, State, Table, type TableColumn, Tag } from "../../design/index.ts";
import classes from "./members.module.css";

export function MemberTable({
  people,
  me,
  onChoose,
}: {
  people: readonly Person[];
  me: string | undefined;
  onChoose: ((person: Person) => void) | undefined;
}) {
  const columns: readonly [TableColumn<Person>, ...TableColumn<Person>[]] = [
    {
      name: "Person",
      cell: (person) => (
        <span className={classes.person}>
          <span>
            <Plain text={person.name || person.username} /> {person.id === me ? <Tag>You</Tag> : null}
          </span>
          <small>
            <Plain text={person.email} />
          </small>
        </span>
      ),
    },
    { name: "Role", cell: (person) => roleNames[person.role] },
    {
      name: "State",
      cell: (person) =>
        person.is_active ? <State shape="check">Active</State> : <State shape="struck">Disabled</State>,
    },
    {
      name: "Second factor",
      wideOnly: true,
      cell: (person) => (person.provider !== "local" ? "At the provider" : person.has_second_factor ? "On" : "Off"),
    },
    {
      name: "Signs in with",
      wideOnly: true,
      cell: (person) => (person.provider === "local" ? "Password" : <Plain text={person.provider} />),
    },
    {
      name: "Last sign-in",
      cell: (person) => (person.last_login_at === null ? "Never" : <Since instant={person.last_login_at} />),
    },
  ];
  return (
    <Table
      label="Members"
      columns={columns}
      rows={people}
      keyOf={(person) => person.id}
      acts={
        onChoose &&
        ((person) => (
          <Button tone="quiet" aria-label={`Manage ${person.email}`} onClick={() => onChoose(person)}>
            Manage
          </Button>
        ))
      }
    />
  );
}
