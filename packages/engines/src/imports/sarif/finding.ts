import type { EngineId, Evidence, Finding, Location, TraceStep } from "../../findings/index.ts";
import { fingerprintsOf, shortHash } from "./identity.ts";
import type { Places } from "./place.ts";
import { confidenceOf, cwesOf, engineOf, ratingOf, tagsOf } from "./rating.ts";
import type { RuleBook } from "./rules.ts";
import type { Result, Rule, Run } from "./schema.ts";

/** What is known of the report as a whole when one of its results is read. */
export interface RunContext {
  readonly run: Run;
  readonly rules: RuleBook;
  readonly places: Places;
  /** Short name of the tool, first part of its rules' ids; empty for reports of our own, whose rules are ours. */
  readonly toolId: string;
}

/** What tells a result from the others. */
export interface ResultIdentity {
  readonly engine: EngineId;
  readonly ruleId: string;
  readonly location: Location;
  /** The tool's fingerprints. */
  readonly own: readonly string[];
  /** What the defect is without them: the code, else the message without its values. */
  readonly content: string;
}

const mostSteps = 100;

export function identityOf(result: Result, context: RunContext): ResultIdentity {
  const { id, rule } = context.rules.ruleOf(result);
  const location = context.places.placeOf(result.locations?.[0]);
  const engine = engineOf(result, id, tagsOf(rule, result), location.url !== undefined);
  const snippet = snippetOf(result, engine);
  return {
    engine,
    ruleId: `${context.toolId === "" ? "" : `${context.toolId}/`}${id}`.slice(0, 300),
    location,
    own: fingerprintsOf(result),
    content:
      snippet === undefined
        ? withoutValues(textOf(result.message, rule))
        : snippet.replaceAll(/\s+/g, " ").trim().slice(0, 1000),
  };
}

/** @param repeated fingerprints that more than one result of the report has: they are nobody's anchor */
export function findingOf(result: Result, context: RunContext, repeated: ReadonlySet<number>): Finding {
  const { engine, ruleId, location, own, content } = identityOf(result, context);
  const { id, rule } = context.rules.ruleOf(result);
  const tags = tagsOf(rule, result);
  const told = textOf(result.message, rule);
  const short = rule?.shortDescription?.text || rule?.name || id;
  const snippet = snippetOf(result, engine);
  const suppression = suppressionOf(result);
  const evidence: Evidence = snippet === undefined ? {} : { snippet: snippet.slice(0, 10_000) };
  const trace = engine === "secrets" ? [] : traceOf(result, context.places);
  return {
    engine,
    ruleId,
    category: tags.find((tag) => !/^(security|external\/)/i.test(tag) && tag.length <= 60) ?? "imported",
    title: (short || told).slice(0, 300),
    shortDescription: told.slice(0, 5000),
    description: (rule?.fullDescription?.text ?? told).slice(0, 20_000),
    remediation: (rule?.help?.text ?? "").slice(0, 20_000),
    references: rule?.helpUri !== undefined && /^https?:\/\//.test(rule.helpUri) ? [rule.helpUri.slice(0, 2048)] : [],
    cwe: cwesOf(result, rule, tags),
    ...ratingOf(result, rule),
    confidence: confidenceOf(result, rule),
    location,
    ...(trace.length > 0 && { trace }),
    evidence,
    anchor: own.find((text) => !repeated.has(shortHash(text))) ?? content,
    ...(suppression && { suppressed: suppression }),
  };
}

/** What may be a secret is not kept. */
function snippetOf({ locations }: Result, engine: EngineId): string | undefined {
  return engine === "secrets" ? undefined : locations?.[0]?.physicalLocation?.region?.snippet?.text;
}

function withoutValues(message: string): string {
  return message
    .replaceAll(/'[^']*'|"[^"]*"|`[^`]*`/g, "…")
    .replaceAll(/\d+/g, "0")
    .slice(0, 500);
}

/** SARIF 2.1.0 §3.11: the text, or the rule's message of that id, with its arguments put in. */
function textOf({ text, id, arguments: values = [] }: Result["message"], rule: Rule | undefined): string {
  const template = text ?? (id === undefined ? undefined : rule?.messageStrings?.[id]?.text) ?? "";
  return template.replaceAll(/\{(\d{1,3})\}/g, (whole, index) => values[Number(index)] ?? whole);
}

/** Accepted suppressions silence a finding; those under review and rejected ones do not (§3.35). */
function suppressionOf({ suppressions }: Result): Finding["suppressed"] {
  const found = suppressions?.find(({ status }) => status === undefined || status === "accepted");
  if (!found) return undefined;
  const by = found.kind === "external" ? "the report" : "a comment in the code";
  return { by, ...(found.justification !== undefined && { reason: found.justification.slice(0, 1000) }) };
}

function traceOf({ codeFlows }: Result, places: Places): TraceStep[] {
  const steps = codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
  const placed = steps.slice(0, mostSteps).flatMap(({ location }) => {
    const { file, line } = places.placeOf(location);
    const snippet = location?.physicalLocation?.region?.snippet?.text ?? "";
    const note = location?.message?.text;
    return file === undefined || line === undefined ? [] : [{ file, line, snippet: snippet.slice(0, 1000), note }];
  });
  return placed.map(({ note, ...step }, index) => ({
    ...step,
    role: index === 0 ? "source" : index === placed.length - 1 ? "sink" : "flow",
    primary: index === placed.length - 1,
    ...(note !== undefined && { note: note.slice(0, 500) }),
  }));
}
