import type { group, invitation, person, session, sessionListAnswer } from "@gatewatch/contracts";
import type { z } from "zod";
import type { SessionRow } from "../../../kernel/identity/index.ts";
import type { Invitation } from "../../../kernel/invitations/index.ts";
import type { TeamPerson } from "../../../kernel/members/index.ts";
import type { Group } from "../../../kernel/teams/index.ts";

/** Rows to pass over, of a page that is counted from 1. */
export function pageOf({ page, per_page: limit }: { readonly page: number; readonly per_page: number }) {
  return { limit, offset: (page - 1) * limit };
}

export function personBody({ person: one, member }: TeamPerson): z.output<typeof person> {
  return {
    id: one.id,
    external_id: one.externalId,
    provider: one.provider,
    email: one.email,
    username: one.username,
    name: one.name,
    groups: [...member.groups],
    role: member.role,
    is_admin: member.role === "admin",
    is_active: member.isActive,
    via: member.via,
    has_second_factor: one.hasSecondFactor,
    last_login_at: one.lastLoginAt?.toISOString() ?? null,
    created_at: one.createdAt.toISOString(),
    updated_at: one.updatedAt.toISOString(),
    joined_at: member.joinedAt.toISOString(),
  };
}

export function groupBody({ name, memberCount }: Group): z.output<typeof group> {
  return { name, member_count: memberCount };
}

export function invitationBody(one: Invitation): z.output<typeof invitation> {
  return {
    id: one.id,
    email: one.email,
    role: one.role,
    invited_by: one.invitedBy,
    created_at: one.createdAt.toISOString(),
    expires_at: one.expiresAt.toISOString(),
  };
}

/** @param currentId the session that asks */
export function sessionListBody(
  rows: readonly SessionRow[],
  currentId: string | undefined,
): z.output<typeof sessionListAnswer> {
  const shown = rows.map(
    (row): z.output<typeof session> => ({
      id: row.id,
      team_id: row.teamId,
      provider: row.provider,
      ip: row.ip,
      user_agent: row.userAgent,
      created_at: row.createdAt.toISOString(),
      last_seen_at: row.lastSeenAt.toISOString(),
      expires_at: row.expiresAt.toISOString(),
      is_current: row.id === currentId,
    }),
  );
  return { data: shown, sessions: shown, meta: { total: shown.length } };
}
