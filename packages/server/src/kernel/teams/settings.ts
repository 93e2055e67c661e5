import { z } from "zod";

/** What a team decides for itself. Stored as JSON: what is absent has its default. */
export const teamSettings = z.object({
  /** Hours from its last use after which a session ends; seven days is the most that any session lives. */
  sessionDurationHours: z.int().min(1).max(168).default(12),
  /** A person without a second factor may do nothing but add one. */
  secondFactorRequired: z.boolean().default(false),
  /** A comment in the code that gives no reason silences nothing. */
  suppressionReasonsRequired: z.boolean().default(false),
  /** Days that sign-in attempts are kept; 0 = for ever. */
  loginLogRetentionDays: z.int().min(0).max(365).default(90),
});

export type TeamSettings = z.output<typeof teamSettings>;
