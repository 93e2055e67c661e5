import type { ChangePerson, PasswordLink, Person, Role } from "@gatewatch/sdk";
import { NativeSelect } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Failure, roleNames, useClient, useMay, useSession } from "../../client/index.ts";
import { Button, countOf, Dialog, dayText, Note, Plain, ShownOnce, useToast } from "../../design/index.ts";
import classes from "./members.module.css";
import { membersKey } from "./queries.ts";
import { RemoveMember } from "./remove-member.tsx";
import { rolesUpTo, roleWords } from "./role-words.ts";

/** What may be done about one person, each act with its consequence. */
export function MemberDialog({
  person,
  isMe,
  onClose,
}: {
  person: Person | undefined;
  isMe: boolean;
  onClose: () => void;
}) {
  const [removing, setRemoving] = useState<Person>();
  return (
    <>
      <Dialog title={person?.email ?? "Member"} open={person !== undefined} onClose={onClose} width={560}>
        {person === undefined ? null : (
          <Acts
            key={person.id}
            person={person}
            isMe={isMe}
            onRemove={() => {
              onClose();
              setRemoving(person);
            }}
          />
        )}
      </Dialog>
      <RemoveMember person={removing} onClose={() => setRemoving(undefined)} />
    </>
  );
}

function Acts({ person, isMe, onRemove }: { person: Person; isMe: boolean; onRemove: () => void }) {
  const client = useClient();
  const cache = useQueryClient();
  const toast = useToast();
  const mine = useSession()?.role ?? "read_only";
  const mayChangeAccount = useMay("team.write") && person.provider === "local";
  const [link, setLink] = useState<PasswordLink>();
  const refresh = () => void cache.invalidateQueries({ queryKey: membersKey });
  const change = useMutation({
    mutationFn: (wanted: ChangePerson) => client.members.change(person.id, wanted),
    onSuccess: refresh,
  });
  const resetFactor = useMutation({
    mutationFn: () => client.members.removeSecondFactor(person.id),
    onSuccess: () => {
      refresh();
      toast(`The second factor of ${person.email} is off.`);
    },
  });
  const passwordLink = useMutation({ mutationFn: () => client.members.passwordLink(person.id), onSuccess: setLink });
  const endSessions = useMutation({
    mutationFn: () => client.members.endSessions(person.id),
    onSuccess: (count) => toast(`${countOf(count, "session")} of ${person.email} ended.`),
  });
  const failed = [change, resetFactor, passwordLink, endSessions].find((one) => one.error !== null)?.error;
  const offered = rolesUpTo(mine);

  if (link !== undefined) {
    return (
      <>
        <Note tone="warning">
          Pass this on. With it <Plain text={person.email} /> sets a new password, once, until{" "}
          {dayText(link.expires_at)}. It is shown this once.
        </Note>
        <ShownOnce value={link.link} label="Copy link" />
      </>
    );
  }
  return (
    <div>
      {failed ? <Failure error={failed} what="It was not done." /> : null}
      {isMe ? <Note>This is you. Somebody else has to change your role or remove you.</Note> : null}
      <Act name="Role" text={roleWords[person.role]}>
        <NativeSelect
          aria-label="Role"
          disabled={isMe || change.isPending || !offered.includes(person.role)}
          data={(offered.includes(person.role) ? offered : [person.role]).map((role) => ({
            value: role,
            label: roleNames[role],
          }))}
          value={person.role}
          onChange={(event) => {
            const role = offered.find((one: Role) => one === event.currentTarget.value);
            if (role !== undefined) change.mutate({ role });
          }}
        />
      </Act>
      {isMe ? null : (
        <>
          <Act
            name={person.is_active ? "Disable" : "Enable"}
            text={
              person.is_active
                ? "Keeps the place in the team; sessions and keys stop at once."
                : "Sign-in and keys work again."
            }
          >
            <Button pending={change.isPending} onClick={() => change.mutate({ is_active: !person.is_active })}>
              {person.is_active ? "Disable" : "Enable"}
            </Button>
          </Act>
          <Act name="Sessions" text="Signs the person out of every browser at once.">
            <Button pending={endSessions.isPending} onClick={() => endSessions.mutate()}>
              End sessions
            </Button>
          </Act>
        </>
      )}
      {mayChangeAccount && !isMe ? (
        <>
          <Act name="Password" text="A link with which the person sets a new one. The old one works until then.">
            <Button pending={passwordLink.isPending} onClick={() => passwordLink.mutate()}>
              Make link
            </Button>
          </Act>
          {person.has_second_factor ? (
            <Act
              name="Second factor"
              text="For a lost authenticator: the password alone opens the account until one is added."
            >
              <Button pending={resetFactor.isPending} onClick={() => resetFactor.mutate()}>
                Reset factor
              </Button>
            </Act>
          ) : null}
        </>
      ) : null}
      {isMe ? null : (
        <Act name="Remove" text="Ends the place in the team with its sessions and keys. What the person did stays.">
          <Button tone="delete" onClick={onRemove}>
            Remove member
          </Button>
        </Act>
      )}
    </div>
  );
}

function Act({ name, text, children }: { name: string; text: string; children: ReactNode }) {
  return (
    <div className={classes.act}>
      <div>
        {name}
        <small>{text}</small>
      </div>
      {children}
    </div>
  );
}
