import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Sandbox {
  /** Of its JavaScript heap. */
  readonly memoryMegabytes: number;
  /** What it may read besides the program itself. */
  readonly readable: readonly string[];
}

const packages = fileURLToPath(new URL("../../../../", import.meta.url));

/**
 * Starts a file of this program in a process of its own: capped memory, no write to any file, no environment, no
 * descriptors but the IPC channel and stderr. The caller ends it.
 */
export function forkSandboxed(program: URL, { memoryMegabytes, readable }: Sandbox): ChildProcess {
  return fork(fileURLToPath(program), [], {
    serialization: "advanced",
    env: {},
    cwd: "/",
    execArgv: [
      `--max-old-space-size=${memoryMegabytes}`,
      "--disable-warning=ExperimentalWarning",
      ...permissions(readable),
    ],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

// Node's permission model: the child may read the program and the target, and start worker threads.
function permissions(readable: readonly string[]): string[] {
  const root = `${packages}../`;
  const paths = [
    `${packages}*`,
    `${root}node_modules/*`,
    `${root}package.json`,
    ...readable.flatMap((path) => [path, `${path}/*`]),
  ];
  return ["--permission", "--allow-worker", ...paths.map((path) => `--allow-fs-read=${path}`)];
}
