import { type Finding, owasp2021, severityOf, type TraceStep } from "../../findings/index.ts";
import type { Hit } from "../analysis/index.ts";
import { type Module, someNode } from "../ir/index.ts";
import { type Rule, rules } from "../rules/index.ts";
import type { Hop, Place, Taint } from "../values/index.ts";
import type { Lines } from "./lines.ts";
import { suggestedPatch } from "./patch.ts";
import { isBelowQuestion } from "./questions.ts";
import type { Suppression } from "./suppression.ts";

/** What is needed to know of a file to write about it. */
export interface FileView {
  readonly module: Module;
  readonly lines: Lines;
  readonly suppressions: ReadonlyMap<number, Suppression>;
  readonly isPartial: boolean;
}

/** Places besides its trace that a finding names. */
const mostConcerns = 40;
/** Other sources that a finding names. */
const mostOtherSources = 20;

/** One finding of everything that reaches one place: the best trace is shown, other sources are named. */
export function findingOf(hits: readonly Hit[], viewOf: (place: Place) => FileView): Finding {
  const [hit] = hits;
  const rule = rules[hit!.rule];
  const { module } = hit!.at;
  const view = viewOf(hit!.at);
  const ranked = hits
    .flatMap((each) => each.taints.map((taint) => ({ taint, doubt: taint.doubt + each.doubt })))
    .sort(
      (left, right) =>
        left.doubt - right.doubt ||
        length(left.taint) - length(right.taint) ||
        left.taint.source.at.start - right.taint.source.at.start,
    );
  const best = ranked[0];
  const { line, column } = view.lines.at(hit!.at.start);
  const end = view.lines.at(hit!.at.end);
  const trace = best === undefined ? undefined : traceOf(best.taint, hit!.at, viewOf, hit!.sink);
  const confidence = confidenceOf(
    rule,
    best?.taint,
    best?.doubt ?? Math.min(...hits.map((each) => each.doubt)),
    view.isPartial,
  );
  const shownSource = ({ what, at }: Taint["source"]) =>
    `${what} in ${at.module.path}:${viewOf(at).lines.at(at.start).line}`;
  const others = [...new Set(ranked.map(({ taint }) => shownSource(taint.source)))].slice(1, mostOtherSources + 1);
  const source = best?.taint.source.what;
  // Who starts a program has its rights already; the defect counts where the program runs for others.
  const label = best?.taint.source.label;
  const isOwn = label === "command line";
  // Whether a caller of a library lets others decide what it is given is not known.
  const isLess = label === "library input" || label === "archive" || hits.every((hit) => isMild(hit, view.module));
  const most = Math.max(...hits.map(({ mostScore = rule.score }) => mostScore));
  const score = Math.min(most, isOwn ? mostForOwnInput : isLess ? belowStepOf(rule.score) : rule.score);
  const suppression = view.suppressions.get(line) ?? view.suppressions.get(end.line);
  const isSilenced =
    suppression !== undefined && (suppression.rules.length === 0 || suppression.rules.includes(rule.id));
  const facts: Record<string, string> = {
    sink: hit!.sink,
    "OWASP Top 10": `${rule.owasp}:2021 ${owasp2021[rule.owasp]}`,
  };
  if (source !== undefined) facts["source"] = source;
  if (others.length > 0) facts["other sources"] = others.join(", ");
  const symbol = hit!.unit?.symbol ?? "";
  if (symbol !== "") facts["function"] = symbol;
  Object.assign(facts, hit!.facts);
  const patch = suggestedPatch(hit!, view.module);
  return {
    engine: "code",
    ruleId: `code.${rule.id}`,
    category: rule.category,
    title: rule.title.replace("{sink}", hit!.sink).slice(0, 200),
    shortDescription: source === undefined ? rule.short : `${rule.short} It comes from ${source}.`,
    description: rule.description,
    remediation: rule.remediation[module.language] ?? rule.short,
    references: rule.references,
    cwe: rule.cwe,
    severity: severityOf(score),
    severityScore: score,
    ...(isOwn || isLess || most < rule.score
      ? {}
      : {
          cvss: { v31: rule.v31, v40: rule.v40 },
        }),
    confidence,
    location: { file: module.path, line, column, endLine: end.line, endColumn: end.column },
    ...(trace === undefined ? {} : { trace }),
    ...(hit!.concerns !== undefined && { concerns: concernsOf(hit!.concerns, viewOf) }),
    evidence: { snippet: view.lines.text(line), facts, ...(patch !== undefined && { patch }) },
    anchor: anchorOf(hit!),
    ...(isSilenced && { suppressed: { by: suppression.by } }),
  };
}

/** Whether little can be done at a place, an operator has to ask for it by a setting, or another check stands in its place. */
function isMild(hit: Hit, module: Module): boolean {
  const { askedFor, replacedBy } = rules[hit.rule];
  if (hit.isMild === true) return true;
  if (askedFor !== undefined && isBelowQuestion(hit, askedFor, module)) return true;
  return replacedBy !== undefined && writesMember(hit, replacedBy);
}

function writesMember({ unit }: Hit, names: RegExp): boolean {
  return someNode(
    unit?.body,
    (node) => node.kind === "assign" && node.target.kind === "member" && names.test(node.target.name),
  );
}

/** Each stretch of lines once. */
function concernsOf(places: readonly Place[], viewOf: (place: Place) => FileView): NonNullable<Finding["concerns"]> {
  const stretches = places.map((place) => {
    const { lines } = viewOf(place);
    return { file: place.module.path, line: lines.at(place.start).line, endLine: lines.at(place.end).line };
  });
  const seen = new Map(stretches.map((each) => [`${each.file}:${each.line}-${each.endLine}`, each]));
  return [...seen.values()].slice(0, mostConcerns);
}

function length(taint: Taint): number {
  return taint.last?.length ?? 0;
}

function confidenceOf(rule: Rule, taint: Taint | undefined, doubt: number, isPartial: boolean): number {
  const start = Math.min(rule.mostConfidence ?? 10, taint?.source.label === "command line" ? 6 : 10);
  return Math.max(1, start - doubt - (isPartial ? 2 : 0) - (taint !== undefined && length(taint) > 12 ? 1 : 0));
}

const mostSteps = 20;
const mostForOwnInput = 3.9;

/** The highest score of the severity below. */
function belowStepOf(score: number): number {
  return score >= 9 ? 8.9 : score >= 7 ? 6.9 : mostForOwnInput;
}

/** The steps from the source to the sink, one per line of code; the sink is where it is to be mended. */
export function traceOf(
  taint: Taint,
  sink: Place,
  viewOf: (place: Place) => FileView,
  name: string | undefined,
): TraceStep[] {
  const hops: Hop[] = [];
  for (let hop = taint.last; hop !== undefined; hop = hop.before) hops.push(hop);
  const steps = [traceStep("source", taint.source.at, viewOf, taint.source.what)];
  for (const hop of hops.reverse()) {
    const next = traceStep("flow", hop.at, viewOf, hop.note);
    const previous = steps.at(-1)!;
    if (previous.role === "flow" && previous.file === next.file && previous.line === next.line) {
      steps[steps.length - 1] = { ...previous, note: joinNotes(previous.note ?? "", next.note ?? "") };
    } else steps.push(next);
  }
  const kept = steps.length <= mostSteps ? steps : [steps[0]!, ...steps.slice(-(mostSteps - 1))];
  return [...kept, { ...traceStep("sink", sink, viewOf, name), primary: true }];
}

function joinNotes(first: string, second: string): string {
  return first.includes(second) ? first : `${first}, ${second}`;
}

/** One step of a trace; the code speaks for itself without a `note`. */
export function traceStep(
  role: TraceStep["role"],
  at: Place,
  viewOf: (place: Place) => FileView,
  note: string | undefined,
): TraceStep {
  const { lines } = viewOf(at);
  const { line } = lines.at(at.start);
  const plain = { role, file: at.module.path, line, snippet: lines.text(line).trim(), primary: false };
  return note === undefined ? plain : { ...plain, note };
}

/** What the defect is, apart from where in the file: enclosing function and the text of the sink without layout. */
function anchorOf(hit: Hit): string {
  const text = hit.at.module.text.slice(hit.at.start, hit.at.end);
  return `${hit.unit?.symbol ?? ""}|${hit.sink}|${text.replace(/\s+/g, " ").slice(0, 300)}`;
}
