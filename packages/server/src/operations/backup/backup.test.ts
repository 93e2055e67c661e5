import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { systemClock } from "@gatewatch/base/clock";
import { openPool, type RoomMigrations } from "@gatewatch/base/db";
import { systemRandom } from "@gatewatch/base/random";
import { openSealer } from "@gatewatch/base/seal";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type TestServer, testFinding, testServer } from "../../api/testkit/index.ts";
import { migrations } from "../../platform.ts";
import { requeueRestored } from "../../scanning/index.ts";
import { newScan, plantedSecret, testbed } from "../../scanning/testkit/index.ts";
import { contentsOf, emptyInstallation, hasDebianPostgres, startDebianPostgres } from "../testkit/index.ts";
import {
  readPassphrase,
  restoreBackup,
  type Source,
  type Target,
  verifyBackup,
  writeBackup,
  writeBackupFile,
} from "./index.ts";

const passphrase = systemRandom.bytes(12).toString("hex");

async function restore(file: string, target: Target, options: { replace?: boolean; passphrase?: string } = {}) {
  const manifest = await verifyBackup(file);
  return restoreBackup(file, manifest, target, { replace: false, passphrase, ...options });
}

/** Nothing of a restore is there: no table, no file, no key. */
async function expectUntouched({ databaseUrl, dataFolder }: Target): Promise<void> {
  expect(await contentsOf(databaseUrl)).toEqual({});
  expect(await readdir(dataFolder)).toEqual([]);
}

describe("a backup", () => {
  let folder: string;
  let server: TestServer;
  let source: Source;
  let key: string;
  let sealed: Buffer;
  let scanId: string;
  let file: string;
  let expected: Awaited<ReturnType<typeof contentsOf>>;
  const open: { close(): Promise<void> }[] = [];
  const fresh = async (rooms: readonly RoomMigrations[] = migrations) => {
    const target = await emptyInstallation(rooms);
    open.push(target);
    return target;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "gw-backup-"));
    server = await testServer();
    const installation = await emptyInstallation(migrations, server.test.database.url);
    open.push(installation);
    source = {
      ...installation,
      dataFolder: folder,
      masterKeyFile: join(folder, "secrets", "master.key"),
    };
    const team = await server.team("one");
    key = (await team.key()).value;
    const scan = await team.scan();
    scanId = scan.id;
    const hostile = ["tab\tnewline\nreturn\r", "\\. and \\N and \\\\", "ä漢字🙂", "'\";--", "x".repeat(3000)];
    await server.ingest(
      scan,
      hostile.map((title) => testFinding(title.replaceAll(/\W/g, "").slice(0, 9), { title })),
    );
    const sealer = await openSealer(source.masterKeyFile, systemRandom);
    sealed = sealer.seal(Buffer.from("a stored secret"), "place");
    await mkdir(join(folder, "artifacts", team.teamId, "ab"), { recursive: true });
    await writeFile(join(folder, "artifacts", team.teamId, "ab", "ab".repeat(32)), Buffer.alloc(3_000_001, 7));
    await mkdir(join(folder, "uploads"));
    await writeFile(join(folder, "uploads", "empty"), "");
    file = join(folder, "one.tar.gz");
    await writeBackupFile(source, file, passphrase);
    expected = await contentsOf(source.databaseUrl);
  });
  afterEach(async () => {
    for (const { close } of open.splice(0)) await close();
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("brings everything back: rows, sequences, files, keys that work and secrets that open", async () => {
    const target = await fresh();
    const done = await restore(file, target);
    expect(await contentsOf(target.databaseUrl)).toEqual(expected);
    expect(done.sealedValues).toBe("readable");
    const opened = (await openSealer(target.masterKeyFile, systemRandom)).open(sealed, "place");
    expect(opened.toString()).toBe("a stored secret");
    expect((await stat(target.masterKeyFile)).mode & 0o777).toBe(0o600);
    const [teamFolder] = await readdir(join(target.dataFolder, "artifacts"));
    const artifact = await readFile(join(target.dataFolder, "artifacts", teamFolder!, "ab", "ab".repeat(32)));
    expect(artifact.equals(Buffer.alloc(3_000_001, 7))).toBe(true);
    expect((await stat(join(target.dataFolder, "uploads", "empty"))).size).toBe(0);
    expect((await readdir(target.dataFolder)).sort()).toEqual(["artifacts", "secrets", "uploads"]);
    const pool = openPool(target.databaseUrl, 2, () => {});
    try {
      const kernel = await server.test.another({ db: pool.db, url: target.databaseUrl });
      expect(await kernel.keys.resolve(key, "127.0.0.1")).toMatchObject({ kind: "key", role: "admin" });
      const chains: unknown[] = [];
      for await (const chain of kernel.audit.verify()) chains.push(chain);
      const whole = { head: { sequence: expect.any(Number) } };
      expect(chains).toMatchObject([whole, whole]);
      for (const chain of chains) expect(chain).not.toHaveProperty("broken");
    } finally {
      await pool.close();
    }
  });

  it("is one moment of a server that goes on writing", async () => {
    const { db } = server.test.database;
    await sql`CREATE TABLE keys_pair_one (n integer); CREATE TABLE scans_pair_two (n integer)`.execute(db);
    let writing = true;
    let written = 0;
    const writer = (async () => {
      while (writing) {
        written++;
        await db.transaction().execute(async (tx) => {
          await sql`INSERT INTO keys_pair_one VALUES (${sql.lit(written)})`.execute(tx);
          await sql`INSERT INTO scans_pair_two VALUES (${sql.lit(written)})`.execute(tx);
        });
      }
    })();
    try {
      for (let round = 0; round < 3; round++) {
        const to = new PassThrough();
        const [bytes] = await Promise.all([buffer(to), writeBackup(source, to, undefined)]);
        await writeFile(join(folder, "moving.tar.gz"), bytes);
        const { tables } = await verifyBackup(join(folder, "moving.tar.gz"));
        const rows = (name: string) => tables.find((table) => table.name === name)?.rows;
        expect(rows("keys_pair_one")).toBe(rows("scans_pair_two"));
      }
      expect(written).toBeGreaterThan(3);
    } finally {
      writing = false;
      await writer;
      await sql`DROP TABLE keys_pair_one; DROP TABLE scans_pair_two`.execute(db);
    }
  });

  it("never shows the master key, and opens it to the right passphrase only", async () => {
    const bytes = gunzipSync(await readFile(file));
    expect(bytes.includes((await readFile(source.masterKeyFile, "utf8")).trim())).toBe(false);
    const target = await fresh();
    await expect(restore(file, target, { passphrase: "not the passphrase" })).rejects.toThrow(
      "does not open the master key",
    );
    await expectUntouched(target);
    const manifest = await verifyBackup(file);
    await expect(restoreBackup(file, manifest, target, { replace: false, passphrase: undefined })).rejects.toThrow(
      "--passphrase-file",
    );
    await expectUntouched(target);
    await writeFile(join(folder, "short"), "short\n");
    await expect(readPassphrase(join(folder, "short"))).rejects.toThrow("fewer than 12");
  });

  it("is refused beside another master key, which is never overwritten", async () => {
    const target = await fresh();
    await openSealer(target.masterKeyFile, systemRandom);
    const before = await readFile(target.masterKeyFile, "utf8");
    await expect(restore(file, target)).rejects.toThrow("is not the master key");
    expect(await contentsOf(target.databaseUrl)).toEqual({});
    expect(await readFile(target.masterKeyFile, "utf8")).toBe(before);
  });

  it("without the master key says that it is needed, and works where it lies already", async () => {
    const plain = join(folder, "plain.tar.gz");
    await writeBackupFile(source, plain, undefined);
    const target = await fresh();
    const manifest = await verifyBackup(plain);
    const options = { replace: false, passphrase: undefined };
    expect((await restoreBackup(plain, manifest, target, options)).sealedValues).toBe("need_their_master_key");
    await mkdir(join(target.dataFolder, "secrets"));
    await writeFile(target.masterKeyFile, await readFile(source.masterKeyFile), { mode: 0o600 });
    const again = await restoreBackup(plain, manifest, target, { ...options, replace: true });
    expect(again.sealedValues).toBe("readable");
  });

  it("is found damaged wherever a byte is changed, cut or put elsewhere, and restores nothing", async () => {
    const whole = await readFile(file);
    const plain = gunzipSync(whole);
    const bad = join(folder, "bad.tar.gz");
    const refused = async (bytes: Buffer) => {
      await writeFile(bad, bytes);
      await expect(verifyBackup(bad)).rejects.toMatchObject({ code: "backup.damaged" });
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), (at) => refused(whole.subarray(0, at))),
      { numRuns: 15 },
    );
    const heldBytes = plain.length - 1024; // of the end's two empty blocks none says anything
    await fc.assert(
      fc.asyncProperty(fc.nat(heldBytes - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(plain);
        changed[at] = changed[at]! ^ change;
        await writeFile(bad, gzipSync(changed, { level: 1 }));
        // Padding, owner and time of an entry carry nothing; all else must be noticed.
        const same = await verifyBackup(bad).catch((error: { code?: string }) => error.code);
        if (typeof same === "object") expect(same).toEqual(await verifyBackup(file));
        else expect(same).toMatch(/^backup\.(damaged|newer_format)$/);
      }),
      { numRuns: 25 },
    );
    const otherList = Buffer.from(plain);
    otherList.write("3", otherList.lastIndexOf('"takenAt":"') + '"takenAt":"'.length);
    await refused(gzipSync(otherList));
    await refused(Buffer.from("not an archive"));
    await refused(Buffer.concat([whole, whole]));
    const target = await fresh();
    await writeFile(bad, whole);
    const manifest = await verifyBackup(bad);
    await writeFile(bad, whole.subarray(0, whole.length / 2)); // it changes after it was verified
    await expect(restoreBackup(bad, manifest, target, { replace: false, passphrase })).rejects.toMatchObject({
      code: "backup.damaged",
    });
    await expectUntouched(target);
  });

  it("goes into an empty database only, unless all that is there may go", async () => {
    const target = await fresh();
    await restore(file, target);
    await writeFile(join(target.dataFolder, "uploads", "later"), "x");
    await expect(restore(file, target)).rejects.toMatchObject({
      code: "db.not_empty",
      message: expect.stringContaining("--replace"),
    });
    expect(await readdir(join(target.dataFolder, "uploads"))).toContain("later");
    await restore(file, target, { replace: true });
    expect(await contentsOf(target.databaseUrl)).toEqual(expected);
    expect(await readdir(join(target.dataFolder, "uploads"))).toEqual(["empty"]);
  });

  it("is refused while anything of ours uses the database", async () => {
    const target = await fresh();
    const pool = openPool(target.databaseUrl, 1, () => {});
    try {
      await sql`SELECT 1`.execute(pool.db);
      await expect(restore(file, target)).rejects.toMatchObject({ code: "db.in_use" });
    } finally {
      await pool.close();
    }
  });

  it("of a newer version is refused with the version to install", async () => {
    const older = migrations.map((room) =>
      room.room === "keys" ? { ...room, migrations: room.migrations.slice(0, -1) } : room,
    );
    const target = await fresh(older);
    await expect(restore(file, target)).rejects.toThrow(
      /newer Gatewatch \(0\.0\.0\).*Install version 0\.0\.0 or a later one/,
    );
    await expectUntouched(target);
  });

  it("of an older version is brought up to date after it was loaded", async () => {
    const later = {
      room: "keys",
      migrations: [
        ...migrations.find(({ room }) => room === "keys")!.migrations,
        {
          id: "9999_test",
          sql: "ALTER TABLE keys_keys ADD COLUMN shouted text; UPDATE keys_keys SET shouted = upper(name)",
        },
      ],
    };
    const target = await fresh(migrations.map((room) => (room.room === "keys" ? later : room)));
    await restore(file, target);
    const pool = openPool(target.databaseUrl, 1, () => {});
    const { rows } = await sql<{ shouted: string }>`SELECT shouted FROM keys_keys`.execute(pool.db);
    const { rows: applied } = await sql`SELECT 1 FROM migrations_applied WHERE name = 'keys/9999_test'`.execute(
      pool.db,
    );
    await pool.close();
    expect([rows, applied.length]).toEqual([[{ shouted: "TEST" }], 1]);
  });

  it("leaves nothing half-written when its restore is killed at the last moment, and can be restored then", async () => {
    const target = await fresh();
    const script = `
      import { restoreBackup, verifyBackup } from ${JSON.stringify(join(import.meta.dirname, "index.ts"))};
      import { migrations } from ${JSON.stringify(join(import.meta.dirname, "../../platform.ts"))};
      import { systemRandom } from "@gatewatch/base/random";
      const target = { ...JSON.parse(process.argv[1]), migrations, random: systemRandom, afterwards: ["SELECT pg_sleep(60)"] };
      await restoreBackup(process.argv[2], await verifyBackup(process.argv[2]), target, { replace: false, passphrase: process.argv[3] });`;
    const { databaseUrl, dataFolder, masterKeyFile, folders } = target;
    const plain = JSON.stringify({ databaseUrl, dataFolder, masterKeyFile, folders });
    const child = spawn(process.execPath, ["--input-type=module", "-e", script, plain, file, passphrase], {
      cwd: import.meta.dirname,
      stdio: ["ignore", "inherit", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    const atWork = sql`SELECT 1 FROM pg_stat_activity WHERE application_name = 'gatewatch-restore' AND query LIKE '%pg_sleep(60)%'`;
    while ((await atWork.execute(server.test.database.db)).rows.length === 0) await systemClock.sleep(20);
    child.kill("SIGKILL");
    await ended;
    while ((await atWork.execute(server.test.database.db)).rows.length > 0) {
      await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'gatewatch-restore'`.execute(
        server.test.database.db,
      );
      await systemClock.sleep(20);
    }
    expect(await contentsOf(target.databaseUrl)).toEqual({});
    await restore(file, target);
    expect(await contentsOf(target.databaseUrl)).toEqual(expected);
    expect((await readdir(target.dataFolder)).sort()).toEqual(["artifacts", "secrets", "uploads"]);
  }, 30_000);

  it("lets scans that waited or ran wait again", async () => {
    const { db } = server.test.database;
    await sql`UPDATE scans_scan SET status = 'running', attempt = 2, admitted_at = now() WHERE id = ${scanId}`.execute(
      db,
    );
    const running = join(folder, "running.tar.gz");
    await writeBackupFile(source, running, undefined);
    const target = await fresh();
    await restore(running, { ...target, afterwards: [requeueRestored] });
    const pool = openPool(target.databaseUrl, 1, () => {});
    const { rows } = await sql`SELECT status, attempt, admitted_at FROM scans_scan WHERE id = ${scanId}`.execute(
      pool.db,
    );
    await pool.close();
    expect(rows).toEqual([{ status: "queued", attempt: 0, admitted_at: null }]);
  });

  it("is never written over another file, and leaves nothing where it cannot be written", async () => {
    await expect(writeBackupFile(source, file, undefined)).rejects.toMatchObject({ code: "backup.cannot_write" });
    await expect(writeBackupFile(source, join(file, "below", "x"), undefined)).rejects.toMatchObject({
      code: "backup.cannot_write",
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => /\.gz\./.test(name))).toEqual([]);
  });

  it.skipIf(!hasDebianPostgres)(
    "goes from the embedded PostgreSQL into Debian's 15, and back",
    async () => {
      const debian = await startDebianPostgres();
      try {
        const there = await emptyInstallation(migrations, debian.url);
        open.push(there);
        await restore(file, there);
        expect(await contentsOf(debian.url)).toEqual(expected);
        const second = join(folder, "from-15.tar.gz");
        await writeBackupFile(there, second, passphrase);
        const back = await fresh();
        await restore(second, back);
        expect(await contentsOf(back.databaseUrl)).toEqual(expected);
      } finally {
        await debian.close();
      }
    },
    60_000,
  );
});

it("a restored server finishes a scan that was queued when the backup was made", async () => {
  const code = await mkdtemp(join(tmpdir(), "gw-code-"));
  await writeFile(join(code, "settings.py"), plantedSecret());
  const bed = await testbed({
    workers: 0,
    allowTargets: [code],
    rooms: migrations.filter(({ room }) => room === "scm"),
  });
  const target = await emptyInstallation(migrations);
  try {
    const scan = await bed.scanning.create(bed.actor, newScan({ kind: "path", path: code }));
    const file = join(code, "..", `${scan.id}.tar.gz`);
    await writeBackupFile({ ...target, databaseUrl: bed.database.url, folders: [] }, file, undefined);
    await restore(file, { ...target, afterwards: [requeueRestored] }).finally(() => rm(file));
    const pool = openPool(target.databaseUrl, 1, () => {});
    const worker = await bed.addWorker(target.databaseUrl);
    let row: unknown;
    do {
      await systemClock.sleep(50);
      const { rows } = await sql<{ status: string; total: number }>`
        SELECT status, (counts->>'total')::int AS total FROM scans_scan WHERE id = ${scan.id}`.execute(pool.db);
      row = rows[0];
    } while (isOpen(row));
    await worker.stop();
    await pool.close();
    expect(row).toEqual({ status: "completed", total: 1 });
  } finally {
    await bed.close();
    await target.close();
    await rm(code, { recursive: true, force: true });
  }
}, 40_000);

function isOpen(row: unknown): boolean {
  return (
    row !== null && typeof row === "object" && "status" in row && (row.status === "queued" || row.status === "running")
  );
}
