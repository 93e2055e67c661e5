import { existsSync } from "node:fs";
import { chmod, chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemExec } from "@gatewatch/base/exec";

const binFolder = "/usr/lib/postgresql/15/bin";
const nobody = 65534;

/** Whether the machine has a PostgreSQL 15 of its distribution. */
export const hasDebianPostgres = existsSync(join(binFolder, "postgres"));

/** PostgreSQL 15 on a unix socket in a folder of its own, as an unprivileged user where we are root. */
export async function startDebianPostgres(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "gw-pg15-"));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(folder, nobody, nobody);
  await chmod(folder, 0o700);
  const run = async (program: string, ...args: readonly string[]) => {
    const command = [join(binFolder, program), ...args];
    const drop = isRoot ? ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups"] : [];
    const [first = "", ...rest] = [...drop, ...command];
    const { exitCode, stderr } = await systemExec(first, rest, { cwd: "/", timeoutSeconds: 60 });
    if (exitCode !== 0) throw new Error(`${program}: ${stderr}`);
  };
  const data = join(folder, "data");
  await run("initdb", "-D", data, "-U", "gatewatch", "--auth=trust", "--encoding=UTF8", "--locale=C", "-N");
  const options = `-c listen_addresses='' -c unix_socket_directories=${folder} -c fsync=off`;
  await run("pg_ctl", "-D", data, "-w", "-l", join(folder, "log"), "-o", options, "start");
  return {
    url: `postgres://gatewatch@/postgres?host=${encodeURIComponent(folder)}`,
    async close() {
      await run("pg_ctl", "-D", data, "-m", "immediate", "stop");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
