import { z } from "zod";
import type { Principal } from "../../../kernel/actor.ts";
import type { Doors } from "../doors.ts";
import { filterText, pageQuery, scoreFilter, vulnerabilityListAnswer } from "./schema.ts";
import { vulnerabilityPage } from "./vulnerability-page.ts";

const dayMs = 24 * 3_600_000;

export const repositoryVulnerabilitiesQuery = pageQuery.extend({
  severity: scoreFilter.optional(),
  type: filterText.optional(),
  cwe: filterText.optional(),
  days: z.coerce.number().int().min(1).max(36_500).optional(),
});

/** Every filter is told back, `null` where it was not set. */
export const repositoryVulnerabilitiesAnswer = vulnerabilityListAnswer.extend({
  repository: z.string(),
  filters: z.object({
    severity: z.number().nullable(),
    type: z.string().nullable(),
    cwe: z.string().nullable(),
    days: z.int().nullable(),
  }),
});

/** One page of what scans of a repository found. @throws Fault `repositories.not_found` */
export async function repositoryPage(
  doors: Doors,
  { teamId }: Principal,
  reference: string,
  query: z.output<typeof repositoryVulnerabilitiesQuery>,
): Promise<z.output<typeof repositoryVulnerabilitiesAnswer>> {
  const { id, fullName } = await doors.scanning.repository(teamId, reference);
  const { severity, type, cwe, days } = query;
  const page = await vulnerabilityPage(doors, teamId, query, {
    targetId: id,
    ...(severity === undefined ? {} : { scoreAtLeast: severity }),
    ...(days === undefined ? {} : { scansSince: new Date(doors.clock.now().getTime() - days * dayMs) }),
  });
  return {
    ...page,
    repository: fullName,
    filters: { severity: severity ?? null, type: type ?? null, cwe: cwe ?? null, days: days ?? null },
  };
}
