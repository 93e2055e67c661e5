import { readFileSync } from "node:fs";
import { messageOf } from "@gatewatch/base/fault";
import { engines } from "@gatewatch/engines";
import { type EngineId, type Severity, severities } from "@gatewatch/engines/findings";
import { formats } from "@gatewatch/engines/formats";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { scanFaults } from "./faults.ts";

/** What commander gives: texts as they were typed. */
export interface ScanFlags {
  readonly engines?: string;
  readonly format?: readonly string[];
  readonly output?: string;
  readonly failOn?: string;
  readonly severity?: string;
  readonly profile?: string;
  readonly offline?: boolean;
  readonly exclude?: readonly string[];
  readonly gitignore: boolean;
  readonly secretsRules?: readonly string[];
  readonly codeRules?: readonly string[];
  readonly branch?: string;
  readonly timeout?: string;
  readonly jobs?: string;
  readonly baseline?: string;
  readonly cache: boolean;
  readonly patch?: string;
  readonly changedSince?: string;
  readonly othersComments?: boolean;
  readonly requireReasons?: boolean;
  readonly changedLines?: string;
  readonly config?: string;
}

/** One scan's settings, checked, defaults filled in where they do not depend on the target. */
export type Settings = z.output<typeof settingsSchema>;

const formatIds = formats.map((format) => format.id);
const registered = engines.map((engine) => engine.id);
const defaultTimeoutSeconds = 3600;

const level = z.enum(severities, { error: `must be one of ${severities.join(", ")}` });
const fileName = z.string().min(1, "must name a file").max(4096);

const engineId = z.string().transform((text, context): EngineId => {
  const known = registered.find((id) => id === text);
  if (known !== undefined) return known;
  context.addIssue({
    code: "custom",
    message: `${JSON.stringify(text)} is no engine of this version; there are: ${registered.join(", ")}`,
  });
  return z.NEVER;
});

const output = z.string().transform((text, context): { format: string; file?: string } => {
  const [format = "", ...rest] = text.split("=");
  if (!formatIds.includes(format)) {
    context.addIssue({
      code: "custom",
      message: `${JSON.stringify(format)} is no format of this version; there are: ${formatIds.join(", ")}`,
    });
    return z.NEVER;
  }
  if (rest.length === 0) return { format };
  const file = rest.join("=");
  if (file === "") context.addIssue({ code: "custom", message: `${JSON.stringify(text)} names no file after "="` });
  return { format, file };
});

const wholeSeconds = z.coerce
  .number({ error: "must be a number of seconds" })
  .positive("must be more than 0")
  .max(86_400, "must be at most 86400");

/** Keys are those of the configuration file. */
const settingsSchema = z
  .strictObject({
    engines: z.array(engineId).min(1, "must name at least one engine").optional(),
    format: z.array(output).default([]),
    output: fileName.optional(),
    "fail-on": z
      .union([level, z.literal("none")], { error: `must be one of ${severities.join(", ")}, none` })
      .default("high"),
    severity: level.default("info"),
    profile: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,31}$/, "must be a profile's name, such as quick or full")
      .optional(),
    offline: z.boolean().default(false),
    exclude: z.array(z.string().min(1).max(1000)).max(1000).default([]),
    gitignore: z.boolean().default(true),
    "secrets-rules": z.array(fileName).default([]),
    "code-rules": z.array(fileName).default([]),
    branch: z.string().min(1).max(1024).optional(),
    timeout: wholeSeconds.default(defaultTimeoutSeconds),
    jobs: z.coerce
      .number({ error: "must be a whole number" })
      .int("must be a whole number")
      .min(1, "must be at least 1")
      .max(64, "must be at most 64")
      .optional(),
    baseline: fileName.optional(),
    cache: z.boolean().default(true),
    "others-comments": z.boolean().default(false),
    "require-reasons": z.boolean().default(false),
    patch: fileName.optional(),
    "changed-since": z
      .string()
      .regex(/^(?!-)[\x21-\x7e]{1,1000}$/, "must be a branch, tag or commit")
      .optional(),
    "changed-lines": fileName.optional(),
  })
  .refine((settings) => settings["changed-since"] === undefined || settings["changed-lines"] === undefined, {
    path: ["changed-since"],
    error: "and changed-lines say the same in two ways; give one of them",
  })
  .refine((settings) => settings.format.filter(({ file }) => file === undefined).length <= 1, {
    path: ["format"],
    error: "only one format can go to standard output; write the others as FORMAT=FILE",
  });

/**
 * Joins the command line with the configuration file it names; the command line wins.
 *
 * @throws Fault `cli.invalid_options` naming every wrong option at once, `cli.unreadable_file`
 */
export function readSettings(flags: ScanFlags): Settings {
  const {
    config,
    engines: engineList,
    gitignore,
    cache,
    failOn,
    secretsRules,
    codeRules,
    changedSince,
    changedLines,
    othersComments,
    requireReasons,
    ...rest
  } = flags;
  const typed = {
    ...rest,
    ...(engineList !== undefined && { engines: engineList.split(",").map((id) => id.trim()) }),
    ...(failOn !== undefined && { "fail-on": failOn }),
    ...(secretsRules !== undefined && { "secrets-rules": secretsRules }),
    ...(codeRules !== undefined && { "code-rules": codeRules }),
    ...(othersComments !== undefined && { "others-comments": othersComments }),
    ...(requireReasons !== undefined && { "require-reasons": requireReasons }),
    ...(changedSince !== undefined && { "changed-since": changedSince }),
    ...(changedLines !== undefined && { "changed-lines": changedLines }),
    ...(gitignore === false && { gitignore }),
    ...(cache === false && { cache }),
  };
  const parsed = settingsSchema.safeParse({ ...(config === undefined ? {} : readConfigFile(config)), ...typed });
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ field: key, reason: "is no option of scan" }))
      : [{ field: String(issue.path[0] ?? "configuration file"), reason: issue.message }],
  );
  const lines = fields.map(({ field, reason }) => `${field}: ${reason}`);
  throw scanFaults("cli.invalid_options", { message: `These options cannot be used. ${lines.join("; ")}.`, fields });
}

function readConfigFile(file: string): object {
  const text = readOption("--config", file);
  try {
    const document: unknown = parseYaml(text, { maxAliasCount: 0 });
    if (document === null) return {};
    if (typeof document === "object" && !Array.isArray(document)) return document;
  } catch (error) {
    throw scanFaults("cli.invalid_options", {
      message: `${JSON.stringify(file)} is no YAML: ${messageOf(error).split("\n")[0]}.`,
    });
  }
  throw scanFaults("cli.invalid_options", {
    message: `${JSON.stringify(file)} must hold options by name, such as "fail-on: critical".`,
  });
}

/**
 * Reads a file that an option names.
 *
 * @throws Fault `cli.unreadable_file`
 */
export function readOption(option: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw scanFaults("cli.unreadable_file", {
      message: `The file ${JSON.stringify(file)} of ${option} cannot be read (${messageOf(cause)}). Check its name and permissions.`,
      cause,
    });
  }
}

/** True when a finding of this severity lets the scan fail. */
export function failsAt(failOn: Settings["fail-on"], severity: Severity): boolean {
  return failOn !== "none" && severities.indexOf(severity) >= severities.indexOf(failOn);
}
