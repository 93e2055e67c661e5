import type { Person } from "@gatewatch/sdk";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Reading, useClient, useMay, useSession } from "../../client/index.ts";
import { Button, countOf, Page, Sheet } from "../../design/index.ts";
import { Invitations } from "./invitations.tsx";
import { Invite } from "./invite.tsx";
import { MemberDialog } from "./member-dialog.tsx";
import { MemberTable } from "./member-table.tsx";
import { membersKey, membersQuery } from "./queries.ts";

/** `/settings/members` */
export function MembersPage() {
  const members = useInfiniteQuery(membersQuery(useClient()));
  const may = useMay("members.write");
  const me = useSession()?.user?.id;
  const [inviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<Person>();
  const people = members.data?.pages.flatMap((page) => page.data) ?? [];
  const total = members.data?.pages.at(-1)?.meta.total;
  // The row as it is now, so that the dialog shows what a change made of it.
  const shown = people.find((person) => person.id === chosen?.id);
  const invite = may ? (
    <Button tone="primary" icon="plus" onClick={() => setInviting(true)}>
      Invite member
    </Button>
  ) : null;

  return (
    <Page title="Members" acts={invite}>
      <Sheet
        lead={
          total === undefined
            ? "Who works in this team, and what each may do."
            : `${countOf(total, "person works", "people work")} in this team. A role says what each may do.`
        }
      >
        <Reading query={members} queryKey={membersKey} what="members" rows={4} />
        {people.length > 0 ? <MemberTable people={people} me={me} onChoose={may ? setChosen : undefined} /> : null}
        {members.hasNextPage ? (
          <Button pending={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
            Show more
          </Button>
        ) : null}
        {members.isSuccess ? <Invitations mayChange={may} /> : null}
      </Sheet>
      <Invite open={inviting} onClose={() => setInviting(false)} />
      <MemberDialog person={shown} isMe={shown?.id === me} onClose={() => setChosen(undefined)} />
    </Page>
  );
}
