import type { integration, scmProject } from "@gatewatch/contracts";
import type { z } from "zod";
import type { ScmConnection, ScmProject } from "../../../integrations/scm/index.ts";

export function integrationBody(connection: ScmConnection): z.output<typeof integration> {
  const { id, provider, url, instance, account, problem } = connection;
  return {
    id,
    provider,
    url,
    instance,
    account,
    token_expires_at: connection.tokenExpiresAt?.toISOString() ?? null,
    created_at: connection.createdAt.toISOString(),
    checked_at: connection.checkedAt.toISOString(),
    problem,
  };
}

export function projectBody(project: ScmProject): z.output<typeof scmProject> {
  return {
    full_name: project.fullName,
    url: project.url,
    default_branch: project.defaultBranch,
    is_private: project.isPrivate,
    is_archived: project.isArchived,
    last_activity_at: project.lastActivityAt?.toISOString() ?? null,
  };
}
