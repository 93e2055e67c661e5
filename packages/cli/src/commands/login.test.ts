import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import { createClient } from "@gatewatch/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBin } from "../testkit/run-bin.ts";

let home: string;
let database: TestDatabase;
let url: string;
let stop: () => Promise<unknown>;
let password: string;

beforeAll(async () => {
  database = await testDatabase();
  home = mkdtempSync(join(tmpdir(), "gatewatch-login-"));
  mkdirSync(join(home, "data"));
  const port = await freePort();
  const environment = {
    DATABASE_URL: database.url,
    GATEWATCH_DATA: join(home, "data"),
    GATEWATCH_PORT: String(port),
  };
  password = (await runBin(["users", "add", "someone@example.com"], { cwd: home, environment })).stdout.trim();
  let kill = () => {};
  const ready = Promise.withResolvers<void>();
  const ended = runBin(["serve", "--no-worker"], {
    cwd: home,
    environment,
    onStart(child) {
      kill = () => void child.kill("SIGTERM");
      child.stdout?.on("data", (text: Buffer) => {
        if (text.toString().includes("ready at")) ready.resolve();
      });
    },
  });
  await Promise.race([ready.promise, ended.then(({ stderr }) => ready.reject(new Error(stderr)))]);
  url = `http://127.0.0.1:${port}`;
  stop = () => {
    kill();
    return ended;
  };
}, 60_000);
afterAll(async () => {
  await stop();
  await database.close();
  rmSync(home, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === "object" ? address.port : 0;
}

/** Runs `gatewatch login`, and answers its code in the person's name. */
async function login(approve: boolean) {
  const { token } = await createClient({ baseUrl: url }).auth.login({ username: "someone@example.com", password });
  const person = createClient({ baseUrl: url, token });
  let answered: Promise<unknown> = Promise.resolve();
  const result = await runBin(["login", url], {
    cwd: home,
    onStart(child) {
      child.stderr?.on("data", (text: Buffer) => {
        const code = /code ([A-Z]{4}-[A-Z]{4})/.exec(text.toString())?.[1];
        if (code) answered = person.devices.answer(code, approve);
      });
    },
  });
  await answered;
  return { result, person };
}

test("a person signs in by their browser; the key works, ends, and is theirs alone to read", async () => {
  const { result, person } = await login(true);
  expect(result).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("as someone@example.com until 20") });
  const file = join(home, ".config", "gatewatch", "servers.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { key } = JSON.parse(readFileSync(file, "utf8")).servers[url];
  expect(result.stdout + result.stderr).not.toContain(key);
  expect((await createClient({ baseUrl: url, apiKey: key }).account.me()).email).toBe("someone@example.com");
  expect(await person.keys.list()).toMatchObject([
    { name: expect.stringContaining("gatewatch on "), owner_id: expect.any(String) },
  ]);
}, 30_000);

test("a refusal in the browser, a wrong address and a server that is away end with what to do", async () => {
  expect((await login(false)).result).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("was refused") });
  const run = (address: string) => runBin(["login", address], { cwd: home });
  expect(await run("http://")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("no address of a server"),
  });
  expect(await run("http://127.0.0.1:1")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("does not answer"),
  });
}, 30_000);
