import { useQuery } from "@tanstack/react-query";
import type { FilterOption } from "../design/index.ts";
import { useClient } from "./client-context.ts";
import { useMay, useSession } from "./session.ts";

const peopleAtMost = 200;

export interface People {
  readonly me: string | undefined;
  /** What somebody is called; whoever may not see the members sees only themselves by name. */
  readonly nameOf: (userId: string) => string;
  /** Who can be assigned, the reader first. */
  readonly choices: readonly FilterOption<string>[];
}

/** The people of the team, to be named and assigned. */
export function usePeople(): People {
  const client = useClient();
  const me = useSession()?.user ?? undefined;
  const may = useMay("members.read");
  const people = useQuery({
    queryKey: ["members", "assignable"],
    queryFn: async ({ signal }) => (await client.members.list({ per_page: peopleAtMost }, signal)).data,
    enabled: may,
    staleTime: 60_000,
  });
  const others = (people.data ?? []).filter((one) => one.is_active && one.id !== me?.id);
  return {
    me: me?.id,
    nameOf: (userId) => {
      if (userId === me?.id) return "you";
      const found = people.data?.find(({ id }) => id === userId);
      return found === undefined ? "somebody else" : found.name || found.email;
    },
    choices: [
      ...(me === undefined ? [] : [{ value: me.id, name: "Me" }]),
      ...others.map(({ id, name, email }) => ({ value: id, name: name || email })),
    ],
  };
}
