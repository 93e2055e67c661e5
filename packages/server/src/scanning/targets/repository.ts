/** A target that is source code at a provider. */
export interface RepositoryRow {
  readonly id: string;
  readonly instance: string;
  readonly fullName: string;
  /** The branch that it is judged by; unknown before the first scan. */
  readonly branch: string | null;
  readonly createdAt: Date;
}

/** The kind of service that an instance runs, as far as its name tells. */
export function providerOf(instance: string): string {
  return ["gitlab", "github", "bitbucket"].find((provider) => instance.toLowerCase().includes(provider)) ?? "git";
}
