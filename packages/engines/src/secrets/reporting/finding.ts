import { createHmac } from "node:crypto";
import { type Finding, severityOf, type TraceStep } from "../../findings/index.ts";
import { companionsOf, isTestPath, keyPathOf } from "../assignments/index.ts";
import type { Match } from "../match.ts";
import { entropy } from "../values/entropy.ts";
import { previewOf } from "./preview.ts";
import { contextOf, snippetOf } from "./snippet.ts";
import { suppressionOf } from "./suppression.ts";

/** One scanned stretch of a file with all its matches. */
export interface ScannedText {
  readonly path: string;
  /** latin1 form of the bytes. */
  readonly text: string;
  /** In position order. */
  readonly matches: readonly Match[];
  /** Lines of the file before this stretch. */
  readonly linesBefore: number;
  /** HMAC key that joins the same value across places. */
  readonly joinKey: Buffer;
}

/** The findings of one stretch, in position order: no value leaves here, only previews and keyed hashes. */
export function* findingsOf(scanned: ScannedText): Generator<Finding> {
  let line = scanned.linesBefore + 1;
  let counted = 0;
  for (const match of scanned.matches) {
    line += newlines(scanned.text, counted, match.start);
    counted = match.start;
    yield toFinding(scanned, match, line);
  }
}

function toFinding(scanned: ScannedText, match: Match, line: number): Finding {
  const { text, path, matches } = scanned;
  const { rule, accepted } = match;
  const title = accepted.title ?? rule.title;
  const lineStart = text.lastIndexOf("\n", match.start - 1) + 1;
  const lastLineStart = text.lastIndexOf("\n", match.end - 1) + 1;
  const lineEnd = text.indexOf("\n", match.end);
  const snippet = snippetOf(text, match, matches);
  const suppressed = suppressionOf(
    text.slice(
      Math.max(lineStart, match.start - 2048),
      lineEnd < 0 ? match.end + 512 : Math.min(lineEnd, match.end + 2048),
    ),
  );
  const keyPath =
    match.name === undefined ? undefined : keyPathOf(text, text.lastIndexOf(match.name, match.start), match.name);
  const trace = traceOf(scanned, match, line, lineStart, snippet);
  return {
    engine: "secrets",
    ruleId: `secrets.${rule.id}`,
    category: "secrets",
    title: `${title} in ${path.slice(path.lastIndexOf("/") + 1)}`,
    shortDescription: `${title} stands readable in the file. ${rule.opens}`,
    description: describe(match, title),
    remediation: remedy(match),
    references: rule.references ?? [],
    cwe: rule.cwe ?? ["CWE-798"],
    severity: severityOf(match.score),
    severityScore: match.score,
    confidence: Math.max(1, match.confidence - (isTestPath(path) ? 3 : 0)),
    location: {
      file: path,
      line,
      column: columnOf(text, lineStart, match.start),
      endLine: line + newlines(text, match.start, match.end),
      endColumn: columnOf(text, lastLineStart, match.end),
    },
    ...(trace.length > 1 ? { trace } : {}),
    evidence: {
      snippet,
      facts: factsOf(match, keyPath),
      secret: {
        preview: previewOf(match.value),
        hmac: createHmac("sha256", scanned.joinKey).update(match.value, "latin1").digest("hex"),
        provider: rule.provider,
        validity: "not_checked",
      },
    },
    anchor: keyPath ?? contextOf(text, match, matches),
    ...(suppressed ? { suppressed } : {}),
  };
}

function describe(match: Match, title: string): string {
  const how = match.decoded ? ` It is hidden behind ${match.decoded.join(", then ")}, which protects nothing.` : "";
  return `${title} was found in clear text.${how} ${match.rule.opens} A credential in a file is in every copy of it: clones, forks, images, backups and the version history.`;
}

function remedy({ rule }: Match): string {
  return [
    `1. ${rule.revoke} Until then treat it as known to others.`,
    "2. Look through the service's access log for use that was not yours.",
    "3. Keep the new one outside of the repository: in the environment, in the CI's protected variables or in a secret store, and let the program read it from there.",
    "4. Removing the line is not enough: the history keeps it. Rewrite the history only after the old credential is withdrawn.",
  ].join("\n");
}

function factsOf(match: Match, keyPath: string | undefined): Record<string, string> {
  return {
    ...(keyPath === undefined ? {} : { "key path": keyPath }),
    characters: String(match.value.length),
    "entropy (bits per character)": entropy(match.value).toFixed(1),
    ...(match.accepted.proven ? { "offline check": "passed" } : {}),
    ...(match.decoded ? { encoding: match.decoded.join(", then ") } : {}),
    ...match.accepted.facts,
  };
}

/** The credential, and the lines beside it that say whose it is. */
function traceOf(
  { text, path, matches }: ScannedText,
  match: Match,
  line: number,
  lineStart: number,
  snippet: string,
): TraceStep[] {
  const isAssigned = match.name !== undefined && match.decoded === undefined;
  const others = (isAssigned ? companionsOf(text, match.start) : []).filter(
    ({ offset }) => offset < lineStart || text.slice(match.end, offset).includes("\n"),
  );
  const steps: TraceStep[] = others.map(({ offset, name }) => ({
    role: "flow",
    file: path,
    line: offset < lineStart ? line - newlines(text, offset, lineStart) : line + newlines(text, match.start, offset),
    snippet:
      snippetOf(text, { ...match, start: offset, end: offset }, matches)
        .split("\n")
        .find((shown) => shown.includes(name)) ?? name,
    primary: false,
    note: `"${name}" says whose credential it is`,
  }));
  const primary: TraceStep = { role: "sink", file: path, line, snippet, primary: true, note: "the credential" };
  return [...steps, primary];
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let place = text.indexOf("\n", from); place >= 0 && place < to; place = text.indexOf("\n", place + 1)) count++;
  return count;
}

/** 1-based, in characters of the file's UTF-8 text. */
function columnOf(text: string, lineStart: number, offset: number): number {
  return Buffer.from(text.slice(lineStart, offset), "latin1").toString("utf8").length + 1;
}
