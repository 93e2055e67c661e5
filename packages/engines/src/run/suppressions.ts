import { openTree, type Tree } from "@gatewatch/base/tree";
import type { Engine } from "../contract.ts";
import {
  type EngineId,
  type Finding,
  type IdentifiedFinding,
  identify,
  type SuppressionMark,
  speaksOf,
  suppressionMarksIn,
} from "../findings/index.ts";
import type { RunEvent, RunRequest } from "./contract.ts";

/** The words of other programs' comments, which silence only where they are honoured. Users' own Semgrep rules bring theirs. */
const others = new Set(["nosemgrep", "nosec", "NOSONAR", "gosec:disable", "gitleaks:allow"]);
const mostFileBytes = 2 * 1024 * 1024;
const mostUnused = 1000;

interface MarkedFile {
  readonly marks: readonly SuppressionMark[];
  readonly used: Set<SuppressionMark>;
}

/** The rule of an engine that tells of comments which silence nothing. */
export const unusedRuleOf = (engine: EngineId) => `${engine}.unused-suppression`;

/**
 * Says of findings that a comment in the file silences them, the same way for every engine, and at the end which of
 * these comments silence nothing, where every engine that they may speak to looked at the whole file.
 *
 * @param accepting all engines there are for the target, asked for or not
 */
export async function* suppressed(
  events: AsyncIterable<RunEvent>,
  request: RunRequest,
  accepting: readonly Engine[],
): AsyncGenerator<RunEvent> {
  if (request.target.kind !== "tree") {
    yield* events;
    return;
  }
  const tree = await openTree(request.root ?? "", request);
  const files = new Map<string, MarkedFile>();
  const completed = new Set<EngineId>();
  const unseen: { readonly engine: EngineId; readonly place: string }[] = [];
  for await (const event of events) {
    if (event.type === "engine" && event.status === "completed") completed.add(event.engine);
    if (event.type === "not_covered" || event.type === "excluded") unseen.push(event);
    yield event.type === "finding" ? { ...event, finding: await judged(event.finding, request, tree, files) } : event;
  }
  const isSeen = (engine: EngineId, path: string) =>
    completed.has(engine) &&
    !unseen.some(
      (gap) => gap.engine === engine && (gap.place === path || path.startsWith(`${gap.place.replace(/\/$/, "")}/`)),
    );
  for await (const finding of identify(request.target.label, unusedIn(tree, files, accepting, isSeen)))
    yield { type: "finding", finding };
}

async function judged(
  finding: IdentifiedFinding,
  { suppressions = {} }: RunRequest,
  tree: Tree,
  files: Map<string, MarkedFile>,
): Promise<IdentifiedFinding> {
  const { suppressed: by, ...open } = finding;
  const { file, line, endLine = line } = finding.location;
  const isOfOthers = by !== undefined && others.has(by.by) && !finding.ruleId.startsWith("code.user.");
  const own = isOfOthers && suppressions.others !== true ? open : finding;
  if (file === undefined || line === undefined) return own;
  const marked = await marksOf(tree, file, files);
  const found = marked.marks.filter(
    (mark) => (mark.covers.includes(line) || mark.covers.includes(endLine!)) && speaksOf(mark, finding.ruleId),
  );
  for (const mark of found) marked.used.add(mark);
  const best = found.find(({ reason }) => reason !== undefined) ?? found[0];
  if (best === undefined) return own;
  if (best.reason === undefined && suppressions.needReason === true) {
    const facts = { ...own.evidence.facts, suppression: "A comment asks to silence this and gives no reason." };
    return { ...own, evidence: { ...own.evidence, facts } };
  }
  return {
    ...own,
    suppressed: { by: "gatewatch-ignore", ...(best.reason !== undefined && { reason: best.reason }) },
  };
}

/** The marks of one file, kept until the end where there are any. */
async function marksOf(tree: Tree, path: string, files: Map<string, MarkedFile>): Promise<MarkedFile> {
  const known = files.get(path);
  if (known !== undefined) return known;
  const file = await tree.file(path);
  const isRead = file !== undefined && file.sizeBytes <= mostFileBytes;
  const made = {
    marks: isRead ? suppressionMarksIn(file.read().toString("utf8")) : [],
    used: new Set<SuppressionMark>(),
  };
  files.set(path, made);
  return made;
}

async function* unusedIn(
  tree: Tree,
  files: Map<string, MarkedFile>,
  accepting: readonly Engine[],
  isSeen: (engine: EngineId, path: string) => boolean,
): AsyncGenerator<Finding> {
  let count = 0;
  for await (const { path, sizeBytes, read } of tree.files()) {
    if (sizeBytes > mostFileBytes || count >= mostUnused) continue;
    const known = files.get(path);
    const marks = known?.marks ?? marksIn(read);
    for (const mark of marks) {
      if (known?.used.has(mark) === true) continue;
      const owners = ownersOf(mark, accepting);
      if (!owners.every((engine) => isSeen(engine, path)) || count++ >= mostUnused) continue;
      yield unusedFinding(owners[0]!, path, mark);
    }
  }
}

function marksIn(read: (offset?: number, length?: number) => Buffer): SuppressionMark[] {
  const bytes = read();
  return bytes.includes("gatewatch-ignore") ? suppressionMarksIn(bytes.toString("utf8")) : [];
}

/** The engines whose rules a mark names; all of them when it names none, or none that is known. */
function ownersOf({ rules }: SuppressionMark, accepting: readonly Engine[]): EngineId[] {
  const named = accepting.filter(({ id, rules: own = [] }) =>
    rules.some((rule) => rule.startsWith(`${id}.`) || own.includes(`${id}.${rule}`)),
  );
  return (named.length > 0 ? named : accepting).map(({ id }) => id);
}

function unusedFinding(engine: EngineId, file: string, { line, rules, reason }: SuppressionMark): Finding {
  const named = rules.length === 0 ? "any rule" : rules.join(", ");
  return {
    engine,
    ruleId: unusedRuleOf(engine),
    category: "suppression",
    title: "A suppression comment silences nothing",
    shortDescription: `No finding of ${named} is here any more.`,
    description:
      "The comment says that a finding is known and accepted. Nothing is found there: the code was mended or moved, or the comment names another rule. Left there, it would silence the next finding unseen.",
    remediation: "Take the comment away, or correct the rule's name.",
    references: [],
    cwe: [],
    severity: "info",
    severityScore: 0,
    confidence: 9,
    location: { file, line },
    evidence: { facts: { rules: named, ...(reason !== undefined && { reason }) } },
    anchor: `${rules.join(",")}|${reason ?? ""}`,
  };
}
