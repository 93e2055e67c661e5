/** Who may import whom (the architecture's table). A name that stands nowhere here may import nothing of ours. */

/** Packages. `!base/db`: that room of base is refused. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  base: [],
  engines: ["base", "!base/db", "!base/jobs", "contracts"],
  server: ["base", "contracts", "engines"],
  agent: ["base", "!base/db", "!base/jobs", "contracts", "engines"],
  cli: ["base", "!base/db", "!base/jobs", "engines", "sdk"],
  sdk: ["contracts"],
  web: ["contracts", "sdk"],
};

/** What may be started by `import()` in one verb alone. */
export const startedBy: Readonly<Record<string, readonly string[]>> = { cli: ["server", "agent"] };

/** Rooms of the server: which other rooms each may call. Files at the top (wire, main) may call all. */
export const serverRooms: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  scanning: ["kernel", "engines"],
  vulnerabilities: ["kernel", "engines/findings"],
  reports: ["kernel", "vulnerabilities", "scanning", "engines/documents", "engines/findings", "engines/formats"],
  access: ["kernel"],
  operations: ["kernel"],
  exposure: ["kernel", "vulnerabilities", "access", "scanning/targets"],
  integrations: ["kernel", "scanning", "vulnerabilities", "reports", "access", "exposure"],
  assistant: ["kernel", "scanning", "vulnerabilities", "reports", "access", "exposure", "integrations"],
  "api/http": ["kernel"],
  "api/docs": ["api/http"],
  "api/dialects": [
    "engines/findings",
    "kernel",
    "scanning",
    "vulnerabilities",
    "reports",
    "access",
    "exposure",
    "integrations",
    "assistant",
    "api/http",
  ],
};

/** Files beside a door that are part of it. */
export const sharedFiles: readonly string[] = ["packages/server/src/kernel/actor.ts"];
