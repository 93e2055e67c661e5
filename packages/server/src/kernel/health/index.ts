/** Whether each part of the platform does its work. Nothing here says how much of it there is, or whose: anybody may ask. */

export const componentWords = ["healthy", "unhealthy", "unknown"] as const;
export type ComponentStatus = (typeof componentWords)[number];

/** `unknown`: it cannot be seen while the database is away. */
export interface Components {
  readonly database: ComponentStatus;
  /** Jobs begin within five minutes. */
  readonly jobs: ComponentStatus;
  /** At least one process shows that it works. */
  readonly workers: ComponentStatus;
  /** No attempt of a delivery is overdue by more than a quarter of an hour. */
  readonly webhooks: ComponentStatus;
}

export interface Health {
  /** Never throws. */
  components(): Promise<Components>;
}

/**
 * Makes the port.
 *
 * @param deps `ping` rejects while the database does not answer; the others say whether all is well
 */
export function createHealth(deps: {
  readonly ping: () => Promise<void>;
  readonly jobs: () => Promise<boolean>;
  readonly workers: () => Promise<boolean>;
  readonly webhooks: () => Promise<boolean>;
}): Health {
  const statusOf = (read: () => Promise<boolean>): Promise<ComponentStatus> =>
    read().then(
      (isWell) => (isWell ? "healthy" : "unhealthy"),
      () => "unknown",
    );
  return {
    async components() {
      const database = await deps.ping().then(
        () => "healthy" as const,
        () => "unhealthy" as const,
      );
      if (database === "unhealthy") return { database, jobs: "unknown", workers: "unknown", webhooks: "unknown" };
      const [jobs, workers, webhooks] = await Promise.all([deps.jobs, deps.workers, deps.webhooks].map(statusOf));
      return { database, jobs: jobs!, workers: workers!, webhooks: webhooks! };
    },
  };
}
