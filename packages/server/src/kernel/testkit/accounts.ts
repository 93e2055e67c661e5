/** People and teams of a test kernel. Imported by tests only. */
import type { TeamId, UserId } from "../actor.ts";
import type { Kernel } from "../index.ts";
import type { KeyMaker } from "../keys/index.ts";
import { effectivePermissions, type Role } from "../roles/index.ts";
import { testPassword } from "./index.ts";

export const origin = { ip: "192.0.2.1", userAgent: "test" };

export interface TestPerson extends KeyMaker {
  readonly email: string;
  readonly password: string;
}

function personOf(teamId: TeamId, userId: UserId, role: Role, email: string, password: string): TestPerson {
  return { kind: "session", teamId, userId, role, permissions: effectivePermissions(role), email, password };
}

/** A team's first administrator. */
export async function testAdmin(kernel: Kernel, teamName: string): Promise<TestPerson> {
  const email = `${teamName}@example.com`;
  const password = testPassword();
  const { teamId, userId } = await kernel.identity.foundTeam({ teamName, email, password });
  return personOf(teamId, userId, "admin", email, password);
}

/** Somebody more in a team. */
export async function testMember(kernel: Kernel, teamId: TeamId, name: string, role: Role): Promise<TestPerson> {
  const email = `${name}@example.com`;
  const password = testPassword();
  const userId = await kernel.identity.addUser(teamId, { email, password, role });
  return personOf(teamId, userId, role, email, password);
}
