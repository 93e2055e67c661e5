import {
  createInvitationAnswer,
  groupListAnswer,
  invitationListAnswer,
  linkAnswer,
  lookAtInvitationAnswer,
  personAnswer,
  personListAnswer,
  revokedAnswer,
  sessionAnswer,
  sessionListAnswer,
  successAnswer,
} from "@gatewatch/contracts";
import type { Transport } from "./transport.ts";
import type {
  AcceptInvitation,
  AccountSession,
  ChangePerson,
  CreatedInvitation,
  CreateInvitation,
  GroupList,
  Invitation,
  InvitationLook,
  PasswordLink,
  Person,
  PersonList,
  Session,
} from "./wire.ts";

export interface PageQuery {
  readonly page?: number | undefined;
  readonly per_page?: number | undefined;
}

export interface Members {
  list(query?: PageQuery, signal?: AbortSignal): Promise<PersonList>;
  get(id: string, signal?: AbortSignal): Promise<Person>;
  /** Absent members stay. */
  change(id: string, change: ChangePerson): Promise<Person>;
  /** Ends membership, sessions and keys in the team. */
  remove(id: string): Promise<void>;
  /** A link to pass on, with which the person sets a new password. */
  passwordLink(id: string): Promise<PasswordLink>;
  removeSecondFactor(id: string): Promise<void>;
  sessions(id: string, signal?: AbortSignal): Promise<AccountSession[]>;
  /** @returns how many ended */
  endSessions(id: string): Promise<number>;
  groups(query?: PageQuery, signal?: AbortSignal): Promise<GroupList>;
  invitations(signal?: AbortSignal): Promise<Invitation[]>;
  /** `link` of the answer is shown this once. */
  invite(request: CreateInvitation): Promise<CreatedInvitation>;
  revokeInvitation(id: string): Promise<void>;
  /** What a link invites to. */
  lookAtInvitation(token: string): Promise<InvitationLook>;
  /** Joins, and signs in. */
  acceptInvitation(request: AcceptInvitation): Promise<Session>;
}

/** The people of the team, and invitations to it. */
export function createMembers(transport: Transport): Members {
  const place = (id: string) => `/admin/users/${encodeURIComponent(id)}`;
  return {
    list: (query = {}, signal) => transport.read("/admin/users", personListAnswer, { ...query }, signal),
    get: async (id, signal) => (await transport.read(place(id), personAnswer, {}, signal)).data,
    change: async (id, change) => (await transport.write("PATCH", place(id), personAnswer, change)).data,
    async remove(id) {
      await transport.write("DELETE", place(id), successAnswer);
    },
    passwordLink: async (id) => (await transport.write("POST", `${place(id)}/password-reset`, linkAnswer)).data,
    async removeSecondFactor(id) {
      await transport.write("DELETE", `${place(id)}/second-factor`, successAnswer);
    },
    sessions: async (id, signal) => (await transport.read(`${place(id)}/sessions`, sessionListAnswer, {}, signal)).data,
    endSessions: async (id) => (await transport.write("DELETE", `${place(id)}/sessions`, revokedAnswer)).revoked_count,
    groups: (query = {}, signal) => transport.read("/admin/groups", groupListAnswer, { ...query }, signal),
    invitations: async (signal) => (await transport.read("/invitations", invitationListAnswer, {}, signal)).data,
    invite: async (request) => (await transport.write("POST", "/invitations", createInvitationAnswer, request)).data,
    async revokeInvitation(id) {
      await transport.write("DELETE", `/invitations/${encodeURIComponent(id)}`, successAnswer);
    },
    lookAtInvitation: async (token) =>
      (await transport.write("POST", "/invitations/look", lookAtInvitationAnswer, { token })).data,
    acceptInvitation: (request) => transport.write("POST", "/invitations/accept", sessionAnswer, request),
  };
}
