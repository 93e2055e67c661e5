import type { EngineName } from "@gatewatch/sdk";

export interface EngineWords {
  readonly name: string;
  /** What it looks for. */
  readonly what: string;
  /** About how long. */
  readonly about: string;
  /** What its progress counts. */
  readonly units: "files" | "requests" | "hosts";
}

export const engineWords: Record<EngineName, EngineWords> = {
  secrets: {
    name: "Secrets",
    what: "Keys, passwords and tokens in the files",
    about: "about 10 s for 10,000 files",
    units: "files",
  },
  dependencies: {
    name: "Dependencies",
    what: "Packages with published advisories",
    about: "about 5 s",
    units: "files",
  },
  config: {
    name: "Config",
    what: "Containers, pipelines and infrastructure files",
    about: "about 5 s",
    units: "files",
  },
  code: {
    name: "Code",
    what: "Injection and other defects, with the way of the value",
    about: "about 1 min for 3,000 files",
    units: "files",
  },
  web: {
    name: "Web",
    what: "Headers, cookies, TLS, exposed files and pages",
    about: "about 20 s, up to 20 requests a second",
    units: "requests",
  },
  host: { name: "Host", what: "Open ports, services and their versions", about: "about 1 min", units: "hosts" },
};

/** The engines that a scan of this kind of target runs when none are chosen. */
export const plannedEngines = {
  tree: ["secrets", "code"],
  web: ["web"],
} as const satisfies Record<string, readonly EngineName[]>;

/** The name of an engine as the server calls it; a new engine's own word until this page knows it. */
export function engineName(engine: string): string {
  return isEngine(engine) ? engineWords[engine].name : engine;
}

export function isEngine(word: string): word is EngineName {
  return Object.hasOwn(engineWords, word);
}
