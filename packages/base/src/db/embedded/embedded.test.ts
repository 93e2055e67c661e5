import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../clock/index.ts";
import { systemRandom } from "../../random/index.ts";
import { type EmbeddedServer, startEmbedded } from "./index.ts";

describe("the embedded server", () => {
  let folder: string;
  let server: EmbeddedServer;
  const start = () =>
    startEmbedded({
      dataFolder: folder,
      password: "p@ss/word",
      clock: systemClock,
      random: systemRandom,
      onNotice: () => {},
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "gw-embedded-"));
    server = await start();
  });
  afterAll(async () => {
    await server.destroy();
    await rm(folder, { recursive: true, force: true });
  });

  async function query(text: string, database = "gatewatch"): Promise<pg.QueryResult> {
    const client = new pg.Client({ connectionString: server.url.replace("/gatewatch?", `/${database}?`) });
    await client.connect();
    try {
      return await client.query(text);
    } finally {
      await client.end();
    }
  }

  it("is durable and unreachable from the network", async () => {
    const { rows } = await query(
      "SELECT current_setting('fsync') AS f, current_setting('synchronous_commit') AS s, current_setting('listen_addresses') AS l",
    );
    expect(rows[0]).toEqual({ f: "on", s: "on", l: "" });
  });

  it("refuses a wrong password", async () => {
    const client = new pg.Client({ connectionString: server.url.replace("p%40ss%2Fword", "wrong") });
    await expect(client.connect()).rejects.toMatchObject({ code: "28P01" });
  });

  it("comes back by itself after kill -9, with everything committed", async () => {
    await query("CREATE TABLE kept AS SELECT 42 AS answer");
    const first = server.pid()!;
    process.kill(first, "SIGKILL");
    await expect.poll(() => server.pid(), { timeout: 20_000 }).not.toBe(first);
    await expect
      .poll(
        () =>
          query("SELECT answer FROM kept").then(
            (r) => r.rows[0].answer,
            () => undefined,
          ),
        { timeout: 20_000 },
      )
      .toBe(42);
  });

  it("stops cleanly and starts again on the same data", async () => {
    await query("CREATE TABLE again AS SELECT 7 AS n");
    const pid = server.pid()!;
    await server.stop();
    expect(() => process.kill(pid, 0)).toThrow();
    server = await start();
    expect((await query("SELECT n FROM again")).rows[0].n).toBe(7);
  });
});
