import { expect, it } from "vitest";
import { origin, testAdmin } from "../testkit/accounts.ts";
import { testKernel } from "../testkit/index.ts";
import { platformChain } from "./index.ts";

it("tells of teams, plans and refused sign-ins across the platform, without a name or password", async () => {
  const { kernel, close } = await testKernel();
  try {
    const admin = await testAdmin(kernel, "one");
    const refused = [
      [admin.email, "not the password", "wrong_password"],
      ["nobody@example.com", "not the password", "unknown_user"],
    ] as const;
    for (const [login, password] of refused)
      await expect(kernel.identity.signIn(login, password, origin)).rejects.toMatchObject({ status: 401 });
    await kernel.identity.signIn(admin.email, admin.password, origin);
    await kernel.subscriptions.set({ kind: "system", teamId: admin.teamId }, admin.teamId, { plan: "pro" });

    const { entries } = await kernel.audit.list(platformChain, { limit: 10 });
    const team = `team:${admin.teamId}`;
    const told = entries.map(({ action, subject, success, ip, detail }) => ({
      action,
      subject,
      success,
      ip,
      ...JSON.parse(detail),
    }));
    expect(told.reverse()).toEqual([
      { action: "teams.founded", subject: team, success: true, ip: null, planCode: "enterprise" },
      {
        ...{ action: "logins.refused", subject: `user:${admin.userId}`, success: false, ip: origin.ip },
        ...{ provider: "local", reason: "wrong_password" },
      },
      {
        ...{ action: "logins.refused", subject: "provider:local", success: false, ip: origin.ip },
        ...{ provider: "local", reason: "unknown_user" },
      },
      {
        ...{ action: "subscriptions.plan_changed", subject: team, success: true, ip: null },
        ...{ plan: "pro", previous: "enterprise" },
      },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/@example|not the password/);
    for await (const chain of kernel.audit.verify()) expect(chain).not.toHaveProperty("broken");
  } finally {
    await close();
  }
});
