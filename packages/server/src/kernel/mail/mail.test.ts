/** Mail against real SMTP servers of the test, by real jobs: what is taken, what is tried again, and what is given up. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { systemClock } from "@gatewatch/base/clock";
import { inTransaction } from "@gatewatch/base/db";
import { type Jobs, startJobs } from "@gatewatch/base/jobs";
import { createLog } from "@gatewatch/base/log";
import { systemRandom } from "@gatewatch/base/random";
import { openSealer } from "@gatewatch/base/seal";
import { makeCertificate, type TestDatabase, testDatabase } from "@gatewatch/base/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditMigrations, createAudit, platformChain } from "../audit/index.ts";
import { testPassword } from "../testkit/index.ts";
import { type SmtpServer, type SmtpWishes, smtpServer } from "../testkit/smtp.ts";
import { countMails, createMail, type Mail, mailMigrations, mailQueue } from "./index.ts";

let database: TestDatabase;
let folder: string;
let jobs: Jobs;
let mailOf: (smtpUrl: string, sendJob?: Parameters<typeof createMail>[0]["sendJob"]) => Mail;
let current: Mail;
const lines: string[] = [];
const closing: (() => Promise<unknown>)[] = [];
/** The same queue, but it gives up when the second try fails. */
const queue = { ...mailQueue, retryLimit: 1 };
const trusted = getCACertificates("default");
const certificate = makeCertificate({ names: ["127.0.0.1"] });

beforeAll(async () => {
  database = await testDatabase([auditMigrations, mailMigrations]);
  folder = await mkdtemp(join(tmpdir(), "gw-mail-"));
  const sealer = await openSealer(join(folder, "master.key"), systemRandom);
  const { db } = database;
  const ports = { db, clock: systemClock, random: systemRandom, sealer };
  const audit = createAudit(ports);
  jobs = await startJobs(
    database.url,
    [queue],
    createLog("debug", (line) => lines.push(line)),
  );
  mailOf = (smtpUrl, sendJob = (tx, id) => jobs.send(tx, queue.name, id)) =>
    createMail({ ...ports, audit, smtpUrl, from: "Gatewatch <gatewatch@example.com>", sendJob });
  await jobs.work(queue, ({ subjectId, attempt, signal }) =>
    current.deliver(subjectId, { isLast: attempt >= queue.retryLimit, signal }),
  );
  setDefaultCACertificates([...trusted, certificate.cert]);
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await jobs.stop(5);
  for (const close of closing) await close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function serverWith(wishes: SmtpWishes = {}): Promise<SmtpServer> {
  const server = await smtpServer(wishes);
  closing.push(server.close);
  return server;
}
const link = () => `https://gatewatch.example.com/reset#token=${testPassword()}`;
/** Sends a message by a job of its own. @returns the job's last state */
async function send(mail: Mail, text: string, to: string | null = "ann@example.com"): Promise<string> {
  current = mail;
  await inTransaction(database.db, (tx) => mail.send(tx, { to, subject: "Hello", text }));
  for (;;) {
    const { rows } = await sql<{ state: string }>`SELECT state::text FROM jobs.job WHERE name = ${queue.name}
      ORDER BY created_on DESC LIMIT 1`.execute(database.db);
    const [{ state } = { state: "" }] = rows;
    if (state === "completed" || state === "failed") return state;
    await systemClock.sleep(50);
  }
}
const givenUp = async () => {
  const { rows } = await sql<{ detail: string }>`SELECT detail::text FROM audit_entries
    WHERE team_id = ${platformChain} AND action = 'mail.given_up'`.execute(database.db);
  return rows.map(({ detail }) => detail);
};

it("is tried again while no server answers, each pause longer, and then visibly given up", async () => {
  const dead = await smtpServer();
  await dead.close();
  const text = link();
  expect(await send(mailOf(dead.url), text)).toBe("failed");
  const { rows } = await sql`SELECT retry_count AS tries, retry_delay AS delay, retry_backoff AS backoff FROM jobs.job
    WHERE name = ${queue.name} AND state = 'failed'`.execute(database.db);
  expect(rows).toEqual([{ tries: 1, delay: 1, backoff: true }]);
  expect(await countMails(database.db)).toEqual({ waiting: 0, failed: 1 });
  expect(await givenUp()).toEqual([expect.stringContaining(`127.0.0.1 port ${dead.port}`)]);
  const said = lines.join();
  expect(said.match(/a job was not finished/g)).toHaveLength(2);
  for (const secret of [text, "ann@example.com"]) expect(said + (await givenUp())).not.toContain(secret);
  const again = await smtpServer(); // a message that was given up stays so
  closing.push(again.close);
  const [{ id } = { id: "" }] = (await sql<{ id: string }>`SELECT id FROM mail_messages`.execute(database.db)).rows;
  await mailOf(again.url).deliver(id, { isLast: false, signal: new AbortController().signal });
  expect(again.received).toEqual([]);
}, 30_000);

it("arrives when the server comes back in time", async () => {
  const server = await serverWith();
  server.refuseNext();
  expect(await send(mailOf(server.url), link())).toBe("completed");
  expect(server.received).toMatchObject([{ to: "ann@example.com", from: "gatewatch@example.com" }]);
  expect((await countMails(database.db)).waiting).toBe(0);
});

it("to nobody contacts nobody", async () => {
  const server = await serverWith();
  expect(await send(mailOf(server.url), link(), null)).toBe("completed");
  expect(server.received).toEqual([]);
  expect((await countMails(database.db)).waiting).toBe(0);
});

describe.each(["PLAIN", "LOGIN"] as const)("over TLS, with AUTH %s", (way) => {
  const credentials = { user: "mailer@example.com", password: `p:@/%${testPassword()}`, way };
  const urlOf = (port: number, password: string) =>
    `smtps://${encodeURIComponent(credentials.user)}:${encodeURIComponent(password)}@127.0.0.1:${port}`;

  it("shows its credentials and hands the message over", async () => {
    const server = await serverWith({ tls: certificate, credentials });
    expect(await send(mailOf(urlOf(server.port, credentials.password)), link())).toBe("completed");
    const { user, password } = credentials;
    expect(server.shown).toEqual([{ user, password }]);
    expect(server.received).toHaveLength(1);
  });

  it("keeps a refused password out of logs and the audit trail, even when the server repeats it", async () => {
    const server = await serverWith({ tls: certificate, credentials });
    const wrong = testPassword();
    expect(await send(mailOf(urlOf(server.port, wrong)), link())).toBe("failed");
    expect(server.shown).toHaveLength(2);
    const said = lines.join() + (await givenUp()).join();
    expect(said).toMatch(/EAUTH 535/);
    for (const text of [wrong, `\0${credentials.user}\0${wrong}`])
      for (const spelling of [text, encodeURIComponent(text), Buffer.from(text).toString("base64")])
        expect(said).not.toContain(spelling);
  }, 30_000);
});

describe("what is at the other end", () => {
  /** Delivers a message by hand. @returns why it was not taken */
  const failureOf = async (smtpUrl: string, signal = new AbortController().signal) => {
    const sent: string[] = [];
    const mail = mailOf(smtpUrl, async (_tx, id) => void sent.push(id));
    await inTransaction(database.db, (tx) => mail.send(tx, { to: "ann@example.com", subject: "Hello", text: "Hello" }));
    const failure = mail.deliver(sent[0]!, { isLast: false, signal });
    return failure.then(
      () => "delivered",
      (error: Error) => error.message,
    );
  };

  it("must have a certificate that is trusted and names it", async () => {
    const stranger = await serverWith({ tls: makeCertificate({ names: ["127.0.0.1"] }) });
    const elsewhere = makeCertificate({ names: ["mail.example.com"] });
    setDefaultCACertificates([...trusted, certificate.cert, elsewhere.cert]);
    for (const server of [stranger, await serverWith({ tls: elsewhere })]) {
      expect(await failureOf(server.url)).toMatch(/\((ESOCKET|ETLS)\)/);
      expect(server.received).toEqual([]);
    }
  });

  it("is left when it never comes to the point", async () => {
    const server = await serverWith({ isTarpit: true });
    const stopping = new AbortController();
    const failure = failureOf(server.url, stopping.signal);
    await server.spokenTo;
    stopping.abort(new Error("stopping"));
    expect(await failure).toContain(`127.0.0.1:${server.port}`);
  });

  it("gets no password in clear text beyond this machine", async () => {
    const server = await serverWith({ credentials: { user: "mailer", password: testPassword(), way: "PLAIN" } });
    const url = `smtp://mailer:${testPassword()}@[::ffff:127.0.0.1]:${server.port}`;
    expect(await failureOf(url)).toContain("(ETLS 502)");
    expect(server.shown).toEqual([]);
  });
});
