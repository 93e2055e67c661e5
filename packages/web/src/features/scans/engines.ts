import type { EngineName } from "@gatewatch/sdk";

export interface EngineWords {
  /** What it looks for. */
  readonly what: string;
  /** About how long. */
  readonly about: string;
  /** What its progress counts. */
  readonly units: "files" | "requests" | "hosts";
}

export const engineWords: Record<EngineName, EngineWords> = {
  secrets: {
    what: "Keys, passwords and tokens in the files",
    about: "about 10 s for 10,000 files",
    units: "files",
  },
  dependencies: {
    what: "Packages with published advisories",
    about: "about 5 s",
    units: "files",
  },
  config: {
    what: "Containers, pipelines and infrastructure files",
    about: "about 5 s",
    units: "files",
  },
  code: {
    what: "Injection and other defects, with the way of the value",
    about: "about 1 min for 3,000 files",
    units: "files",
  },
  web: {
    what: "Headers, cookies, TLS, exposed files and pages",
    about: "about 20 s, up to 20 requests a second",
    units: "requests",
  },
  host: { what: "Open ports, services and their versions", about: "about 1 min", units: "hosts" },
};

/** The engines that a scan of this kind of target runs when none are chosen. */
export const plannedEngines = {
  tree: ["secrets", "code"],
  web: ["web"],
} as const satisfies Record<string, readonly EngineName[]>;

export function isEngine(word: string): word is EngineName {
  return Object.hasOwn(engineWords, word);
}
