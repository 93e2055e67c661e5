import { readFile } from "node:fs/promises";
import { messageOf } from "@gatewatch/base/fault";
import { engineIds, severities } from "@gatewatch/engines/findings";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { gateFaults } from "./faults.ts";

/** The server's policies in the server's words, as far as a file of findings can be judged by them. */
export type FilePolicy = z.output<typeof policy>;

const severity = z.enum(severities);
const policy = z.strictObject({
  name: z.string().trim().min(1).max(100),
  enabled: z.boolean().default(true),
  order: z.int().min(0).max(10_000).default(100),
  match: z.strictObject({
    severity_at_least: severity.optional(),
    severities: z.array(severity).min(1).optional(),
    confidence_at_least: z.int().min(1).max(10).optional(),
    cwe: z
      .array(z.string().regex(/^CWE-\d{1,6}$/, "is written like CWE-79"))
      .min(1)
      .max(50)
      .optional(),
    engine: z.array(z.enum(engineIds)).min(1).optional(),
    rule_prefix: z.string().min(1).max(300).optional(),
    path: z.string().min(1).max(500).optional(),
  }),
  act: z
    .strictObject({
      decide: z
        .strictObject({ status: z.enum(["accepted_risk", "false_positive"]), reason: z.string().min(1).max(1000) })
        .optional(),
      severity: severity.optional(),
      fail_gate: z.boolean().optional(),
    })
    .refine(({ decide, severity: word, fail_gate: fails }) => decide || word || fails, {
      error: "must hold decide, severity or fail_gate",
    }),
});
const policyFile = z.strictObject({ policies: z.array(policy).min(1).max(200) });

/**
 * Reads a YAML (or JSON) file of policies, enabled ones only, in the order in which they act.
 *
 * @throws Fault `gate.unreadable_file`, `gate.invalid_policies` naming every wrong part at once
 */
export async function readPolicies(file: string): Promise<readonly FilePolicy[]> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw gateFaults("gate.unreadable_file", {
      message: `The policy file ${JSON.stringify(file)} cannot be read (${messageOf(cause)}). Check its name and permissions.`,
      cause,
    });
  });
  const read = policyFile.safeParse(documentIn(file, text));
  if (read.success) return read.data.policies.filter(({ enabled }) => enabled).sort((a, b) => a.order - b.order);
  const fields = read.error.issues.flatMap((issue) => {
    const place = issue.path.join(".");
    return issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          field: place === "" ? key : `${place}.${key}`,
          reason: "is nothing that a file can be judged by",
        }))
      : [{ field: place || "the file", reason: issue.message }];
  });
  throw gateFaults("gate.invalid_policies", {
    message: `${JSON.stringify(file)} cannot be used. ${fields.map(({ field, reason }) => `${field}: ${reason}`).join("; ")}.`,
    fields,
  });
}

function documentIn(file: string, text: string): unknown {
  try {
    return parseYaml(text, { maxAliasCount: 0 });
  } catch (cause) {
    throw gateFaults("gate.invalid_policies", {
      message: `${JSON.stringify(file)} is no YAML: ${messageOf(cause).split("\n")[0]}.`,
      cause,
    });
  }
}
