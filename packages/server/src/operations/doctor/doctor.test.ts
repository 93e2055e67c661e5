import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@gatewatch/base/db";
import { makeCertificate, type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type AddressSettings,
  checkDatabase,
  checkDataFolder,
  checkMasterKey,
  checkPort,
  checkProxies,
  checkPublicUrl,
  checkSmtp,
  checkTls,
  type Figures,
} from "./index.ts";

let folder: string;
let database: TestDatabase;
const now = new Date();
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gw-doctor-"));
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const plain: AddressSettings = { certFile: undefined, keyFile: undefined, publicUrl: undefined, trustedProxies: [] };

async function file(name: string, text: string, mode = 0o600): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

it("finds what is wrong with folders, keys and ports", async () => {
  expect(await checkDataFolder(join(folder, "none"))).toMatchObject([{ status: "ok" }]);
  expect((await checkDataFolder(folder))[0]).toMatchObject({ status: "ok" });
  await chmod(folder, 0o755);
  expect((await checkDataFolder(folder))[0]).toMatchObject({
    status: "warn",
    next: expect.stringContaining("chmod 700"),
  });
  await chmod(folder, 0o700);
  const secret = Buffer.alloc(32, 5).toString("base64url");
  expect(await checkMasterKey(await file("good.key", secret))).toMatchObject([{ status: "ok" }]);
  const open = await checkMasterKey(await file("open.key", secret, 0o644));
  expect(open).toMatchObject([{ status: "fail", next: expect.stringContaining("chmod 600") }]);
  expect(JSON.stringify(open)).not.toContain(secret);
  expect(await checkMasterKey(await file("short.key", "abc"))).toMatchObject([{ status: "fail" }]);
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as AddressInfo;
  expect(await checkPort("127.0.0.1", port, undefined)).toMatchObject([
    { status: "fail", message: expect.stringContaining("EADDRINUSE") },
  ]);
  expect(await checkPort("127.0.0.1", port, 7)).toMatchObject([{ status: "ok" }]);
  expect(await checkSmtp(`smtp://someone:hidden-password@127.0.0.1:${port}`)).toMatchObject([{ status: "ok" }]);
  await new Promise((resolve) => taken.close(resolve));
  expect(await checkPort("127.0.0.1", port, undefined)).toMatchObject([{ status: "ok" }]);
  const silent = await checkSmtp(`smtp://someone:hidden-password@127.0.0.1:${port}`);
  expect(silent).toMatchObject([{ status: "fail" }]);
  expect(JSON.stringify(silent)).not.toContain("hidden-password");
});

it("finds what is wrong with certificates", async () => {
  const at = async (made: { cert: string; key: string }, key = made.key) => ({
    ...plain,
    certFile: await file("cert.pem", made.cert),
    keyFile: await file("key.pem", key),
    publicUrl: "https://gatewatch.example.com",
  });
  const names = ["gatewatch.example.com"];
  const good = makeCertificate({ names, notAfter: days(90) });
  const cases = [
    [await checkTls(await at(good), now), "ok", "ends in"],
    [await checkTls(await at(makeCertificate({ names, notAfter: days(9) })), now), "warn", "ends in"],
    [
      await checkTls(await at(makeCertificate({ names, notAfter: days(-1), notBefore: days(-9) })), now),
      "fail",
      "valid from",
    ],
    [
      await checkTls(await at(makeCertificate({ names: ["other.example.com"], notAfter: days(90) })), now),
      "warn",
      "is not for",
    ],
    [await checkTls(await at(good, makeCertificate({ names }).key), now), "fail", "another certificate"],
    [await checkTls(await at({ cert: "x", key: "y" }), now), "fail", "not PEM"],
    [await checkTls({ ...plain, certFile: "/none/cert", keyFile: "/none/key" }, now), "fail", "cannot be read"],
  ] as const;
  for (const [findings, status, words] of cases)
    expect(findings).toMatchObject([{ status, message: expect.stringContaining(words) }]);
});

it("finds addresses and proxies that open more than was meant", () => {
  const url = (publicUrl: string, trustedProxies: string[] = []) =>
    checkPublicUrl({ ...plain, publicUrl, trustedProxies })[0]?.status;
  expect(url("https://gatewatch.example.com", ["192.0.2.1"])).toBe("ok");
  expect(url("https://gatewatch.example.com")).toBe("warn");
  expect(url("http://gatewatch.example.com")).toBe("warn");
  expect(url("http://127.0.0.1:7100")).toBe("ok");
  expect(url("https://example.com/gatewatch")).toBe("fail");
  const proxies = (...trustedProxies: string[]) => checkProxies({ ...plain, trustedProxies })[0]?.status;
  expect([proxies(), proxies("10.0.0.0/8", "2001:db8::/32"), proxies("0.0.0.0/0"), proxies("::/0")]).toEqual([
    "ok",
    "ok",
    "fail",
    "fail",
  ]);
});

it("finds what is wrong with the database, and never shows its password", async () => {
  const rooms = [{ room: "things", migrations: [{ id: "0001_things", sql: "SELECT 1" }] }];
  await migrate(database.url, rooms);
  const well = {
    workers: { fresh: 1, silent: 0 },
    deliveries: { waiting: 1, overdueSeconds: 3, failed: 0, failingEndpoints: 0 },
    mails: { waiting: 1, failed: 0 },
  };
  const current = () => new Date(); // beside load the test outlives the drift that is warned of
  const statuses = async (now: () => Date, figures: Figures = well) => {
    const found = await checkDatabase(database.url, rooms, now, async () => figures);
    return Object.fromEntries(found.map(({ check, status }) => [check, status]));
  };
  expect(await statuses(current)).toMatchObject({ database: "ok", durability: "fail", schema: "ok" }); // tests run without fsync
  expect((await statuses(() => days(1))).clock).toBe("warn");
  expect(await statuses(current)).toMatchObject({ workers: "ok", webhooks: "ok", messages: "ok" });
  const { deliveries } = well;
  for (const ill of [
    { workers: { fresh: 1, silent: 1 } },
    { webhooks: true, deliveries: { ...deliveries, overdueSeconds: 1000 } },
    { webhooks: true, deliveries: { ...deliveries, failed: 1 } },
    { webhooks: true, deliveries: { ...deliveries, failingEndpoints: 1 } },
    { messages: true, mails: { waiting: 0, failed: 1 } },
  ]) {
    const warned = Object.entries(await statuses(current, { ...well, ...ill })).filter(
      ([, status]) => status === "warn",
    );
    expect(warned.map(([check]) => check)).toEqual([Object.keys(ill)[0]]);
  }
  const away = await checkDatabase(
    "postgres://someone:hidden-password@127.0.0.1:1/gatewatch",
    rooms,
    () => now,
    async () => well,
  );
  expect(away).toMatchObject([{ status: "fail", message: "127.0.0.1:1/gatewatch does not answer (ECONNREFUSED)" }]);
  expect(JSON.stringify(away)).not.toContain("hidden-password");
});
