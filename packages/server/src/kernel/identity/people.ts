import type { Clock } from "@gatewatch/base/clock";
import type { Tx } from "@gatewatch/base/db";
import { newId } from "@gatewatch/base/ids";
import type { Random } from "@gatewatch/base/random";
import type { TeamId, UserId } from "../actor.ts";
import type { Audit } from "../audit/index.ts";
import type { Role } from "../roles/index.ts";
import type { Teams, Via } from "../teams/index.ts";
import { identityFaults } from "./faults.ts";
import * as store from "./store.ts";

export interface NewPerson {
  readonly email: string;
  /** Absent: the e-mail address before its @, or all of it where that is taken. */
  readonly username?: string | undefined;
  readonly name?: string | undefined;
  /** `null`: an identity provider signs the person in. */
  readonly passwordHash: string | null;
  readonly provider?: string;
  readonly externalId?: string;
}

export interface People {
  /** Makes an account, with a place in a team. Throws `identity.email_taken`, `identity.username_taken`. */
  add(tx: Tx, teamId: TeamId, person: NewPerson, role: Role, via?: Via): Promise<UserId>;
}

export function createPeople(deps: {
  readonly clock: Clock;
  readonly random: Random;
  readonly teams: Pick<Teams, "addMember">;
  readonly audit: Audit;
}): People {
  const { clock, random, teams, audit } = deps;
  return {
    async add(tx, teamId, person, role, via = "invite") {
      const { email, passwordHash, provider = "local", externalId = null } = person;
      const id = newId<"user">(clock, random);
      if (person.username !== undefined && (await store.isUsernameTaken(tx, person.username))) {
        throw identityFaults("identity.username_taken", {
          message: `There is a user named "${person.username}" already. Choose another name.`,
          fields: [{ field: "username", reason: "is taken" }],
        });
      }
      const username = person.username ?? email.split("@")[0]!;
      const user = { id, email, username, name: person.name ?? username, passwordHash, provider, externalId };
      if (!(await store.insertUser(tx, user, clock.now()))) {
        throw identityFaults("identity.email_taken", {
          message: `There is a user with the e-mail address "${email}" already. Choose another one, or invite them.`,
          fields: [{ field: "email", reason: "is taken" }],
        });
      }
      await teams.addMember(tx, teamId, id, role, via);
      await audit.record(tx, { kind: "system", teamId }, "identity.user_created", `user:${id}`, {
        role,
        provider,
        via,
      });
      return id;
    },
  };
}
