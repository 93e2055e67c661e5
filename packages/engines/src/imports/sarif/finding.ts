import type { Evidence, Finding, TraceStep } from "../../findings/index.ts";
import { fingerprintsOf, shortHash } from "./identity.ts";
import { placeIn } from "./place.ts";
import { confidenceOf, cwesOf, engineOf, ratingOf, tagsOf } from "./rating.ts";
import type { RuleBook } from "./rules.ts";
import type { Result, Rule, Run } from "./schema.ts";

/** What is known of the report as a whole when one of its results is read. */
export interface RunContext {
  readonly run: Run;
  readonly rules: RuleBook;
  /** Short name of the tool, first part of its rules' ids; empty for reports of our own, whose rules are ours. */
  readonly toolId: string;
  /** Fingerprints that stand in the report more than once. */
  readonly repeated: ReadonlySet<number>;
}

const mostSteps = 100;

/** A result as a finding; the tool's own fingerprint is its anchor where no other result of the report has it. */
export function findingOf(result: Result, context: RunContext): Finding {
  const { id, rule } = context.rules.ruleOf(result);
  const tags = tagsOf(rule, result);
  const location = placeIn(context.run, result.locations?.[0]);
  const engine = engineOf(result, id, tags, location.url !== undefined);
  const ruleId = `${context.toolId === "" ? "" : `${context.toolId}/`}${id}`.slice(0, 300);
  const told = textOf(result.message, rule);
  const short = rule?.shortDescription?.text || rule?.name || id;
  const snippet = result.locations?.[0]?.physicalLocation?.region?.snippet?.text;
  const isSecret = engine === "secrets";
  const suppression = suppressionOf(result);
  const evidence: Evidence = snippet !== undefined && !isSecret ? { snippet: snippet.slice(0, 10_000) } : {};
  const trace = traceOf(result, context.run);
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
    ...(trace.length > 0 && !isSecret && { trace }),
    evidence,
    anchor: anchorOf(result, context, isSecret ? undefined : snippet, told),
    ...(suppression && { suppressed: suppression }),
  };
}

/** What the defect is: the tool's word for it if that is unique, else the code, else the message without its values. */
function anchorOf(result: Result, { repeated }: RunContext, snippet: string | undefined, told: string): string {
  const own = fingerprintsOf(result).find((text) => !repeated.has(shortHash(text)));
  if (own !== undefined) return own.slice(0, 1000);
  if (snippet !== undefined) return snippet.replaceAll(/\s+/g, " ").trim().slice(0, 1000);
  return told
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

function traceOf({ codeFlows }: Result, run: Run): TraceStep[] {
  const steps = codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
  const placed = steps.slice(0, mostSteps).flatMap(({ location }) => {
    const { file, line } = placeIn(run, location);
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
