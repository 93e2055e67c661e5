import { type ChildProcess, spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const checkout = fileURLToPath(new URL("../../", import.meta.url));

export interface StartedServer {
  readonly url: string;
  readonly setupToken: string | undefined;
  readonly child: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Signals the whole process group, as a terminal does. @returns the exit code of `npm start` */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the platform with the README's command and waits until it says that it is ready. */
export async function startServer(options: {
  readonly data: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly uid?: number;
}): Promise<StartedServer> {
  const child = spawn("npm", ["start"], {
    cwd: checkout,
    env: { ...process.env, GATEWATCH_DATA: options.data, GATEWATCH_PORT: "0", ...options.environment },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    ...(options.uid !== undefined && { uid: options.uid, gid: options.uid }),
  });
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString("utf8");
      const ready = /^Gatewatch is ready at (\S+)$/m.exec(output)?.[1];
      // The setup link follows in the same breath when there is one to print.
      if (ready !== undefined) setImmediate(() => resolve(ready));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void ended.then((code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
  return {
    url,
    setupToken: /setup\?token=([\w-]+)/.exec(output)?.[1],
    child,
    output: () => output,
    async end(signal) {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, signal);
      return ended;
    },
  };
}

/** Processes whose command line holds the text. */
export async function processesWith(text: string): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const command = await readFile(`/proc/${name}/cmdline`, "utf8").catch(() => "");
    if (command.includes(text) && Number(name) !== process.pid) found.push(Number(name));
  }
  return found;
}
