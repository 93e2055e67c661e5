/** A whole kernel on a database of its own. Imported by tests only. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, systemClock } from "@gatewatch/base/clock";
import { listen, openPool, type Pool, type RoomMigrations } from "@gatewatch/base/db";
import { silentLog } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import { openSealer } from "@gatewatch/base/seal";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import { createKernel, type Kernel, kernelMigrations } from "../index.ts";
import type { PlanCode } from "../plans/index.ts";

export interface TestKernel {
  readonly kernel: Kernel;
  readonly database: TestDatabase;
  /** Ids of the mails whose jobs were sent. */
  readonly mails: readonly string[];
  /** Another process of the same installation (the same database, nothing else shared), or on a copy of its database. */
  another(copy?: Pick<TestDatabase, "db" | "url">): Promise<Kernel>;
  close(): Promise<void>;
}

export async function testKernel(
  options: {
    readonly clock?: Clock;
    /** Switches the documented numbers on, and is the plan of new teams. */
    readonly plan?: PlanCode;
    readonly firstAdmin?: { readonly email: string; readonly password: string };
    readonly rooms?: readonly RoomMigrations[];
    readonly allowTargets?: readonly string[];
    /** An SMTP server: what `kernel.mail.deliver` talks to. */
    readonly smtpUrl?: string;
    readonly publicUrl?: string;
  } = {},
): Promise<TestKernel> {
  const clock = options.clock ?? systemClock;
  const database = await testDatabase([...kernelMigrations, ...(options.rooms ?? [])]);
  const folder = await mkdtemp(join(tmpdir(), "gw-kernel-"));
  const sealer = await openSealer(join(folder, "master.key"), systemRandom);
  const mails: string[] = [];
  const listeners: { close(): Promise<void> }[] = [];
  const pools: Pool[] = [];
  const open = async ({ db }: Pool): Promise<Kernel> => {
    const listener = listen(database.url, systemClock, () => {});
    listeners.push(listener);
    return createKernel({
      db,
      listener,
      clock,
      random: systemRandom,
      sealer,
      log: silentLog,
      allowTargets: options.allowTargets ?? [],
      publicUrl: options.publicUrl ?? "https://gatewatch.example.com",
      sendMail: async (_tx, id) => void mails.push(id),
      config: {
        GATEWATCH_PLAN_PROFILE: options.plan ? "documented" : "unlimited",
        GATEWATCH_AUDIT_RETENTION_DAYS: 0,
        GATEWATCH_DEFAULT_PLAN: options.plan ?? "enterprise",
        GATEWATCH_ADMIN_EMAIL: options.firstAdmin?.email,
        GATEWATCH_ADMIN_PASSWORD: options.firstAdmin?.password,
        GATEWATCH_SMTP_URL: options.smtpUrl,
        GATEWATCH_MAIL_FROM: options.smtpUrl && "Gatewatch <gatewatch@example.com>",
      },
    });
  };
  return {
    kernel: await open(database),
    database,
    mails,
    another() {
      const pool = openPool(database.url, 8, () => {});
      pools.push(pool);
      return open(pool);
    },
    async close() {
      for (const listener of listeners) await listener.close();
      for (const pool of pools) await pool.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A password made at run time: none stands in the repository. */
export function testPassword(): string {
  return systemRandom.bytes(12).toString("base64url");
}
