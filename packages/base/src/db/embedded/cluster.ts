import { spawn } from "node:child_process";
import { chmod, chown, lstat, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { dbFaults } from "../faults.ts";
import type { Places } from "./places.ts";

/** Creates the cluster where there is none. An interrupted creation leaves nothing that the next start would trust. */
export async function createCluster(places: Places, password: string): Promise<void> {
  if (await lstat(places.clusterFolder).catch(() => undefined)) return;
  const draft = `${places.clusterFolder}.new`;
  await rm(draft, { recursive: true, force: true });
  const secrets = await mkdtemp(join(places.runAs ? dirname(places.socketFolder) : tmpdir(), "gatewatch-init-"));
  const passwordFile = join(secrets, "password");
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (places.runAs) {
      await chmod(dirname(draft), 0o755);
      await chown(secrets, places.runAs.uid, places.runAs.gid);
      await chown(passwordFile, places.runAs.uid, places.runAs.gid);
      await chown(dirname(draft), places.runAs.uid, places.runAs.gid);
    }
    await runInitdb(places, draft, passwordFile);
    await rename(draft, places.clusterFolder);
  } finally {
    await rm(secrets, { recursive: true, force: true });
  }
}

function runInitdb(places: Places, folder: string, passwordFile: string): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    "--username=gatewatch",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(join(places.binFolder, "initdb"), args, {
      ...places.runAs,
      cwd: "/",
      env: { PATH: process.env.PATH ?? "/usr/bin:/bin" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let lastWords = "";
    child.stderr.on("data", (chunk: Buffer) => {
      lastWords = (lastWords + chunk.toString("utf8")).slice(-2000);
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) return resolve();
      reject(
        dbFaults("db.start_failed", {
          message: `The embedded database could not be created. Its last words: ${lastWords.trim()}. Check free space and permissions of "${dirname(folder)}".`,
        }),
      );
    });
  });
}
