import type { AccountSession } from "@gatewatch/sdk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, Reading, useClient } from "../../client/index.ts";
import {
  Button,
  Confirm,
  countOf,
  dayText,
  Plain,
  Section,
  Since,
  Table,
  type TableColumn,
  Tag,
  useToast,
} from "../../design/index.ts";
import classes from "./account.module.css";
import { browserName } from "./browser-name.ts";
import { sessionsKey, sessionsQuery } from "./queries.ts";

const columns: readonly [TableColumn<AccountSession>, ...TableColumn<AccountSession>[]] = [
  {
    name: "Browser",
    cell: (session) => (
      <span className={classes.agent} title={session.user_agent}>
        <span>
          {browserName(session.user_agent)} {session.is_current ? <Tag>This one</Tag> : null}
        </span>
      </span>
    ),
  },
  { name: "Address", cell: (session) => <code>{session.ip}</code> },
  { name: "Signed in with", wideOnly: true, cell: (session) => <SignedInWith provider={session.provider} /> },
  { name: "Last seen", cell: (session) => <Since instant={session.last_seen_at} /> },
  { name: "Ends", cell: (session) => <time dateTime={session.expires_at}>{dayText(session.expires_at)}</time> },
];

export function SessionsSection() {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const sessions = useQuery(sessionsQuery(client));
  const [asking, setAsking] = useState(false);
  const refresh = () => void cache.invalidateQueries({ queryKey: sessionsKey });
  const end = useMutation({ mutationFn: (id: string) => client.account.endSession(id), onSuccess: refresh });
  const endOthers = useMutation({
    mutationFn: () => client.account.endOtherSessions(),
    onSuccess: (count) => {
      refresh();
      setAsking(false);
      toast(`${countOf(count, "session")} ended.`);
    },
  });
  const rows = (sessions.data ?? []).toSorted((one, other) => Number(other.is_current) - Number(one.is_current));
  const others = rows.filter((row) => !row.is_current).length;
  return (
    <Section
      title="Sessions"
      text="Where you are signed in. An ended session stops at once, its open pages too."
      acts={others > 0 ? <Button onClick={() => setAsking(true)}>End all others</Button> : null}
    >
      <Reading query={sessions} queryKey={sessionsKey} what="sessions" rows={2} />
      {end.error === null ? null : <Failure error={end.error} what="The session was not ended." />}
      {rows.length === 0 ? null : (
        <Table
          label="Sessions"
          columns={columns}
          rows={rows}
          keyOf={(row) => row.id}
          acts={(row) =>
            row.is_current ? null : (
              <Button
                tone="delete"
                aria-label={`End session of ${browserName(row.user_agent)} at ${row.ip}`}
                pending={end.isPending && end.variables === row.id}
                onClick={() => end.mutate(row.id)}
              >
                End
              </Button>
            )
          }
        />
      )}
      <Confirm
        open={asking}
        title="End all other sessions"
        keepLabel="Keep sessions"
        actLabel={`End ${countOf(others, "session")}`}
        pending={endOthers.isPending}
        onKeep={() => setAsking(false)}
        onAct={() => endOthers.mutate()}
      >
        <p>Every browser but this one is signed out at once. API keys go on working.</p>
        {endOthers.error === null ? null : <Failure error={endOthers.error} what="The sessions were not ended." />}
      </Confirm>
    </Section>
  );
}

function SignedInWith({ provider }: { provider: string }) {
  return provider === "local" ? "Password" : <Plain text={provider} />;
}
