/** The parts of SARIF 2.1.0 that an import reads (OASIS, sections 3.13 to 3.52). Anything else in a report is passed over. */
import { z } from "zod";

const text = z.string();
const message = z.object({
  text: text.optional(),
  id: text.optional(),
  arguments: z.array(text).optional(),
});
const bag = z.record(z.string(), z.unknown());
const index = z.int().min(-1);
const reporting = z.object({
  id: text.optional(),
  index: index.optional(),
  toolComponent: z.object({ index: index.optional(), name: text.optional() }).optional(),
});
const region = z.object({
  startLine: z.int().min(1).optional(),
  startColumn: z.int().min(1).optional(),
  endLine: z.int().min(1).optional(),
  endColumn: z.int().min(1).optional(),
  snippet: z.object({ text: text.optional() }).optional(),
});
export const location = z.object({
  physicalLocation: z
    .object({
      artifactLocation: z
        .object({ uri: text.optional(), uriBaseId: text.optional(), index: index.optional() })
        .optional(),
      region: region.optional(),
      contextRegion: region.optional(),
    })
    .optional(),
  message: message.optional(),
});
export const result = z.object({
  ruleId: text.optional(),
  ruleIndex: index.optional(),
  rule: reporting.optional(),
  kind: text.optional(),
  level: z.enum(["none", "note", "warning", "error"]).optional(),
  message: message,
  locations: z.array(location).optional(),
  fingerprints: z.record(z.string(), text).optional(),
  partialFingerprints: z.record(z.string(), text).optional(),
  codeFlows: z
    .array(
      z.object({ threadFlows: z.array(z.object({ locations: z.array(z.object({ location: location.optional() })) })) }),
    )
    .optional(),
  suppressions: z
    .array(z.object({ kind: text.optional(), status: text.optional(), justification: text.optional() }))
    .nullish(),
  baselineState: text.optional(),
  taxa: z.array(reporting).optional(),
  properties: bag.optional(),
});
export const rule = z.object({
  id: text,
  name: text.optional(),
  shortDescription: message.optional(),
  fullDescription: message.optional(),
  help: message.optional(),
  helpUri: text.optional(),
  messageStrings: z.record(z.string(), message).optional(),
  defaultConfiguration: z.object({ level: z.enum(["none", "note", "warning", "error"]).optional() }).optional(),
  relationships: z.array(z.object({ target: reporting })).optional(),
  properties: bag.optional(),
});
const component = z.object({
  name: text.min(1),
  version: text.optional(),
  semanticVersion: text.optional(),
  rules: z.array(rule).optional(),
});
export const run = z.object({
  tool: z.object({ driver: component, extensions: z.array(component).optional() }),
  artifacts: z
    .array(z.object({ location: z.object({ uri: text.optional(), uriBaseId: text.optional() }).optional() }))
    .optional(),
  originalUriBaseIds: z.record(z.string(), z.object({ uri: text.optional() })).optional(),
  automationDetails: z.object({ id: text.optional() }).optional(),
  versionControlProvenance: z
    .array(z.object({ repositoryUri: text.optional(), revisionId: text.optional(), branch: text.optional() }))
    .optional(),
  invocations: z
    .array(
      z.object({
        executionSuccessful: z.boolean().optional(),
        toolExecutionNotifications: z.array(z.unknown()).optional(),
        properties: bag.optional(),
      }),
    )
    .optional(),
});
export const report = z.object({ version: z.literal("2.1.0"), runs: z.array(run).min(1).max(1000) });

export type Result = z.output<typeof result>;
export type Rule = z.output<typeof rule>;
export type Run = z.output<typeof run>;
export type SarifLocation = z.output<typeof location>;
