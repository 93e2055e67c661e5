import { lookup } from "node:dns/promises";
import { access, constants, readFile, stat, statfs } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { type Finding, fail, ok, warn } from "./contract.ts";

const gibibyte = 1024 ** 3;

/** Folder of everything that is kept: there, ours alone, writable, with room. */
export async function checkDataFolder(folder: string): Promise<Finding[]> {
  const check = "data folder";
  const status = await stat(folder).catch(() => undefined);
  if (!status) return [ok(check, `"${folder}" is made at the first start`)];
  if (!status.isDirectory()) return [fail(check, `"${folder}" is no folder`, "Set GATEWATCH_DATA to a folder.")];
  const canWrite = await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!canWrite)
    return [fail(check, `"${folder}" cannot be written`, `Give this user the folder: chown -R USER "${folder}".`)];
  const isOpen = (status.mode & 0o077) !== 0;
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / gibibyte;
  const space = `${free.toFixed(1)} GiB free`;
  return [
    isOpen
      ? warn(check, `"${folder}" may be read by others`, `Shut it: chmod 700 "${folder}".`)
      : ok(check, `"${folder}" is ours alone`),
    free < 1
      ? fail("disk space", space, "Free space, or move the data folder: below 1 GiB uploads and the database stop.")
      : free < 5
        ? warn("disk space", space, "Free space soon: scans of large repositories need several GiB.")
        : ok("disk space", space),
  ];
}

/** Every connection and file of a scan takes one. */
export async function checkOpenFiles(): Promise<Finding[]> {
  const limits = await readFile("/proc/self/limits", "utf8").catch(() => "");
  const soft = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1]);
  if (!Number.isFinite(soft)) return [];
  const message = `${soft} files may be open`;
  if (soft >= 4096) return [ok("open files", message)];
  return [
    (soft < 1024 ? fail : warn)("open files", message, "Raise it: ulimit -n 65536, or LimitNOFILE= in the service."),
  ];
}

export async function checkMasterKey(file: string): Promise<Finding[]> {
  const check = "master key";
  const status = await stat(file).catch(() => undefined);
  if (!status) return [ok(check, `"${file}" is made at the first start`)];
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return [fail(check, `"${file}" cannot be read`, "Give this user the file.")];
  if (Buffer.from(text.trim(), "base64url").length !== 32)
    return [fail(check, `"${file}" holds no master key`, "Put the master key of your backup there.")];
  if ((status.mode & 0o077) !== 0)
    return [fail(check, `"${file}" may be read by others`, `Shut it: chmod 600 "${file}".`)];
  return [ok(check, "is readable by us alone; keep a copy of it outside this machine")];
}

/** @param serverPid of the server that runs on the data folder */
export async function checkPort(host: string, port: number, serverPid: number | undefined): Promise<Finding[]> {
  const check = `port ${port}`;
  if (serverPid !== undefined) return [ok(check, `Gatewatch is running (process ${serverPid})`)];
  const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
  if (!error) return [ok(check, `is free on ${host}`)];
  return [
    fail(
      check,
      `cannot be opened on ${host} (${error.code})`,
      "End what uses it, or set GATEWATCH_PORT or GATEWATCH_HOST.",
    ),
  ];
}

/** Whether names of the outside are found: cloning and advisories need them. */
export async function checkDns(name: string): Promise<Finding[]> {
  const found = await lookup(name).catch((error: NodeJS.ErrnoException) => error);
  if (!(found instanceof Error)) return [ok("outbound DNS", `${name} is found`)];
  return [
    warn(
      "outbound DNS",
      `${name} is not found (${found.code})`,
      "Scans of outside targets will fail. Check /etc/resolv.conf, unless this machine is meant to be offline.",
    ),
  ];
}

/** Whether the mail server answers; no mail is sent and no password used. */
export async function checkSmtp(smtpUrl: string | undefined): Promise<Finding[]> {
  if (smtpUrl === undefined) return [ok("mail", "is not set up; invitations and resets are links to copy")];
  const { hostname, port, protocol } = new URL(smtpUrl);
  const number = Number(port) || (protocol === "smtps:" ? 465 : 587);
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ""), port: number, timeout: 3000 });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once("connect", () => end(true));
    socket.once("timeout", () => end(false));
    socket.once("error", () => end(false));
  });
  if (answers) return [ok("mail", `${hostname}:${number} answers`)];
  return [fail("mail", `${hostname}:${number} does not answer`, "Check GATEWATCH_SMTP_URL and the firewall between.")];
}
