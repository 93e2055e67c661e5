/** The finding: its type, severity words, identity and place, and what a scan that does not show one says about it. A library room: it runs nothing and knows no engine. */
export { createJudge, type Gap, type IssuePlace, type Judge, type RanRules, type ScanCoverage } from "./coverage.ts";
export { CoverageBook } from "./coverage-book.ts";
export {
  type EngineId,
  type Evidence,
  engineIds,
  type Finding,
  type Location,
  placeOf,
  type Severity,
  severities,
  type TraceStep,
} from "./finding.ts";
export {
  type FingerprintVersion,
  fingerprintOf,
  fingerprintVersion,
  fingerprintVersions,
  type IdentifiedFinding,
  type Identity,
  identify,
  movedKeyOf,
  pathOf,
} from "./fingerprint.ts";
export { type Owasp2021, owasp2021 } from "./owasp.ts";
export { confidenceWord, isAtLeast, scoreOf, severityOf } from "./severity.ts";
export { similarity } from "./similarity.ts";
export { type SuppressionMark, speaksOf, suppressionMarksIn } from "./suppression.ts";
