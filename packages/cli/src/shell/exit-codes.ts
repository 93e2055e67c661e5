/** The documented exit codes of every verb (for a signal: 128 and its number). */
export const exitCodes = {
  clean: 0,
  /** Findings at or above the threshold. */
  findings: 1,
  /** Wrong use, or a target that cannot be read. */
  wrongUse: 2,
  /** Something that was planned was not done. */
  incomplete: 3,
} as const;
