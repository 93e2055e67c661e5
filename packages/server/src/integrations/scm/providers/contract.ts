import type { Net } from "@gatewatch/base/net";
import type { ScmProjectPage, ScmProjectQuery } from "../contract.ts";

/** One instance and the token to use there. */
export interface Access {
  readonly net: Pick<Net, "request">;
  /** Origin of the instance. */
  readonly url: string;
  readonly token: string;
}

export interface Account {
  readonly name: string;
  readonly tokenExpiresAt: Date | null;
}

/** What differs between the services. */
export interface Provider {
  /** What people call it. */
  readonly title: string;
  readonly publicUrl: string;
  /** Whose token this is, once it has every right that scans need. @throws Fault `scm.token_refused`, `scm.unreachable` */
  account(access: Access): Promise<Account>;
  projects(access: Access, query: ScmProjectQuery): Promise<ScmProjectPage>;
}
